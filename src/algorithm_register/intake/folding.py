"""Folds the last rows of all sources into one description, so that the order of loading does not matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Protocol

from algorithm_register.standards.canonicalisation import Value

# What a record has room for.
_LONGEST_SOURCE = 100


class Certainty(IntEnum):
    """How well an organisation's code is known: kept for want of a name, made up from its name, found by name, or
    stated by the register."""

    KEPT = 0
    MADE = 1
    FOUND = 2
    STATED = 3


class LastRow(Protocol):
    """What folding needs to know of a row."""

    @property
    def source(self) -> str: ...
    @property
    def rank(self) -> int: ...
    @property
    def stated_on(self) -> date | None: ...
    @property
    def day(self) -> date | None: ...
    @property
    def language(self) -> str: ...
    @property
    def organisation_code(self) -> str: ...
    @property
    def organisation_name(self) -> str: ...
    @property
    def certainty(self) -> int: ...
    @property
    def content(self) -> dict[str, Value]: ...
    @property
    def unknown(self) -> dict[str, str]: ...


@dataclass(frozen=True)
class Folded:
    """What all sources together say. `stated_on` is what the newest row states, and `day` what its age is reckoned by;
    both None when none states a day.

    `sources` names them, at most 100 characters.
    """

    content: dict[str, Value]
    unknown: dict[str, str]
    language: str
    stated_on: date | None
    day: date | None
    organisation_code: str
    organisation_name: str
    sources: str


def fold(rows: Iterable[LastRow]) -> Folded:
    """One description from the last row of each source (at least one), field by field, oldest first.

    Oldest is by day (none counts as oldest), then the rank of the source, then its name. The newest row
    decides the language; rows in another language stay out. The best known code of the organisation wins.
    """
    ordered = sorted(rows, key=age)
    newest = ordered[-1]
    spoken = [row for row in ordered if row.language == newest.language]
    content: dict[str, Value] = {}
    unknown: dict[str, str] = {}
    for row in spoken:
        content.update(row.content)
        unknown.update(row.unknown)
    best = max(ordered, key=lambda row: (row.certainty, age(row)))
    return Folded(
        content=content,
        unknown=unknown,
        language=newest.language,
        stated_on=newest.stated_on,
        day=newest.day,
        organisation_code=best.organisation_code,
        organisation_name=newest.organisation_name,
        sources=_named(list({row.source: None for row in spoken})),
    )


def _named(sources: list[str]) -> str:
    """The sources in the room that a record has, oldest first: whole names, and `…` where the oldest gave way."""
    for start in range(len(sources)):
        named = ", ".join([*sources[start:], "…"] if start else sources)
        if len(named) <= _LONGEST_SOURCE:
            return named
    return sources[-1]


def age(row: LastRow) -> tuple[date, int, str]:
    """Where a row stands from old to new."""
    return (row.day or date.min, row.rank, row.source)
