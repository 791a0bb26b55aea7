"""Checks that the rows of the register say what the sealed records say."""

from collections.abc import Iterator

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.selectors import Record
from algorithm_register.ledger.verification import Difference
from algorithm_register.register.models import Description, Edition, Translation
from algorithm_register.register.subjects import edition_subject, translation_subject

_STEP = 500


def differences() -> Iterator[Difference]:
    """Every row that disagrees with the ledger, and every edition or translation without its row."""
    subjects: set[str] = set()
    for row in Edition.objects.select_related("description").order_by("sequence").iterator(chunk_size=_STEP):
        subject = edition_subject(row.description.number, row.n)
        subjects.add(subject)
        yield from _edition_differences(subject, row)
    for made in (
        Translation.objects.select_related("edition__description").order_by("sequence").iterator(_STEP)
    ):
        number, n = made.edition.description.number, made.edition.n
        subject = translation_subject(number, n, made.language, made.k)
        subjects.add(subject)
        yield from _translation_differences(subject, made)
    yield from _without_row(subjects)
    yield from _live_differences()


def _edition_differences(subject: str, row: Edition) -> Iterator[Difference]:
    record = ledger.records([row.sequence]).get(row.sequence)
    if record is None:
        yield Difference(subject, "its row names an entry that is not there")
        return
    publisher = record.parts.get("organisation", {})
    stated = record.text("in_force_from")
    recording_day = day_of(row.recorded_at).isoformat()
    expected = {
        "language": record.text("language"),
        "standard": record.text("standard"),
        "origin": record.text("origin"),
        "source": record.text("source"),
        "is_translation": bool(record.text("translated_from")),
        "organisation_id": publisher.get("code", "") if isinstance(publisher, dict) else "",
    }
    for column, value in expected.items():
        if getattr(row, column) != value:
            yield Difference(subject, f"its row says another {column} than its record")
    counts = stated if stated and stated <= recording_day else recording_day
    if row.in_force_from.isoformat() != counts:
        yield Difference(subject, "its row says another day in force than its record")


def _translation_differences(subject: str, row: Translation) -> Iterator[Difference]:
    record: Record | None = ledger.records([row.sequence]).get(row.sequence)
    if record is None:
        yield Difference(subject, "its row names an entry that is not there")
    elif (row.origin, row.source) != (record.text("origin"), record.text("source")):
        yield Difference(subject, "its row says another origin than its record")


def _without_row(subjects: set[str]) -> Iterator[Difference]:
    after = -1
    while entries := ledger.entries(after=after, limit=_STEP):
        after = entries[-1].sequence
        for entry in entries:
            if entry.kind in {"edition.published", "edition.translated"} and entry.subject not in subjects:
                yield Difference(entry.subject, "the ledger has it and the register has no row for it")


def _live_differences() -> Iterator[Difference]:
    for row in Description.objects.order_by("pk").iterator(chunk_size=_STEP):
        greatest = (
            row.editions.order_by("is_translation", "-in_force_from", "-n")
            .values_list("pk", flat=True)
            .first()
        )
        if row.live_id != (None if row.withdrawn_on else greatest):
            yield Difference(f"algoritme/{row.number}", "another edition should be live")
