"""Recomputes the whole ledger from what is stored, and says what differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from algorithm_register.kernel.canonical import canonical_text, parsed
from algorithm_register.kernel.days import stamp
from algorithm_register.ledger import models
from algorithm_register.ledger.commitment import commitment, digest
from algorithm_register.ledger.entry import Entry, leaf_hash, read_entry


@dataclass(frozen=True)
class Difference:
    """`place` names the row, `what` says in a sentence how it differs from what was recorded."""

    place: str
    what: str


@dataclass
class _Walk:
    """What is known of the ledger up to the entry being read."""

    sequence: int = 0
    time: str = ""
    # Part names that a later entry declares redacted, by subject.
    missing: dict[str, set[str]] = field(default_factory=dict)
    declared: dict[str, set[str]] = field(default_factory=dict)


def differences() -> Iterator[Difference]:
    """Every difference, in the order of the ledger; nothing when all is as it was recorded."""
    walk = _Walk()
    rows = models.Entry.objects.select_related("record").order_by("sequence")
    for row in rows.iterator(chunk_size=500):
        yield from _entry_differences(row, walk)
        walk.sequence += 1
    yield from _undeclared(walk)
    yield from _head_differences(walk)
    yield from _orphans()


def _entry_differences(row: models.Entry, walk: _Walk) -> Iterator[Difference]:
    place = f"entry {row.sequence}"
    if row.sequence != walk.sequence:
        yield Difference(place, f"the entry with sequence {walk.sequence} is missing")
        walk.sequence = row.sequence
    try:
        entry = read_entry(row.body)
        is_canonical = entry.body() == row.body
    except (KeyError, TypeError, ValueError):
        yield Difference(place, "its body is not an entry")
        return
    if not is_canonical:
        yield Difference(place, "its body is not canonical")
    yield from _column_differences(place, row, entry)
    if row.time < walk.time:
        yield Difference(place, "its time is earlier than that of the entry before it")
    walk.time = max(walk.time, row.time)
    yield from _record_differences(place, row, entry, walk)


def _column_differences(place: str, row: models.Entry, entry: Entry) -> Iterator[Difference]:
    expected: dict[str, object] = {
        "sequence": entry.sequence,
        "kind": entry.kind,
        "subject": entry.subject,
        "topic": entry.topic,
        "time": stamp(entry.time),
        "digest": entry.digest,
        "leaf": leaf_hash(row.body),
    }
    for column, value in expected.items():
        if getattr(row, column) != value:
            yield Difference(place, f"its column {column} does not agree with its body")


def _record_differences(place: str, row: models.Entry, entry: Entry, walk: _Walk) -> Iterator[Difference]:
    place = f"{place}, record of {entry.subject}"
    try:
        record = row.record
        parts, salts, commitments = parsed(record.parts), parsed(record.salts), parsed(record.commitments)
    except models.Record.DoesNotExist:
        yield Difference(place, "it is missing")
        return
    except ValueError:
        yield Difference(place, "it cannot be read")
        return
    if not all(isinstance(members, dict) for members in (parts, salts, commitments)):
        yield Difference(place, "it cannot be read")
        return
    if digest(commitments) != entry.digest:
        yield Difference(place, "its commitments do not give the digest in the entry")
    yield from _part_differences(place, parts, salts, commitments)
    yield from _text_differences(place, record, (parts, salts, commitments))
    if gone := commitments.keys() - parts.keys():
        walk.missing.setdefault(entry.subject, set()).update(gone)
    if entry.kind == "edition.redacted":
        walk.declared.setdefault(entry.subject, set()).update(parts.get("redacted", ()))


def _part_differences(
    place: str, parts: Mapping[str, Any], salts: Mapping[str, Any], commitments: Mapping[str, Any]
) -> Iterator[Difference]:
    if parts.keys() != salts.keys():
        yield Difference(place, "parts and salts do not have the same names")
    for name in sorted(parts.keys() & salts.keys()):
        if not _holds(name, parts[name], salts[name], commitments.get(name)):
            yield Difference(place, f"the part {name} is not what was recorded")


def _holds(name: str, value: Any, salt: Any, committed: Any) -> bool:
    try:
        return bool(commitment(name, value, salt) == committed)
    except (TypeError, ValueError):
        return False


def _text_differences(place: str, record: models.Record, read: tuple[Any, Any, Any]) -> Iterator[Difference]:
    stored = (record.parts, record.salts, record.commitments)
    if any(canonical_text(members) != text for members, text in zip(read, stored, strict=True)):
        yield Difference(place, "its text is not canonical")


def _undeclared(walk: _Walk) -> Iterator[Difference]:
    """A part may be missing only where a redaction of that very subject names it."""
    for subject, names in sorted(walk.missing.items()):
        for name in sorted(names - walk.declared.get(subject, set())):
            yield Difference(f"record of {subject}", f"the part {name} is missing and no redaction names it")


def _head_differences(walk: _Walk) -> Iterator[Difference]:
    head = models.Head.objects.filter(pk=1).first()
    if head is None or head.size != walk.sequence or head.time != walk.time:
        yield Difference("head of the ledger", "it does not agree with the last entry")


def _orphans() -> Iterator[Difference]:
    for sequence in models.Record.objects.exclude(pk__in=models.Entry.objects.values("pk")).values_list(
        "pk", flat=True
    ):
        yield Difference(f"record {sequence}", "it has no entry")
