"""What others may read of the register: public records, and lists of numbers."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import F, Q

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.remembering import Remembered
from algorithm_register.register.assembly import Row, assemble, rows_of
from algorithm_register.register.models import Description, Edition
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.subjects import read_subject
from algorithm_register.register.succession import EditionDay

# How records are read, by number.
Records = Callable[[Iterable[str]], dict[str, PublicRecord]]


def published_record(number: str) -> PublicRecord:
    """The live edition; of a withdrawn description the last one, with `withdrawn_on` set. Raises NotKnown."""
    rows = Edition.objects.filter(description__number=number)
    found = rows_of(rows.filter(description__live=F("pk"))) or rows_of(
        rows.order_by("is_translation", "-in_force_from", "-n")[:1]
    )
    if not found:
        raise NotKnown(f"There is no description with number {number}.")
    return assemble(found)[0]


def published_records(numbers: Iterable[str]) -> dict[str, PublicRecord]:
    """The live records among these numbers, by number."""
    rows = [
        row
        for batch in ledger.batches(numbers)
        for row in rows_of(Edition.objects.filter(description__number__in=batch, description__live=F("pk")))
    ]
    return {record.number: record for record in assemble(rows)}


# Some ten megabytes of a process, and all that most registers hold.
_remembered = Remembered(published_records, most=1000)


def published_records_at(tip: ledger.Tip, numbers: Iterable[str]) -> dict[str, PublicRecord]:
    """The live records among these numbers; what this process read at that end of the ledger is not read again."""
    return _remembered.at(tip, numbers)


def edition_record(number: str, n: int) -> PublicRecord:
    """The n-th edition of a description. Raises NotKnown."""
    rows = rows_of(Edition.objects.filter(description__number=number, n=n).order_by("pk")[:1])
    if not rows:
        raise NotKnown(f"There is no edition {n} of a description with number {number}.")
    return assemble(rows)[0]


def editions_of(number: str) -> list[PublicRecord]:
    """All editions of a description, the last recorded first; empty where there are none."""
    return assemble(rows_of(Edition.objects.filter(description__number=number).order_by("-n")))


def edition_records(sequences: Iterable[int]) -> dict[int, PublicRecord]:
    """The editions that these entries of the ledger published, by sequence."""
    rows = [
        row
        for batch in ledger.batches(sequences)
        for row in rows_of(Edition.objects.filter(sequence__in=batch))
    ]
    return {record.sequence: record for record in assemble(rows)}


def edition_days(numbers: Iterable[str]) -> dict[str, list[EditionDay]]:
    """When the editions of these descriptions count, by number. One query for every 500 numbers."""
    found: dict[str, list[EditionDay]] = {}
    for batch in ledger.batches(numbers):
        rows = Edition.objects.filter(description__number__in=batch).order_by("n")
        for number, n, day, language, code, sequence, is_translation in rows.values_list(
            "description__number",
            "n",
            "in_force_from",
            "language",
            "organisation",
            "sequence",
            "is_translation",
        ):
            edition = EditionDay(n, day, language, code, sequence, is_translation)
            found.setdefault(number, []).append(edition)
    return found


def numbers_changed(*, after: int, limit: int) -> tuple[list[str], int]:
    """Numbers that entries with a sequence above `after` (-1: all) are about, and the sequence read up to."""
    entries = ledger.entries(after=after, limit=limit)
    subjects = [read_subject(entry.subject) for entry in entries]
    numbers = dict.fromkeys(subject.number for subject in subjects if subject is not None)
    return list(numbers), entries[-1].sequence if entries else after


def live_numbers(*, organisation: str | None = None, newest_first: bool = True) -> list[str]:
    """Numbers of what is live, of one organisation or of all, ordered by day in force."""
    rows = Description.objects.filter(live__isnull=False)
    if organisation is not None:
        rows = rows.filter(organisation_id=organisation)
    order = ("-live__in_force_from", "-live__id") if newest_first else ("live__in_force_from", "live__id")
    return list(rows.order_by(*order).values_list("number", flat=True))


def last_records(numbers: Iterable[str]) -> dict[str, PublicRecord]:
    """Of each of these numbers the live record, and of a withdrawn description the last one, by number."""
    last: dict[str, Row] = {}
    shown = Q(description__live=F("pk")) | Q(description__live=None)
    for batch in ledger.batches(numbers):
        rows = Edition.objects.filter(shown, description__number__in=batch)
        for row in rows_of(rows.order_by("is_translation", "-in_force_from", "-n")):
            last.setdefault(row.number, row)
    return {record.number: record for record in assemble(list(last.values()))}


def withdrawn_numbers(organisation: str) -> dict[str, date]:
    """What an organisation withdrew and when, the last withdrawn first. One query."""
    rows = Description.objects.filter(organisation_id=organisation, withdrawn_on__isnull=False)
    return {
        number: on for number, on in rows.order_by("-withdrawal").values_list("number", "withdrawn_on") if on
    }


def edition_in_force(number: str, on: date) -> int | None:
    """The number of the edition in force on a day, else of the earliest; None where there is no original."""
    rows = Edition.objects.filter(description__number=number, is_translation=False)
    then = rows.filter(in_force_from__lte=on).order_by("-in_force_from", "-n")
    row = then.first() or rows.order_by("in_force_from", "n").first()
    return row.n if row else None


def has_description(number: str) -> bool:
    """Whether this number was given to a description, published or not."""
    return Description.objects.filter(number=number).exists()
