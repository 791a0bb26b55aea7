"""Reading the ledger: its length, its entries, the records they commit to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db.models import Case, F, QuerySet, TextField, Value, When

from algorithm_register.kernel.canonical import parsed
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


def position() -> int:
    """How many entries there are: the sequence of the next one."""
    return models.Head.objects.values_list("size", flat=True).get(pk=1)


def entries(*, after: int, limit: int) -> list[Entry]:
    """Entries with a sequence above `after` (-1 for the first), oldest first."""
    return _read(models.Entry.objects.filter(sequence__gt=after).order_by("sequence")[:limit])


def newest_entries(*, limit: int | None, kinds: Iterable[str] = ()) -> list[Entry]:
    """The last entries (None: all), newest first, of these kinds or of any."""
    rows = models.Entry.objects.order_by("-sequence")
    kinds = list(kinds)
    return _read((rows.filter(kind__in=kinds) if kinds else rows)[:limit])


def entries_about(subject: str) -> list[Entry]:
    """Entries about a subject and all below it, oldest first."""
    rows = models.Entry.objects.filter(topic=topic_of(subject)).order_by("sequence")
    return [entry for entry in _read(rows) if f"{entry.subject}/".startswith(f"{subject}/")]


def records(sequences: Iterable[int]) -> dict[int, Record]:
    """The records of these entries by sequence. One query for every `BATCH` of them.

    Commitments, which are about as long as the parts, are read only where they tell which parts are gone.
    """
    committed = Case(
        When(redacted_at__isnull=False, then=F("commitments")), default=Value("{}"), output_field=TextField()
    )
    return {
        sequence: _record(parsed(parts), parsed(commitments), redacted_at)
        for batch in batches(sequences)
        for sequence, parts, commitments, redacted_at in models.Record.objects.filter(
            pk__in=batch
        ).values_list("pk", "parts", committed, "redacted_at")
    }


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists that fit one query."""
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _record(parts: dict[str, Part], commitments: dict[str, str], redacted_at: datetime | None) -> Record:
    return Record(parts, tuple(sorted(commitments.keys() - parts.keys())), redacted_at)


def _read(rows: "QuerySet[models.Entry]") -> list[Entry]:
    return [read_entry(body) for body in rows.values_list("body", flat=True)]
