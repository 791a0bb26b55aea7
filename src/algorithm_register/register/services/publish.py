"""Publishes an edition through the strict gate: the door of desk and API."""

from collections.abc import Mapping

from django.db import transaction

from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.errors import ContentRefused, StateRefused
from algorithm_register.kernel.languages import language_code
from algorithm_register.ledger.commitment import Part
from algorithm_register.organisations.selectors import organisation
from algorithm_register.register.services.recording import NewEdition, record_edition
from algorithm_register.register.services.rows import checked_reason, locked_description
from algorithm_register.register.services.views import EditionView
from algorithm_register.standards.canonicalisation import canonicalise
from algorithm_register.standards.findings import Finding, Severity, without_doubles
from algorithm_register.standards.loading import standard as standard_of
from algorithm_register.standards.validation import findings_on


@transaction.atomic
def publish_edition(
    *,
    number: str,
    content: Mapping[str, object],
    by: Actor,
    reason: str,
    language: str = "nl",
    standard: str = "1.0",
    origin: str = "desk",
) -> EditionView:
    """Publish content as the next edition, in force from today.

    Raises NotKnown for an unknown number or standard, ContentRefused with the findings where the standard says no,
    StateRefused where the description was withdrawn, ValueRefused where the reason is empty.
    """
    passed = _passed(content, standard)
    description = locked_description(number)
    if description.withdrawn_on:
        raise StateRefused(f"Description {number} was withdrawn. Restore it before publishing.")
    publisher = organisation(description.organisation_id)
    new = NewEdition(
        organisation_code=publisher.code,
        organisation_name=publisher.name,
        content=passed,
        language=language_code(language),
        standard=standard,
        origin=origin,
        reason=checked_reason(reason),
    )
    return record_edition(description, new, by=by)


def _passed(content: Mapping[str, object], version: str) -> Mapping[str, Part]:
    definition = standard_of(version)
    canonical = canonicalise(content, definition)
    findings = (*findings_on(canonical.content, definition, unknown=canonical.unknown), *canonical.findings)
    refusing = without_doubles(finding for finding in findings if _refuses(finding))
    if refusing:
        fields = ", ".join(sorted({finding.field for finding in refusing}))
        raise ContentRefused(f"This content does not pass standard {version}. Mend: {fields}.", refusing)
    return canonical.content


def _refuses(finding: Finding) -> bool:
    # An unknown key only warns at the door of intake, which keeps it; here nothing would show it.
    return finding.severity is Severity.REFUSES or finding.code == "unknown-key"
