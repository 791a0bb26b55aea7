"""Which edition came after which: by the day from which each counts, not by the order in which they came in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EditionDay:
    """When an edition counts and in which language it is; its text is not read for this."""

    n: int
    in_force_from: date
    language: str
    organisation_code: str
    sequence: int
    is_translation: bool = False


def in_force(editions: Iterable[EditionDay], on: date) -> EditionDay | None:
    """What counted on a day: an original before a translation, then by day and number; None before the first."""
    begun = [edition for edition in editions if edition.in_force_from <= on]
    return max(begun, key=lambda edition: (not edition.is_translation, *_place(edition)), default=None)


def newest_first(editions: Iterable[EditionDay]) -> list[EditionDay]:
    """By the day from which they count; of one day, the last recorded comes first."""
    return sorted(editions, key=_place, reverse=True)


def predecessors(editions: Iterable[EditionDay]) -> Mapping[int, int]:
    """From each edition to the one that counted before it in the same language, by sequence; the first has none."""
    last: dict[str, int] = {}
    found: dict[int, int] = {}
    for edition in sorted(editions, key=_place):
        if edition.language in last:
            found[edition.sequence] = last[edition.language]
        last[edition.language] = edition.sequence
    return found


def _place(edition: EditionDay) -> tuple[date, int]:
    return edition.in_force_from, edition.n
