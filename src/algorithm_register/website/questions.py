"""What a visitor asks, read from a query string that may hold anything."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.text import Truncator

from algorithm_register.kernel.numbers import has_number_form
from algorithm_register.search.index.columns import FILTERS, KIND
from algorithm_register.search.port import Sort

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Before any register of algorithms; so early a day is a slip of the pen.
EARLIEST_DAY = date(2000, 1, 1)
# What a heading repeats of a question.
_LONGEST_QUOTE = 80
# A page number beyond any register; what lies past the last page shows the last page.
_FURTHEST_PAGE = 9_999
# More values of one filter than anybody ticks, and longer than any value is.
_MOST_VALUES = 100
_LONGEST_VALUE = 120
_BETWEEN_DIGITS = re.compile(r"[\s.\-]+")


@dataclass(frozen=True)
class Asking:
    """One line of text, a page from 1, and the values of the filters that are on, all of them safe to look up."""

    text: str = ""
    page: int = 1
    number: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""

    @property
    def quote(self) -> str:
        """The question as a heading repeats it."""
        return Truncator(self.text).chars(_LONGEST_QUOTE)

    @property
    def kind(self) -> str:
        """The kind of organisation where only one can be asked for."""
        return self.filters.get(KIND, ("",))[0]

    def without(self, name: str, value: str) -> Mapping[str, tuple[str, ...]]:
        """The filters with one value taken away."""
        left = tuple(each for each in self.filters.get(name, ()) if each != value)
        others = {other: values for other, values in self.filters.items() if other != name}
        return {**others, name: left} if left else others


def asking(query: QueryDict) -> Asking:
    """The question in a query string; what cannot be read counts as not asked."""
    return Asking(
        text=one_line(query.get("q", "")),
        page=page_number(query.get("page", "")),
        number=typed_number(one_line(query.get("nummer", "")) or query.get("q", "")),
        filters={name: values for name in FILTERS if (values := _values(query.getlist(name)))},
        sort=_sort(query.get("sort", "")),
    )


def _values(stated: list[str]) -> tuple[str, ...]:
    lines = (one_line(value[:_LONGEST_VALUE]) for value in stated[:_MOST_VALUES])
    return tuple(dict.fromkeys(line for line in lines if line))


def _sort(stated: str) -> str:
    return stated if stated in set(Sort) else ""


def one_line(text: str) -> str:
    """The text without control characters, lone surrogates and repeated spaces, in NFC."""
    visible = "".join(" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)
    return " ".join(unicodedata.normalize("NFC", visible).split())


def page_number(text: str) -> int:
    """A page from 1; anything else is the first page."""
    if not re.fullmatch(r"[1-9][0-9]{0,9}", text):
        return 1
    return min(int(text), _FURTHEST_PAGE)


def typed_number(text: str) -> str:
    """The eight digits that somebody typed, with spaces, dots or hyphens between them; else empty."""
    digits = _BETWEEN_DIGITS.sub("", text[:40])
    return digits if has_number_form(digits) else ""


def past_day(written: str, today: date) -> date | None:
    """The day that is written as `2026-11-17`; None for what is no day, so early that it is a slip, or to come."""
    if not _DAY.fullmatch(written):
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if EARLIEST_DAY <= day <= today else None
