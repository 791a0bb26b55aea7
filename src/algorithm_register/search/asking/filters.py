"""Turns chosen filters into queries: the values of one filter are alternatives, and all filters have to hold. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tantivy import FieldType, Query

from algorithm_register.register.freshness import CURRENT_DAYS, MAYBE_DAYS
from algorithm_register.search.asking.combining import all_of, any_of
from algorithm_register.search.index.analysis import schema
from algorithm_register.search.index.columns import CHECKED, FILTERS, FRESHNESS, column

# Filter → the values that are chosen of it.
Chosen = Mapping[str, Sequence[str]]

# More than a page can offer at once; what comes after is not looked at.
MOST_VALUES = 200

CURRENT, MAYBE, OUTDATED = "actueel", "mogelijk", "verouderd"


def clauses(chosen: Chosen, today: date) -> dict[str, Query]:
    """A query for each filter that has a value. A value that nothing has finds nothing; unknown filters are skipped."""
    return {
        name: Query.const_score_query(
            _one_of(name, list(dict.fromkeys(chosen[name]))[:MOST_VALUES], today), 0.0
        )
        for name in FILTERS
        if chosen.get(name)
    }


def narrowed(wanted: Query, by: Mapping[str, Query]) -> Query:
    """What answers the query and every filter, with the scores that the query gives."""
    if not by:
        return wanted
    return all_of([wanted, *by.values()])


def freshness_days(today: date) -> dict[str, tuple[int | None, int | None]]:
    """State → the first and the last day of checking (ordinals, both included; None: open) that make it so today."""
    current = (today - timedelta(days=CURRENT_DAYS)).toordinal()
    maybe = (today - timedelta(days=MAYBE_DAYS)).toordinal()
    return {CURRENT: (current, None), MAYBE: (maybe, current - 1), OUTDATED: (None, maybe - 1)}


def _one_of(name: str, values: Sequence[str], today: date) -> Query:
    if name == FRESHNESS:
        return any_of(_checked(value, today) for value in values)
    return Query.term_set_query(schema(), column(name), list(values))


def _checked(state: str, today: date) -> Query:
    days = freshness_days(today).get(state)
    if days is None:
        return Query.empty_query()
    return Query.range_query(schema(), CHECKED, FieldType.Unsigned, *days)
