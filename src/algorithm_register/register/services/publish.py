"""Publishes an edition through the strict gate: the door of desk and API."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.db import transaction

from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.errors import ContentRefused, StateRefused
from algorithm_register.kernel.languages import language_code
from algorithm_register.ledger.commitment import Part
from algorithm_register.organisations.selectors import organisation
from algorithm_register.register.services.recording import Extensions, NewEdition, record_edition
from algorithm_register.register.services.rows import checked_reason, locked_description
from algorithm_register.register.services.views import EditionView
from algorithm_register.standards.canonicalisation import canonicalise
from algorithm_register.standards.extensions import findings_on_answers
from algorithm_register.standards.findings import Finding, Severity, without_doubles
from algorithm_register.standards.loading import extension
from algorithm_register.standards.loading import standard as standard_of
from algorithm_register.standards.model import Extension, Questions, Standard
from algorithm_register.standards.validation import findings_on

_NO_ANSWERS: Mapping[str, Mapping[str, object]] = MappingProxyType({})


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
    extensions: Mapping[str, Mapping[str, object]] = _NO_ANSWERS,
) -> EditionView:
    """Publish content, and answers by extension, as the next edition, in force from today.

    Raises NotKnown for an unknown number, standard or extension, ContentRefused with the findings where one of them
    says no, StateRefused where the description was withdrawn, ValueRefused where the reason is empty.
    """
    passed, answers = _passed(content, extensions, standard_of(standard))
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
        extensions=answers,
    )
    return record_edition(description, new, by=by)


def _passed(
    content: Mapping[str, object], extensions: Mapping[str, Mapping[str, object]], standard: Standard
) -> tuple[Mapping[str, Part], Extensions]:
    """Content and answers as they are recorded."""
    canonical = canonicalise(content, standard)
    findings = findings_on(canonical.content, standard, unknown=canonical.unknown)
    _demand(standard, (*findings, *canonical.findings))
    return canonical.content, {
        key: answers
        for key, given in extensions.items()
        if (answers := _answered(given, extension(key), canonical.content, standard))
    }


def _answered(
    given: Mapping[str, object], asked: Extension, content: Mapping[str, Part], standard: Standard
) -> Mapping[str, Part]:
    canonical = canonicalise(given, asked)
    found = findings_on_answers(canonical.content, asked, content, standard)
    _demand(asked, (*found, *canonical.findings))
    return canonical.content


def _demand(questions: Questions, findings: Iterable[Finding]) -> None:
    refusing = without_doubles(finding for finding in findings if _refuses(finding))
    if refusing:
        fields = ", ".join(sorted({finding.field for finding in refusing}))
        name = str(questions)[0].lower() + str(questions)[1:]
        raise ContentRefused(f"This content does not pass {name}. Mend: {fields}.", refusing)


def _refuses(finding: Finding) -> bool:
    # An unknown key only warns at the door of intake, which keeps it; here nothing would show it.
    return finding.severity is Severity.REFUSES or finding.code == "unknown-key"
