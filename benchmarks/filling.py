"""Fills a register with made-up descriptions, in bulk.

The rows are those that the services would have written: sealed records, entries in sequence, one edition each.
"""

import multiprocessing
import os
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from benchmarks.rows import TODAY, Plan, Row, compared, organisations, plan, rows
from benchmarks.words import SEED

from algorithm_register.kernel.actors import OPERATOR
from algorithm_register.kernel.canonical import canonical_text
from algorithm_register.kernel.days import stamp
from algorithm_register.ledger.commitment import seal
from algorithm_register.ledger.entry import Entry, leaf_hash

_CHUNK = 500


def fill(count: int) -> None:
    """Migrate the database of this process and write the register in it."""
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    drawn = plan(count)
    with transaction.atomic():
        _enrol(count)
    spans = [(start, min(start + _CHUNK, count)) for start in range(0, count, _CHUNK)]
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        for chunk in pool.imap(partial(_sealed, drawn), spans):
            with transaction.atomic():
                _write(chunk)
    for row in compared(count):
        _import(row)


@dataclass(frozen=True)
class _Sealed:
    """One row with its place in the ledger and the texts that are stored."""

    row: Row
    entry: Entry
    parts: str
    salts: str
    commitments: str


def _sealed(drawn: Plan, span: tuple[int, int]) -> list[_Sealed]:
    return [_seal(row, sequence) for sequence, row in enumerate(rows(drawn, *span), start=span[0])]


def _seal(row: Row, sequence: int) -> _Sealed:
    parts = {
        "language": "nl",
        "standard": "1.0",
        "organisation": {"code": row.organisation.code, "name": row.organisation.name},
        "origin": "imported",
        "source": "bench",
        "in_force_from": row.in_force_from.isoformat(),
        **{f"content/{key}": value for key, value in row.content.items()},
    }
    dice = random.Random(f"{SEED} salts {sequence}")
    sealed = seal(parts, {name: dice.randbytes(16).hex() for name in parts})
    entry = Entry(
        sequence=sequence,
        kind="edition.published",
        subject=f"algoritme/{row.number}/1",
        time=datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC) + timedelta(seconds=sequence // 10),
        digest=sealed.digest,
    )
    return _Sealed(
        row,
        entry,
        canonical_text(sealed.parts),
        canonical_text(sealed.salts),
        canonical_text(sealed.commitments),
    )


def _import(row: Row) -> None:
    from algorithm_register.register.services import record_imported_edition

    record_imported_edition(
        number=row.number,
        organisation_code=row.organisation.code,
        organisation_name=row.organisation.name,
        content=row.content,
        unknown={},
        language="nl",
        source="bench",
        in_force_from=row.in_force_from,
        by=OPERATOR,
    )


def _enrol(count: int) -> None:
    from algorithm_register.organisations.services import enrol_organisation

    for body in organisations(count):
        enrol_organisation(code=body.code, name=body.name, type=body.kind, by=OPERATOR)


def _write(chunk: list[_Sealed]) -> None:
    """Entries, records, descriptions and editions; the key of a description is its place in the ledger plus one."""
    from django.db.models import F

    from algorithm_register.ledger import models as ledger
    from algorithm_register.register import models as register

    ledger.Entry.objects.bulk_create(ledger.Entry(**_columns(each.entry)) for each in chunk)
    ledger.Record.objects.bulk_create(
        ledger.Record(
            entry_id=each.entry.sequence, parts=each.parts, salts=each.salts, commitments=each.commitments
        )
        for each in chunk
    )
    register.Description.objects.bulk_create(
        register.Description(
            pk=each.entry.sequence + 1,
            issuer="nl",
            number=each.row.number,
            organisation_id=each.row.organisation.code,
            editions_made=1,
        )
        for each in chunk
    )
    register.Edition.objects.bulk_create(
        register.Edition(
            pk=each.entry.sequence + 1,
            description_id=each.entry.sequence + 1,
            n=1,
            sequence=each.entry.sequence,
            organisation_id=each.row.organisation.code,
            language="nl",
            standard="1.0",
            origin="imported",
            source="bench",
            is_translation=False,
            in_force_from=each.row.in_force_from,
            is_stated=True,
            recorded_at=each.entry.time,
        )
        for each in chunk
    )
    keys = [each.entry.sequence + 1 for each in chunk]
    register.Description.objects.filter(pk__range=(keys[0], keys[-1])).update(live_id=F("pk"))
    last = chunk[-1].entry
    ledger.Head.objects.update(size=last.sequence + 1, time=stamp(last.time))


def _columns(entry: Entry) -> dict[str, Any]:
    body = entry.body()
    return {
        "sequence": entry.sequence,
        "body": body,
        "leaf": leaf_hash(body),
        "kind": entry.kind,
        "subject": entry.subject,
        "topic": entry.topic,
        "time": stamp(entry.time),
        "digest": entry.digest,
    }
