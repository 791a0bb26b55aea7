"""Counts what each value of each filter would give: the engine counts, in one pass for each filter that is on."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tantivy import Query, Searcher

from algorithm_register.search.asking.filters import freshness_days, narrowed
from algorithm_register.search.index.columns import CHECKED, FILTERS, FRESHNESS, column, usual_spelling
from algorithm_register.search.index.generation import Snapshot, breaking

# Filter → value → how many results there would be with only this value chosen in this filter.
Counts = Mapping[str, Mapping[str, int]]

# More than there are public bodies, so that no count is an estimate.
_ALL = 20_000


def counts(searcher: Searcher, wanted: Query, on: Mapping[str, Query], today: date) -> Counts:
    """For what is `wanted` before filtering, narrowed by all filters that are `on` but the one that is counted.

    So the count beside a value is always the number of results after choosing it alone in its filter. Values
    that nothing has are left out. 1 + n passes for n filters that are on.
    """
    off = [name for name in FILTERS if name not in on]
    found = _counted(searcher, narrowed(wanted, on), off, today)
    for name in on:
        others = {other: clause for other, clause in on.items() if other != name}
        found |= _counted(searcher, narrowed(wanted, others), [name], today)
    return found


def values(searcher: Searcher, wanted: Query, name: str) -> dict[str, int]:
    """How many of what is `wanted` have each value of one filter with a column; values that none has are left out."""
    return _aggregated(searcher, wanted, {name: _terms(name)})[name]


def spellings(snapshot: Snapshot, suppliers: Iterable[str]) -> dict[str, str]:
    """How each of these suppliers is written most often; those that nobody writes are left out. Raises BrokenIndex."""
    with breaking():
        written = {each: usual_spelling(snapshot.searcher, each) for each in suppliers}
    return {supplier: spelling for supplier, spelling in written.items() if spelling}


def _counted(
    searcher: Searcher, wanted: Query, names: Iterable[str], today: date
) -> dict[str, dict[str, int]]:
    asked = {name: _ranges(today) if name == FRESHNESS else _terms(name) for name in names}
    return _aggregated(searcher, wanted, asked) if asked else {}


def _aggregated(searcher: Searcher, wanted: Query, asked: dict[str, Any]) -> dict[str, dict[str, int]]:
    answer = searcher.aggregate(wanted, asked)
    return {
        name: {bucket["key"]: bucket["doc_count"] for bucket in found["buckets"] if bucket["doc_count"]}
        for name, found in answer.items()
    }


def _terms(name: str) -> dict[str, Any]:
    return {"terms": {"field": column(name), "size": _ALL}}


def _ranges(today: date) -> dict[str, Any]:
    return {
        "range": {
            "field": CHECKED,
            "ranges": [
                {"key": state, **_bounds(first, last)}
                for state, (first, last) in freshness_days(today).items()
            ],
        }
    }


def _bounds(first: int | None, last: int | None) -> dict[str, int]:
    """As the engine asks them: the end is not included."""
    start = {} if first is None else {"from": first}
    return start if last is None else {**start, "to": last + 1}
