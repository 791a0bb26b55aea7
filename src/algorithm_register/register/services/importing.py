"""Records what another source already published: the door of intake, which stores instead of refusing."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.errors import NotKnown
from algorithm_register.kernel.languages import language_code
from algorithm_register.kernel.numbers import checked_number
from algorithm_register.ledger.commitment import Part
from algorithm_register.organisations.selectors import has_organisation
from algorithm_register.register.models import Description
from algorithm_register.register.services.recording import (
    NO_EXTENSIONS,
    Extensions,
    NewEdition,
    record_edition,
)
from algorithm_register.register.services.rows import issuer_of, lock_head
from algorithm_register.register.services.views import EditionView


@transaction.atomic
def record_imported_edition(
    *,
    number: str,
    organisation_code: str,
    organisation_name: str,
    content: Mapping[str, Part],
    unknown: Mapping[str, str],
    language: str,
    source: str,
    in_force_from: date | None,
    by: Actor,
    standard: str = "1.0",
    translated_from: str | None = None,
    reason: str = "",
    extensions: Extensions = NO_EXTENSIONS,
) -> EditionView:
    """Record canonical content as the next edition of this number, making the description where it is new.

    `organisation_name` is as the source states it. On a withdrawn description the edition is recorded and not live.
    Raises NotKnown for an unknown organisation, ValueRefused for a number that cannot exist.
    """
    if not has_organisation(organisation_code):
        raise NotKnown(f"There is no organisation with the code {organisation_code}. Enrol it first.")
    checked = checked_number(number)
    lock_head()
    description, _ = Description.objects.select_for_update().get_or_create(
        issuer=issuer_of(checked), number=checked, defaults={"organisation_id": organisation_code}
    )
    description.organisation_id = organisation_code
    new = NewEdition(
        organisation_code=organisation_code,
        organisation_name=organisation_name,
        content=content,
        unknown=unknown,
        language=language_code(language),
        standard=standard,
        origin="imported",
        source=source,
        in_force_from=in_force_from,
        translated_from=language_code(translated_from) if translated_from else "",
        reason=reason.strip(),
        extensions=extensions,
    )
    return record_edition(description, new, by=by)
