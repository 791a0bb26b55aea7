"""Repairs values whose meaning is certain, and says which; every other value stays as the source wrote it.

The standard knows the repairs that hold for any source; here stand those that follow from the shape of a file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from algorithm_register.intake.groupings import parse_grouping
from algorithm_register.intake.rows import Note
from algorithm_register.intake.shapes import Shape
from algorithm_register.intake.vocabulary import dutch_of
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Field, Kind
from algorithm_register.standards.repairs import repaired as repaired_by_standard

# The source of the JSON lines makes up a first of the month where only a month is known.
_MADE_UP_DAY = re.compile(r"([0-9]{4}-[0-9]{2})-01")
_ANY_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_QUOTE = 80


@dataclass(frozen=True)
class Repairs:
    """Answers after repair; what was repaired, and what was in doubt and so kept."""

    answers: dict[str, object]
    repairs: tuple[Note, ...]
    doubts: tuple[Note, ...]


@dataclass(frozen=True)
class _Mended:
    """A value after looking at it: `repair` says what was done, `doubt` what could not be; both may be empty."""

    value: object
    repair: str = ""
    doubt: str = ""


def repair(answers: Mapping[str, object], shape: Shape) -> Repairs:
    """Look at every answer that is a text and belongs to a field of the standard."""
    fields = standard("1.0").fields
    values: dict[str, object] = {}
    repairs: list[Note] = []
    doubts: list[Note] = []
    for key, value in answers.items():
        known = fields.get(key)
        mended = _mended(value, known, shape) if known and isinstance(value, str) else _Mended(value)
        values[key] = mended.value
        if mended.repair:
            repairs.append(Note(key, "repaired", f"{_quoted(value)}: {mended.repair}."))
        if mended.doubt:
            doubts.append(Note(key, "in-doubt", f"{_quoted(value)}: {mended.doubt}."))
    return Repairs(values, tuple(repairs), tuple(doubts))


def _mended(value: str, known: Field, shape: Shape) -> _Mended:
    if not value.strip() or known.generated:
        return _Mended(value)
    if known.kind is Kind.REFERENCES:
        return _references(value, known)
    if known.kind is Kind.MONTH and shape is Shape.JSONL:
        return _month_of_day(value, known)
    if known.key in dutch_of() and shape is Shape.CSV_EN:
        return _english(value, known)
    return _by_standard(value, known)


def _by_standard(value: str, known: Field) -> _Mended:
    found = repaired_by_standard(value, known)
    if found is None:
        return _Mended(value)
    # Lists joined by commas are how these files write a list: nothing was wrong with it.
    is_form = isinstance(found.value, list) and set(found.value) == set(value.split(", "))
    return _Mended(found.value, "" if is_form else found.reason)


def _month_of_day(value: str, known: Field) -> _Mended:
    made_up = _MADE_UP_DAY.fullmatch(value.strip())
    if made_up:
        return _Mended(made_up[1], "the source makes up the day; the month is kept")
    if _ANY_DAY.fullmatch(value.strip()):
        return _Mended(value, doubt="not a first of the month, so it may be a wrong reading; kept as it is")
    return _by_standard(value, known)


def _english(value: str, known: Field) -> _Mended:
    words = dutch_of()[known.key]
    parts = value.split(",") if known.kind is Kind.CHOICES else [value]
    found = [words.get(part.strip().casefold()) for part in parts]
    if None in found:
        return _Mended(value)
    meant = [each for each in known.values if each in found]
    return _Mended(
        meant if known.kind is Kind.CHOICES else meant[0], "put back into the word of the standard"
    )


def _references(value: str, known: Field) -> _Mended:
    found = parse_grouping(value, needs_link=known.items["link"].required)
    if found is None:
        return _Mended(value, doubt="not a numbered list of references; kept as it is")
    doubt = "a title could not be told from its link; kept as the title" if found.unsure else ""
    return _Mended(list(found.items), "numbered references in one cell, parted", doubt)


def _quoted(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
