"""Puts public records together from rows and sealed records, with a constant number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.selectors import Record
from algorithm_register.register.freshness import freshness
from algorithm_register.register.models import Edition, Translation
from algorithm_register.register.records import (
    EXTENSION,
    PublicRecord,
    TranslationView,
    content_of,
    extension_of,
    unknown_of,
)
from algorithm_register.standards.validation import is_date

Sealed = dict[int, Record]
TranslationsByDescription = dict[int, list[TranslationView]]

_REVIEW = f"{EXTENSION}register/review_date"


class Row(NamedTuple):
    """What a public record needs of the rows of an edition and its description: plain values are read fastest."""

    number: str
    description: int
    organisation: str
    n: int
    editions_made: int
    live: int | None
    language: str
    standard: str
    origin: str
    source: str
    in_force_from: date
    is_stated: bool
    recorded_at: datetime
    sequence: int
    withdrawn_on: date | None
    withdrawal: int | None
    confirmed_on: date | None


# Where each value of a row stands, seen from an edition.
_COLUMNS = (
    "description__number",
    "description",
    "organisation",
    "n",
    "description__editions_made",
    "description__live__n",
    "language",
    "standard",
    "origin",
    "source",
    "in_force_from",
    "is_stated",
    "recorded_at",
    "sequence",
    "description__withdrawn_on",
    "description__withdrawal",
    "description__confirmed_on",
)


class TranslationRow(NamedTuple):
    """What is needed of the row of a translation; `edition` is the number of its edition."""

    description: int
    edition: int
    language: str
    k: int
    sequence: int
    origin: str
    source: str
    made_on: date | None
    recorded_at: datetime


_TRANSLATION_COLUMNS = (
    "edition__description",
    "edition__n",
    "language",
    "k",
    "sequence",
    "origin",
    "source",
    "made_on",
    "recorded_at",
)


@dataclass(frozen=True)
class _Known:
    """What was read beside the editions themselves, and which day it is."""

    sealed: Sealed
    translations: TranslationsByDescription
    today: date


def rows_of(editions: "QuerySet[Edition]") -> list[Row]:
    """The rows of these editions. One query."""
    return [Row(*values) for values in editions.values_list(*_COLUMNS)]


def assemble(rows: Sequence[Row]) -> list[PublicRecord]:
    """Public records of editions, in the same order."""
    wanted = {row.sequence for row in rows} | {row.withdrawal for row in rows if row.withdrawal is not None}
    known = _Known(
        ledger.records(sorted(wanted)),
        _translations({row.description for row in rows}),
        day_of(timezone.now()),
    )
    return [_record(row, known) for row in rows]


def _record(row: Row, known: _Known) -> PublicRecord:
    sealed = known.sealed[row.sequence]
    publisher = sealed.parts.get("organisation", {})
    made = known.translations.get(row.description, [])
    withdrawal = known.sealed.get(row.withdrawal) if row.withdrawal is not None else None
    return PublicRecord(
        number=row.number,
        organisation_code=row.organisation,
        organisation_name=publisher.get("name", "") if isinstance(publisher, dict) else "",
        edition=row.n,
        editions=row.editions_made,
        live_edition=row.live,
        language=row.language,
        standard=row.standard,
        content=content_of(sealed.parts),
        extension=extension_of(sealed.parts),
        unknown=unknown_of(sealed.parts),
        origin=row.origin,
        source=row.source,
        reason=sealed.text("reason"),
        in_force_from=row.in_force_from,
        is_stated=row.is_stated,
        recorded_at=row.recorded_at,
        sequence=row.sequence,
        withdrawn_on=row.withdrawn_on,
        withdrawal_reason=withdrawal.text("reason") if withdrawal else "",
        confirmed_on=row.confirmed_on,
        redacted=sealed.redacted,
        translated_from=sealed.text("translated_from"),
        # The best comes first: of this edition, else of the newest edition before it.
        translations=tuple(translation for translation in made if translation.edition <= row.n),
        freshness=freshness(
            in_force_from=row.in_force_from,
            confirmed_on=row.confirmed_on,
            today=known.today,
            review_on=_review_on(sealed),
        ),
    )


def _review_on(sealed: Record) -> date | None:
    """When the publisher says to look again; a source may have stated something that is no day."""
    stated = sealed.text(_REVIEW)
    return date.fromisoformat(stated) if is_date(stated) else None


def _translations(descriptions: Iterable[int]) -> TranslationsByDescription:
    rows = [
        TranslationRow(*values)
        for batch in ledger.batches(sorted(descriptions))
        for values in Translation.objects.filter(edition__description__in=batch)
        .order_by("-edition__n", "-k")
        .values_list(*_TRANSLATION_COLUMNS)
    ]
    sealed = ledger.records(row.sequence for row in rows)
    found: TranslationsByDescription = {}
    for row in rows:
        found.setdefault(row.description, []).append(_translation(row, sealed[row.sequence]))
    return found


def _translation(row: TranslationRow, sealed: Record) -> TranslationView:
    return TranslationView(
        language=row.language,
        k=row.k,
        edition=row.edition,
        origin=row.origin,
        source=row.source,
        made_on=row.made_on,
        recorded_at=row.recorded_at,
        content=content_of(sealed.parts),
    )
