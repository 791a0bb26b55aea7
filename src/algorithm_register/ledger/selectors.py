"""Reading the ledger: its length, its entries, the records they commit to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import Substr

from algorithm_register.kernel.canonical import parsed
from algorithm_register.kernel.days import moment, stamp
from algorithm_register.ledger import models
from algorithm_register.ledger.commitment import Part
from algorithm_register.ledger.entry import Entry, read_entry, topic_of

Item = TypeVar("Item")

# SQLite and PostgreSQL both take this many values in one IN list without strain.
BATCH = 500


@dataclass(frozen=True)
class Record:
    """What an entry commits to, as far as it was not redacted; `redacted` names the parts that were taken away."""

    parts: dict[str, Part]
    redacted: tuple[str, ...]
    redacted_at: datetime | None

    def text(self, name: str) -> str:
        """A part that is a string; empty where it is absent."""
        part = self.parts.get(name, "")
        return part if isinstance(part, str) else ""


@dataclass(frozen=True)
class Hour:
    """How many entries of a kind were recorded in an hour, with the sequences of the first and the last of them."""

    begins: datetime
    kind: str
    count: int
    first: int
    last: int


class Tip(NamedTuple):
    """Where a ledger ends: how many entries it has, and the digest of the last one, which tells it from any other."""

    position: int
    digest: str


def position() -> int:
    """How many entries there are: the sequence of the next one."""
    return models.Head.objects.values_list("size", flat=True).get(pk=1)


def tip() -> Tip:
    """Where the ledger ends now; an empty digest where it is empty. One query."""
    last = models.Entry.objects.order_by("-sequence").values_list("sequence", "digest").first()
    return Tip(last[0] + 1, last[1]) if last else Tip(0, "")


def digests(*, after: int, limit: int) -> list[str]:
    """The digests of entries with a sequence above `after` (-1 for the first), oldest first."""
    rows = models.Entry.objects.filter(sequence__gt=after).order_by("sequence")
    return list(rows.values_list("digest", flat=True)[:limit])


def entries(*, after: int, limit: int) -> list[Entry]:
    """Entries with a sequence above `after` (-1 for the first), oldest first."""
    return _read(models.Entry.objects.filter(sequence__gt=after).order_by("sequence")[:limit])


def hours(start: datetime, end: datetime) -> list[Hour]:
    """What was recorded from a moment up to another, counted by hour and kind, oldest first. One query.

    Sequences follow time: what was recorded in an hour lies between its first and last entry.
    """
    rows = models.Entry.objects.filter(time__gte=stamp(start), time__lt=stamp(end))
    counted = rows.annotate(hour=Substr("time", 1, 13)).values_list("hour", "kind").order_by("hour", "kind")
    return [
        Hour(moment(f"{hour}:00:00Z"), kind, count, first, last)
        for hour, kind, count, first, last in counted.annotate(
            count=Count("sequence"), first=Min("sequence"), last=Max("sequence")
        )
    ]


def newest_sequences(first: int, last: int, *, kinds: Iterable[str], limit: int) -> list[int]:
    """The sequences, from `first` up to `last`, of the last entries of these kinds, newest first."""
    rows = models.Entry.objects.filter(sequence__range=(first, last), kind__in=list(kinds))
    return list(rows.order_by("-sequence").values_list("sequence", flat=True)[:limit])


def entries_at(sequences: Iterable[int]) -> list[Entry]:
    """The entries with these sequences. One query for every `BATCH` of them."""
    return [
        entry
        for batch in batches(sequences)
        for entry in _read(models.Entry.objects.filter(sequence__in=batch))
    ]


def beginning() -> datetime | None:
    """When the first entry was recorded; None while there is none."""
    body = models.Entry.objects.filter(sequence=0).values_list("body", flat=True).first()
    return read_entry(body).time if body else None


def newest_entries(*, limit: int | None, kinds: Iterable[str] = ()) -> list[Entry]:
    """The last entries (None: all), newest first, of these kinds or of any."""
    rows = models.Entry.objects.order_by("-sequence")
    kinds = list(kinds)
    return _read((rows.filter(kind__in=kinds) if kinds else rows)[:limit])


def entries_about(subject: str) -> list[Entry]:
    """Entries about a subject and all below it, oldest first."""
    rows = models.Entry.objects.filter(topic=topic_of(subject)).order_by("sequence")
    return [entry for entry in _read(rows) if f"{entry.subject}/".startswith(f"{subject}/")]


def last_times(topics: Iterable[str]) -> dict[str, datetime]:
    """When each topic (`algoritme/19357241`) was last written about. One query for every `BATCH` of them."""
    return {
        topic: moment(last)
        for batch in batches(topics)
        for topic, last in models.Entry.objects.filter(topic__in=batch)
        .values_list("topic")
        .annotate(Max("time"))
    }


def records(sequences: Iterable[int]) -> dict[int, Record]:
    """The records of these entries by sequence. One query for every `BATCH` of them, one more where some are redacted.

    Commitments, which are about as long as the parts, are read only where they tell which parts are gone.
    """
    rows = [
        row
        for batch in batches(sequences)
        for row in models.Record.objects.filter(pk__in=batch).values_list("pk", "parts", "redacted_at")
    ]
    committed = _commitments(sequence for sequence, _, redacted_at in rows if redacted_at is not None)
    return {
        sequence: _record(parsed(parts), committed.get(sequence, {}), redacted_at)
        for sequence, parts, redacted_at in rows
    }


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists that fit one query."""
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _commitments(sequences: Iterable[int]) -> dict[int, dict[str, str]]:
    return {
        sequence: parsed(commitments)
        for batch in batches(sequences)
        for sequence, commitments in models.Record.objects.filter(pk__in=batch).values_list(
            "pk", "commitments"
        )
    }


def _record(parts: dict[str, Part], commitments: dict[str, str], redacted_at: datetime | None) -> Record:
    return Record(parts, tuple(sorted(commitments.keys() - parts.keys())), redacted_at)


def _read(rows: "QuerySet[models.Entry]") -> list[Entry]:
    return [read_entry(body) for body in rows.values_list("body", flat=True)]
