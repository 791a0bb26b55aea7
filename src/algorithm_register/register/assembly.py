"""Puts public records together from rows and sealed records, with a constant number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.selectors import Record
from algorithm_register.register.freshness import freshness
from algorithm_register.register.models import Edition, Translation
from algorithm_register.register.records import PublicRecord, TranslationView, content_of, unknown_of

Sealed = dict[int, Record]
TranslationsByDescription = dict[int, list[TranslationView]]


@dataclass(frozen=True)
class _Known:
    """What was read beside the editions themselves."""

    sealed: Sealed
    translations: TranslationsByDescription


def assemble(editions: Sequence[Edition]) -> list[PublicRecord]:
    """Public records of editions (rows with `description` and `description.live` selected), in the same order."""
    wanted = {edition.sequence for edition in editions}
    wanted |= {
        edition.description.withdrawal for edition in editions if edition.description.withdrawal is not None
    }
    known = _Known(
        ledger.records(sorted(wanted)), _translations({edition.description_id for edition in editions})
    )
    return [_record(edition, known) for edition in editions]


def _record(edition: Edition, known: _Known) -> PublicRecord:
    description, sealed = edition.description, known.sealed[edition.sequence]
    publisher = sealed.parts.get("organisation", {})
    made = known.translations.get(edition.description_id, [])
    withdrawal = known.sealed.get(description.withdrawal) if description.withdrawal is not None else None
    return PublicRecord(
        number=description.number,
        organisation_code=edition.organisation_id,
        organisation_name=publisher.get("name", "") if isinstance(publisher, dict) else "",
        edition=edition.n,
        editions=description.editions_made,
        live_edition=description.live.n if description.live else None,
        language=edition.language,
        standard=edition.standard,
        content=content_of(sealed.parts),
        unknown=unknown_of(sealed.parts),
        origin=edition.origin,
        source=edition.source,
        reason=sealed.text("reason"),
        in_force_from=edition.in_force_from,
        is_stated=edition.is_stated,
        recorded_at=edition.recorded_at,
        sequence=edition.sequence,
        withdrawn_on=description.withdrawn_on,
        withdrawal_reason=withdrawal.text("reason") if withdrawal else "",
        confirmed_on=description.confirmed_on,
        redacted=sealed.redacted,
        translated_from=sealed.text("translated_from"),
        # The best comes first: of this edition, else of the newest edition before it.
        translations=tuple(translation for translation in made if translation.edition <= edition.n),
        freshness=freshness(
            in_force_from=edition.in_force_from,
            confirmed_on=description.confirmed_on,
            today=day_of(timezone.now()),
        ),
    )


def _translations(descriptions: Iterable[int]) -> TranslationsByDescription:
    rows = [
        row
        for batch in ledger.batches(sorted(descriptions))
        for row in Translation.objects.filter(edition__description__in=batch)
        .select_related("edition")
        .order_by("-edition__n", "-k")
    ]
    sealed = ledger.records(row.sequence for row in rows)
    found: TranslationsByDescription = {}
    for row in rows:
        found.setdefault(row.edition.description_id, []).append(_translation(row, sealed[row.sequence]))
    return found


def _translation(row: Translation, sealed: Record) -> TranslationView:
    return TranslationView(
        language=row.language,
        k=row.k,
        edition=row.edition.n,
        origin=row.origin,
        source=row.source,
        made_on=row.made_on,
        recorded_at=row.recorded_at,
        content=content_of(sealed.parts),
    )
