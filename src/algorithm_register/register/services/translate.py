"""Records a translation of one edition."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from django.db import transaction

from algorithm_register.audit.services import journal
from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.errors import ValueRefused
from algorithm_register.kernel.languages import language_code
from algorithm_register.ledger import services as ledger
from algorithm_register.ledger.commitment import Part
from algorithm_register.ledger.selectors import records
from algorithm_register.register.models import Edition, Translation
from algorithm_register.register.records import CONTENT
from algorithm_register.register.services.rows import edition_row, locked_description
from algorithm_register.register.services.views import TranslationRef
from algorithm_register.register.subjects import translation_subject
from algorithm_register.standards.loading import standard as standard_of
from algorithm_register.standards.model import Kind

TRANSLATABLE = frozenset({Kind.TEXT, Kind.RICH_TEXT, Kind.REFERENCES})

Origin = Literal["human", "machine", "source"]


@transaction.atomic
def record_translation(
    *,
    number: str,
    edition: int,
    language: str,
    content: Mapping[str, Part],
    origin: Origin,
    made_on: date | None,
    by: Actor,
    source: str = "",
) -> TranslationRef:
    """Record canonical texts, rich texts and references in another language than the edition's.

    Parts that were redacted in the edition are left out. Raises NotKnown for an unknown number or edition,
    ValueRefused for a field that is not translated or for the language of the original.
    """
    code = language_code(language)
    description = locked_description(number)
    row = edition_row(description, edition)
    _check(content, row, code)
    k = row.translations.filter(language=code).count() + 1
    subject = translation_subject(number, edition, code, k)
    redacted = records([row.sequence])[row.sequence].redacted
    texts = {f"{CONTENT}{key}": value for key, value in content.items()}
    given: dict[str, Part] = {
        "language": code,
        "origin": origin,
        "source": source,
        "made_on": made_on.isoformat() if made_on else "",
        **{name: text for name, text in texts.items() if name not in redacted},
    }
    parts = {name: part for name, part in given.items() if part}
    entry = ledger.append(kind="edition.translated", subject=subject, parts=parts)
    Translation.objects.create(
        edition=row,
        language=code,
        k=k,
        sequence=entry.sequence,
        origin=origin,
        source=source,
        made_on=made_on,
        recorded_at=entry.time,
    )
    journal(kind="edition.translated", subject=subject, by=by, detail={"origin": origin})
    left_out = tuple(sorted(texts.keys() & set(redacted)))
    return TranslationRef(number, edition, code, k, entry.sequence, left_out)


def _check(content: Mapping[str, Part], row: Edition, language: str) -> None:
    if language == row.language:
        raise ValueRefused(
            "This is the language of the original. Translate into another.", field="language", value=language
        )
    fields = standard_of(row.standard).fields
    for key in content:
        if key not in fields or fields[key].kind not in TRANSLATABLE:
            raise ValueRefused(
                f"The field {key} is not translated. Give texts, rich texts and references only.",
                field=key,
                value=content[key],
                limit=", ".join(sorted(TRANSLATABLE)),
            )
