"""What changed in the register in a span of days: counted without reading it, and read only as far as it is shown."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Case, Count, Max, Min, Q, QuerySet, Value, When

from algorithm_register.kernel.days import beginning_of, day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.selectors import Hour
from algorithm_register.register.events import (
    CONFIRMED,
    NUMBERED,
    PUBLISHED,
    REDACTED,
    RENAMED,
    RESTORED,
    TRANSFERRED,
    TRANSLATED,
    WITHDRAWN,
    Headline,
    headline_of,
)
from algorithm_register.register.models import Edition

# Publications are told apart; every other kind of change is called as the ledger calls it.
NEW = "edition.new"
CHANGED = "edition.changed"
TAKEN_OVER = "edition.taken_over"

# What the ledger may tell besides belongs to nobody that reads it yet.
_OTHERS = (CONFIRMED, WITHDRAWN, RESTORED, TRANSLATED, REDACTED, RENAMED, TRANSFERRED, NUMBERED)
_FROM_ELSEWHERE = Q(origin__in=("imported", "harvested"))
_PUBLICATIONS = {
    NEW: ~_FROM_ELSEWHERE & Q(n=1),
    CHANGED: ~_FROM_ELSEWHERE & Q(n__gt=1),
    TAKEN_OVER: _FROM_ELSEWHERE,
}


@dataclass(frozen=True)
class Group:
    """How many changes of one kind there were on one day; `first` and `last` are sequences of the ledger.

    Of publications: by one organisation, of so many descriptions. Of other kinds that is not counted.
    """

    day: date
    kind: str
    count: int
    first: int
    last: int
    organisation_code: str = ""
    descriptions: int = 0


@dataclass(frozen=True)
class Changes:
    """Everything that changed on some days, in groups."""

    groups: tuple[Group, ...] = ()

    @property
    def is_first(self) -> bool:
        """Whether the ledger begins with these changes."""
        return any(group.first == 0 for group in self.groups)

    def by_kind(self) -> Counter[str]:
        """How many changes of each kind there were."""
        found: Counter[str] = Counter()
        for group in self.groups:
            found[group.kind] += group.count
        return found

    def by_day(self) -> Counter[date]:
        """How many changes there were on each day."""
        found: Counter[date] = Counter()
        for group in self.groups:
            found[group.day] += group.count
        return found


def changes_between(first: date, last: date) -> Changes:
    """What changed from the first of these days up to the last, days in Amsterdam. Two queries."""
    hours = ledger.hours(beginning_of(first), beginning_of(last + timedelta(days=1)))
    return Changes((*_other_groups(hours), *_published_groups(hours)))


def newest_changes(changes: Changes, *, kinds: Collection[str], limit: int) -> list[int]:
    """The sequences of the last changes of these kinds, the last first. Two queries.

    Other kinds are left out in the database, so a large import costs nothing here.
    """
    groups = [group for group in changes.groups if group.kind in kinds]
    if not groups:
        return []
    first, last = min(group.first for group in groups), max(group.last for group in groups)
    published = _published(first, last, kinds).order_by("-sequence").values_list("sequence", flat=True)
    others = ledger.newest_sequences(first, last, kinds=set(kinds) - _PUBLICATIONS.keys(), limit=limit)
    return sorted((*published[:limit], *others), reverse=True)[:limit]


def headlines_at(sequences: Collection[int]) -> dict[int, Headline]:
    """What these entries of the ledger tell, by sequence. One query."""
    return {entry.sequence: headline_of(entry) for entry in ledger.entries_at(sequences)}


def _other_groups(hours: Sequence[Hour]) -> Iterator[Group]:
    by_day: dict[tuple[date, str], list[Hour]] = {}
    for hour in hours:
        if hour.kind in _OTHERS:
            by_day.setdefault((day_of(hour.begins), hour.kind), []).append(hour)
    for (day, kind), told in by_day.items():
        yield Group(day, kind, sum(hour.count for hour in told), told[0].first, told[-1].last)


def _published_groups(hours: Sequence[Hour]) -> Iterator[Group]:
    published = [hour for hour in hours if hour.kind == PUBLISHED]
    if not published:
        return
    ends = {
        day_of(hour.begins): hour.last for hour in published
    }  # oldest first: the last hour of a day stays
    days = list(ends)
    rows = _published(published[0].first, published[-1].last, _PUBLICATIONS).annotate(
        place=Case(*(When(sequence__lte=end, then=Value(at)) for at, end in enumerate(ends.values()))),
        change=Case(*(When(which, then=Value(kind)) for kind, which in _PUBLICATIONS.items())),
    )
    counted = rows.values_list("place", "change", "organisation")
    for at, kind, code, count, descriptions, first, last in counted.annotate(
        count=Count("id"),
        descriptions=Count("description", distinct=True),
        start=Min("sequence"),
        end=Max("sequence"),
    ):
        yield Group(days[at], kind, count, first, last, code, descriptions)


def _published(first: int, last: int, kinds: Collection[str]) -> "QuerySet[Edition]":
    """The editions of these kinds in a part of the ledger."""
    asked = [which for kind, which in _PUBLICATIONS.items() if kind in kinds]
    if not asked:
        return Edition.objects.none()
    return Edition.objects.filter(reduce(or_, asked), sequence__range=(first, last))
