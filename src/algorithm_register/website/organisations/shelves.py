"""What one organisation has on its page: what it uses, page by page, and what it stopped or withdrew. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from algorithm_register.search.index.columns import CATEGORY
from algorithm_register.ui.signs import CATEGORIES, Sign
from algorithm_register.website.questions import Asking
from algorithm_register.website.tally import Counted

_RANKS = {literal: place for place, literal in enumerate(CATEGORIES)}
# How many that are gone stand below what is in use; the rest have pages of their own.
_FIRST_GONE = 5


@dataclass(frozen=True)
class Gone:
    """What is no longer in use since a day, or was withdrawn on it."""

    number: str
    on: date
    is_withdrawn: bool


@dataclass(frozen=True)
class Option:
    """A category of what is in use, with how many there are."""

    sign: Sign
    count: int
    is_on: bool


@dataclass(frozen=True)
class Shelf:
    """What stands on one page of an organisation: `numbers` of `found` that are in use, and `gone` of `all_gone`."""

    numbers: tuple[str, ...]
    found: int
    in_use: int
    gone: tuple[Gone, ...]
    all_gone: int
    shows_gone: bool
    options: tuple[Option, ...]
    page: int
    pages: int


def shelf(
    counted: Sequence[Counted],
    withdrawn: Mapping[str, date],
    asked: Asking,
    *,
    wants_gone: bool,
    size: int,
) -> Shelf:
    """The page that was asked for; beyond the last one, the last one."""
    in_use = sorted((each for each in counted if each.ended_on is None), key=_place)
    wanted = _wanted(asked, in_use)
    found = [each for each in in_use if wanted in {"", each.category}]
    gone = _gone(counted, withdrawn)
    shows_gone = wants_gone and bool(gone)
    pages = max(1, ceil(len(gone if shows_gone else found) / size))
    page = min(asked.page, pages)
    here = slice((page - 1) * size, page * size)
    return Shelf(
        numbers=() if shows_gone else tuple(each.number for each in found[here]),
        found=len(found),
        in_use=len(in_use),
        gone=tuple(gone[here] if shows_gone else gone[:_FIRST_GONE]),
        all_gone=len(gone),
        shows_gone=shows_gone,
        options=_options(in_use, wanted),
        page=page,
        pages=pages,
    )


def _wanted(asked: Asking, in_use: Sequence[Counted]) -> str:
    """The category that is asked for by its letter, where one in use has it."""
    letters = asked.filters.get(CATEGORY, ())
    has = {each.category for each in in_use}
    return next((each for each, sign in CATEGORIES.items() if sign.letter in letters and each in has), "")


def _options(in_use: Sequence[Counted], wanted: str) -> tuple[Option, ...]:
    counts = Counter(each.category for each in in_use)
    return tuple(
        Option(sign, counts[each], each == wanted) for each, sign in CATEGORIES.items() if counts[each]
    )


def _gone(counted: Sequence[Counted], withdrawn: Mapping[str, date]) -> list[Gone]:
    """The last first."""
    stopped = [Gone(each.number, each.ended_on, False) for each in counted if each.ended_on]
    every = [*stopped, *(Gone(number, on, True) for number, on in withdrawn.items())]
    return sorted(every, key=lambda each: (each.on, each.number), reverse=True)


def _place(counted: Counted) -> tuple[int, int, int]:
    """The heaviest category first, and in it what was last changed."""
    return (
        _RANKS.get(counted.category, len(_RANKS)),
        -counted.in_force_from.toordinal(),
        -counted.sequence,
    )
