"""The filters beside results: what can be chosen of each, in words, with how many results that would give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from algorithm_register.kernel.sorting import sort_key
from algorithm_register.ledger.selectors import Tip
from algorithm_register.search.index.columns import (
    CATEGORY,
    FILTERS,
    FRESHNESS,
    KIND,
    ORGANISATION,
    STATUS,
    SUPPLIER,
    TAKEN_OVER,
    THEME,
    YEAR,
)
from algorithm_register.ui.theme import theme
from algorithm_register.website import addresses
from algorithm_register.website.filters.labels import TITLES, Words, always_named, label_alone, labels
from algorithm_register.website.questions import Asking

# Filters with a page of their own for all that can be chosen: how that page is called in addresses.
ALL_OF = {ORGANISATION: "organisaties", SUPPLIER: "leveranciers"}

_BETWEEN_ORGANISATIONS = frozenset({KIND, ORGANISATION})
# What people filter by most stands open.
_OPEN = frozenset({CATEGORY, KIND, STATUS, FRESHNESS, THEME})
_SHOWN = 5
_SHOWN_OF_ORGANISATIONS = 10
_FOLDED_OF_MANY = 15

_order = lru_cache(maxsize=4096)(sort_key)


@dataclass(frozen=True)
class Option:
    """A value to choose, with how many results there would be with it; `mark` is the letter of a category."""

    value: str
    label: str
    count: int
    is_on: bool
    mark: str = ""


@dataclass(frozen=True)
class Facet:
    """A filter: `seen` stand open, `folded` behind a button; `all_href` leads to a page with all `total` values."""

    name: str
    title: Words
    seen: tuple[Option, ...]
    folded: tuple[Option, ...]
    is_open: bool
    total: int
    all_href: str = ""


@dataclass(frozen=True)
class Chip:
    """A value that is on, and the address of the answer without it."""

    label: str
    title: Words
    href: str


def facets(asked: Asking, counts: Mapping[str, Mapping[str, int]], language: str, tip: Tip) -> list[Facet]:
    """The filters that have something to choose, in order of use; `tip` is where the ledger ends."""
    every = (_facet(name, asked, counts.get(name, {}), language, tip) for name in _offered())
    return [facet for facet in every if facet.seen]


def chips(asked: Asking, language: str, tip: Tip) -> list[Chip]:
    """Everything that is on, in the order of the filters."""
    return [
        Chip(
            label_alone(name, label),
            TITLES[name],
            addresses.found(language, asked.text, asked.without(name, value), asked.sort),
        )
        for name, values in asked.filters.items()
        for value, label in labels(name, values, language, tip).items()
    ]


def options(
    name: str,
    counts: Mapping[str, int],
    chosen: Sequence[str],
    language: str,
    tip: Tip,
    *,
    limit: int | None = None,
) -> list[Option]:
    """The values of a filter that lead to something, and those that are chosen or always named, best ones first."""
    known = {value: counts.get(value, 0) for value in (*always_named(name), *chosen)} | dict(counts)
    cut = _best(name, known, chosen, limit) if limit else list(known)
    called = labels(name, cut, language, tip)
    # Among equals by what they are called.
    cut.sort(key=lambda value: (*_rank(name, value, known[value])[:2], _order(called[value], language)))
    return [
        Option(value, called[value], known[value], value in chosen, value if name == CATEGORY else "")
        for value in cut
    ]


def _best(name: str, known: Mapping[str, int], chosen: Sequence[str], limit: int) -> list[str]:
    """The values with the most results, at most `limit`, and those that are chosen."""
    least = min(nlargest(limit, known.values()), default=0)
    # There may be thousands, and only these need to be compared by more than their number.
    best = sorted(
        (each for each in known if known[each] >= least), key=lambda each: _rank(name, each, known[each])
    )
    return best[:limit] + [each for each in chosen if each not in best[:limit]]


def _offered() -> tuple[str, ...]:
    """In the register of one organisation nobody has to choose one."""
    return tuple(name for name in FILTERS if name not in _BETWEEN_ORGANISATIONS or not theme().organisation)


def _facet(name: str, asked: Asking, counts: Mapping[str, int], language: str, tip: Tip) -> Facet:
    chosen = asked.filters.get(name, ())
    shown = _SHOWN_OF_ORGANISATIONS if name == ORGANISATION else _SHOWN
    has_page = name in ALL_OF
    limit = shown if name == ORGANISATION else shown + _FOLDED_OF_MANY if has_page else None
    offered = options(name, counts, chosen, language, tip, limit=limit)
    # One that would fold alone may as well be seen.
    shown = shown if len(offered) > shown + 1 else len(offered)
    return Facet(
        name=name,
        title=TITLES[name],
        seen=tuple(each for place, each in enumerate(offered) if place < shown or each.is_on),
        folded=tuple(each for each in offered[shown:] if not each.is_on),
        is_open=name in _OPEN or bool(chosen),
        total=len(counts),
        all_href=_all_href(name, asked, language) if has_page and len(counts) > len(offered) else "",
    )


def _all_href(name: str, asked: Asking, language: str) -> str:
    _, question, rest = addresses.found(language, asked.text, asked.filters, asked.sort).partition("?")
    return addresses.choices(language, ALL_OF[name]) + question + rest


def _rank(name: str, value: str, count: int) -> tuple[bool, int, str]:
    """What leads to nothing last; then as the filter is read: in its own order, the newest year or the most first."""
    if name == YEAR:
        return count == 0, -int(value) if value.isascii() and value.isdigit() else 0, value
    if name in {CATEGORY, FRESHNESS, TAKEN_OVER}:
        own = always_named(name)
        return count == 0, own.index(value) if value in own else len(own), value
    return count == 0, -count, value
