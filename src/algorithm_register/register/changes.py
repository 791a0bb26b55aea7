"""What changed in the register in a span of days: counted without reading it, and read only as far as it is shown."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from heapq import merge
from itertools import islice
from operator import or_

from django.db.models import Case, Count, Max, Q, QuerySet, Value, When

from algorithm_register.kernel.days import beginning_of, day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.selectors import Hour
from algorithm_register.register.events import PUBLISHED, Headline, headline_of
from algorithm_register.register.models import Edition
from algorithm_register.register.subjects import edition_subject

# Publications are told apart; every other kind of change is called as the ledger calls it.
NEW = "edition.new"
CHANGED = "edition.changed"
TAKEN_OVER = "edition.taken_over"

_FROM_ELSEWHERE = Q(origin__in=("imported", "harvested"))
_PUBLICATIONS = {
    NEW: ~_FROM_ELSEWHERE & Q(n=1),
    CHANGED: ~_FROM_ELSEWHERE & Q(n__gt=1),
    TAKEN_OVER: _FROM_ELSEWHERE,
}


@dataclass(frozen=True)
class Group:
    """How many changes of one kind there were on one day; `last` is the sequence of the last of them.

    Of publications: by one organisation, of so many descriptions. Of other kinds that is not counted.
    """

    day: date
    kind: str
    count: int
    last: int
    organisation_code: str = ""
    descriptions: int = 0


@dataclass(frozen=True)
class Changes:
    """Everything that changed on some days, in groups. It lies in the ledger from `first` up to `last`."""

    groups: tuple[Group, ...] = ()
    first: int = 0
    last: int = -1

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
    if not hours:
        return Changes()
    return Changes(
        groups=(*_other_groups(hours), *_published_groups(hours)),
        first=min(hour.first for hour in hours),
        last=max(hour.last for hour in hours),
    )


def headlines_between(first: int, last: int, *, kinds: Collection[str], limit: int) -> list[Headline]:
    """The newest changes of these kinds in a part of the ledger, the last first. Two queries.

    Publications that are not asked for are left out in the database, so a large import costs nothing here.
    """
    published = map(_headline, _published(first, last, kinds).select_related("description")[:limit])
    others = ledger.entries_between(first, last, kinds=set(kinds) - _PUBLICATIONS.keys(), limit=limit)
    told = merge(published, map(headline_of, others), key=lambda each: each.sequence, reverse=True)
    return list(islice(told, limit))


def headlines_at(sequences: Collection[int]) -> dict[int, Headline]:
    """What these entries of the ledger tell, by sequence. One query."""
    return {entry.sequence: headline_of(entry) for entry in ledger.entries_at(sequences)}


def _other_groups(hours: Sequence[Hour]) -> Iterator[Group]:
    by_day: dict[tuple[date, str], list[Hour]] = {}
    for hour in hours:
        if hour.kind != PUBLISHED:
            by_day.setdefault((day_of(hour.begins), hour.kind), []).append(hour)
    for (day, kind), told in by_day.items():
        yield Group(day, kind, sum(hour.count for hour in told), max(hour.last for hour in told))


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
    counted = rows.order_by().values_list("place", "change", "organisation")
    for at, kind, code, count, descriptions, last in counted.annotate(
        count=Count("id"), descriptions=Count("description", distinct=True), end=Max("sequence")
    ):
        yield Group(days[at], kind, count, last, code, descriptions)


def _published(first: int, last: int, kinds: Collection[str]) -> "QuerySet[Edition]":
    """The editions of these kinds in a part of the ledger, newest first."""
    asked = [which for kind, which in _PUBLICATIONS.items() if kind in kinds]
    if not asked:
        return Edition.objects.none()
    rows = Edition.objects.filter(reduce(or_, asked), sequence__range=(first, last))
    return rows.order_by("-sequence")


def _headline(edition: Edition) -> Headline:
    number = edition.description.number
    return Headline(
        kind=PUBLISHED,
        time=edition.recorded_at,
        sequence=edition.sequence,
        subject=edition_subject(number, edition.n),
        number=number,
        edition=edition.n,
        language=None,
    )
