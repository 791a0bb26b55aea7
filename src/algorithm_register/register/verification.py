"""Checks that the rows of the register say what the ledger says: nothing else decides what readers see."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Model, QuerySet

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.entry import Entry
from algorithm_register.ledger.selectors import Record
from algorithm_register.ledger.verification import Difference
from algorithm_register.register.models import Description, Edition, Translation
from algorithm_register.register.subjects import (
    description_subject,
    edition_subject,
    read_subject,
    translation_subject,
)

Row = TypeVar("Row", bound=Model)

_GONE = Record(parts={}, redacted=(), redacted_at=None)


@dataclass
class _Description:
    """What the entries say about one description, read in their order."""

    editions_made: int = 0
    organisation_id: str = ""
    withdrawn_on: str = ""
    withdrawal: int | None = None
    confirmed_on: str = ""


@dataclass
class _Told:
    """What the whole ledger says: its descriptions, and the entries that must have a row."""

    descriptions: dict[str, _Description] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)


def differences() -> Iterator[Difference]:
    """Every row that disagrees with the ledger, and every edition or translation without its row."""
    told = _told()
    without_row = dict(told.entries)
    editions = Edition.objects.select_related("description").order_by("sequence")
    for batch in _batches(editions):
        sealed = ledger.records(row.sequence for row in batch)
        for row in batch:
            subject = edition_subject(row.description.number, row.n)
            entry = without_row.pop(row.sequence, None)
            yield from _compared(subject, entry, _edition_row(row), sealed.get(row.sequence, _GONE))
    translations = Translation.objects.select_related("edition__description").order_by("sequence")
    for made_batch in _batches(translations):
        sealed = ledger.records(made.sequence for made in made_batch)
        for made in made_batch:
            edition = made.edition
            subject = translation_subject(edition.description.number, edition.n, made.language, made.k)
            entry = without_row.pop(made.sequence, None)
            yield from _compared(subject, entry, _translation_row(made), sealed.get(made.sequence, _GONE))
    for entry in without_row.values():
        yield Difference(entry.subject, "the ledger has it and the register has no row for it")
    yield from _description_differences(told)


def _told() -> _Told:
    told, after = _Told(), -1
    while entries := ledger.entries(after=after, limit=ledger.BATCH):
        after = entries[-1].sequence
        sealed = ledger.records(entry.sequence for entry in entries)
        for entry in entries:
            _tell(told, entry, sealed.get(entry.sequence, _GONE))
    return told


def _tell(told: _Told, entry: Entry, record: Record) -> None:
    subject = read_subject(entry.subject)
    if subject is None:
        return
    description = told.descriptions.setdefault(subject.number, _Description())
    match entry.kind:
        case "edition.published":
            told.entries[entry.sequence] = entry
            description.editions_made += 1
            description.organisation_id = _code(record)
        case "edition.translated":
            told.entries[entry.sequence] = entry
        case "description.withdrawn":
            description.withdrawn_on, description.withdrawal = record.text("withdrawn_on"), entry.sequence
        case "description.restored":
            description.withdrawn_on, description.withdrawal = "", None
        case "description.confirmed":
            description.confirmed_on = record.text("confirmed_on")


def _compared(
    subject: str, entry: Entry | None, row: Mapping[str, object], record: Record
) -> Iterator[Difference]:
    if entry is None or entry.subject != subject:
        yield Difference(subject, "its row names an entry that is not about it")
        return
    expected = _expected(entry, record)
    for column, value in row.items():
        if expected[column] != value:
            yield Difference(subject, f"its row says another {column} than the ledger")


def _expected(entry: Entry, record: Record) -> dict[str, object]:
    """What the columns of an edition or a translation must say."""
    recording_day = day_of(entry.time).isoformat()
    stated = record.text("in_force_from")
    is_stated = bool(stated) and stated <= recording_day
    return {
        "recorded_at": entry.time,
        "language": record.text("language"),
        "standard": record.text("standard"),
        "origin": record.text("origin"),
        "source": record.text("source"),
        "made_on": record.text("made_on"),
        "is_translation": bool(record.text("translated_from")),
        "organisation_id": _code(record),
        "is_stated": is_stated,
        "in_force_from": stated if is_stated else recording_day,
    }


def _edition_row(row: Edition) -> dict[str, object]:
    same = (
        "recorded_at",
        "language",
        "standard",
        "origin",
        "source",
        "is_translation",
        "organisation_id",
        "is_stated",
    )
    return {column: getattr(row, column) for column in same} | {
        "in_force_from": row.in_force_from.isoformat()
    }


def _translation_row(row: Translation) -> dict[str, object]:
    same = ("recorded_at", "language", "origin", "source")
    made_on = row.made_on.isoformat() if row.made_on else ""
    return {column: getattr(row, column) for column in same} | {"made_on": made_on}


def _description_differences(told: _Told) -> Iterator[Difference]:
    for batch in _batches(Description.objects.order_by("pk")):
        for row in batch:
            expected = told.descriptions.pop(row.number, _Description(organisation_id=row.organisation_id))
            yield from _description_row_differences(row, expected)
    for number in told.descriptions:
        yield Difference(description_subject(number), "the ledger has it and the register has no row for it")


def _description_row_differences(row: Description, expected: _Description) -> Iterator[Difference]:
    place = description_subject(row.number)
    says = _Description(
        editions_made=row.editions_made,
        organisation_id=row.organisation_id,
        withdrawn_on=row.withdrawn_on.isoformat() if row.withdrawn_on else "",
        withdrawal=row.withdrawal,
        confirmed_on=row.confirmed_on.isoformat() if row.confirmed_on else "",
    )
    for column, value in vars(expected).items():
        if getattr(says, column) != value:
            yield Difference(place, f"its row says another {column} than the ledger")
    greatest = (
        row.editions.order_by("is_translation", "-in_force_from", "-n").values_list("pk", flat=True).first()
    )
    if row.live_id != (None if expected.withdrawn_on else greatest):
        yield Difference(place, "another edition should be live")


def _code(record: Record) -> str:
    publisher = record.parts.get("organisation", {})
    return publisher.get("code", "") if isinstance(publisher, dict) else ""


def _batches(rows: "QuerySet[Row]") -> Iterable[list[Row]]:
    return ledger.batches(rows.iterator(chunk_size=ledger.BATCH))
