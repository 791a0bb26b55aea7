"""Appending to the ledger, and emptying named parts of a record."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from django.db import connection, transaction
from django.utils import timezone

from algorithm_register.kernel.canonical import canonical_text, parsed
from algorithm_register.kernel.days import moment, stamp
from algorithm_register.kernel.errors import StateRefused
from algorithm_register.ledger import models
from algorithm_register.ledger.commitment import Part, seal
from algorithm_register.ledger.entry import Entry, leaf_hash

_BEFORE_ALL = "1970-01-01T00:00:00Z"


def lock() -> datetime:
    """Lock the head until the transaction ends. Returns the time that the next entry will carry."""
    return _time_after(_locked_head())


def append(*, kind: str, subject: str, parts: Mapping[str, Part]) -> Entry:
    """Append an entry with its record, inside the caller's transaction.

    The number is taken under the head lock, so numbers are contiguous and their order is the order of commits.
    """
    head = _locked_head()
    sealed = seal(parts)
    entry = Entry(
        sequence=head.size, kind=kind, subject=subject, time=_time_after(head), digest=sealed.digest
    )
    body = entry.body()
    row = models.Entry.objects.create(
        sequence=entry.sequence,
        body=body,
        leaf=leaf_hash(body),
        kind=kind,
        subject=subject,
        topic=entry.topic,
        time=stamp(entry.time),
        digest=entry.digest,
    )
    models.Record.objects.create(
        entry=row,
        parts=canonical_text(sealed.parts),
        salts=canonical_text(sealed.salts),
        commitments=canonical_text(sealed.commitments),
    )
    models.Head.objects.filter(pk=head.pk).update(size=head.size + 1, time=stamp(entry.time))
    return entry


def redact(*, sequence: int, names: Collection[str]) -> dict[str, Part]:
    """Take the named parts and their salts out of a record, for good; the commitments stay. Returns what was taken.

    The caller appends the entry that names them in the same transaction.
    """
    record = models.Record.objects.select_for_update().get(pk=sequence)
    parts, salts = parsed(record.parts), parsed(record.salts)
    absent = sorted(set(names) - parts.keys())
    if absent:
        raise StateRefused(
            f"There is no such part in this record: {', '.join(absent)}. Name parts that it still has."
        )
    record.parts = canonical_text({name: part for name, part in parts.items() if name not in names})
    record.salts = canonical_text({name: salt for name, salt in salts.items() if name not in names})
    record.redacted_at = timezone.now()
    record.save(update_fields=["parts", "salts", "redacted_at"])
    transaction.on_commit(_erase_leftovers)
    return {name: parts[name] for name in names}


def _locked_head() -> models.Head:
    if not connection.in_atomic_block:
        raise RuntimeError("append() belongs inside the transaction of the service that calls it")
    return models.Head.objects.select_for_update().get(pk=1)


def _time_after(head: models.Head) -> datetime:
    now = timezone.now().astimezone(UTC).replace(microsecond=0)
    return max(now, moment(head.time or _BEFORE_ALL))


def _erase_leftovers() -> None:
    """Old page images hold the emptied text until the database cleans up: have it do so now."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f"VACUUM {models.Record._meta.db_table}")
