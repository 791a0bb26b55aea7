"""Findings: what is remarkable about an answer, in words for its writer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from algorithm_register.standards.model import LANGUAGES, Severity, Texts

__all__ = ["Finding", "Severity", "finding", "without_doubles"]

# {label} is the question, {limit} what is allowed or expected, {value} what was given.
MESSAGES: Mapping[str, Texts] = {
    "missing": {
        "nl": "{label}: dit veld is verplicht. Vul het in.",
        "en": "{label}: this field is required. Fill it in.",
    },
    "expected": {
        "nl": "{label}: vul dit veld in, het hoort bij '{limit}'.",
        "en": "{label}: fill in this field, it belongs with '{limit}'.",
    },
    "wrong-type": {
        "nl": "{label}: dit antwoord heeft niet de vorm die hier hoort.",
        "en": "{label}: this answer does not have the form that belongs here.",
    },
    "too-long": {
        "nl": "{label}: de tekst heeft {value} tekens, er mogen er {limit} zijn. Maak de tekst korter.",
        "en": "{label}: the text has {value} characters, {limit} are allowed. Make it shorter.",
    },
    "not-permitted": {
        "nl": "{label}: '{value}' staat niet in de lijst. Kies uit: {limit}.",
        "en": "{label}: '{value}' is not in the list. Choose from: {limit}.",
    },
    "repeated": {
        "nl": "{label}: '{value}' staat er meer dan één keer.",
        "en": "{label}: '{value}' is there more than once.",
    },
    "not-a-month": {
        "nl": "{label}: '{value}' is geen bestaande maand. Schrijf jaar en maand zo: 2026-11.",
        "en": "{label}: '{value}' is not a month that exists. Write year and month like this: 2026-11.",
    },
    "not-a-date": {
        "nl": "{label}: '{value}' is geen bestaande dag. Schrijf jaar, maand en dag zo: 2026-11-24.",
        "en": "{label}: '{value}' is not a day that exists. Write year, month and day like this: 2026-11-24.",
    },
    "not-a-field": {
        "nl": "{label}: '{value}' is geen vraag die een lezer leeg kan zien. Noem de sleutel van zo'n vraag.",
        "en": "{label}: '{value}' is not a question that a reader can see empty. Name the key of one.",
    },
    "not-blank": {
        "nl": "{label}: '{value}' is wel ingevuld. Maak die vraag leeg of haal de uitleg weg.",
        "en": "{label}: '{value}' is filled in. Empty that question or remove the explanation.",
    },
    "end-before-begin": {
        "nl": "{label}: {value} ligt voor het begin, {limit}. Verander een van de twee.",
        "en": "{label}: {value} is before the begin, {limit}. Change one of the two.",
    },
    "not-a-url": {
        "nl": "{label}: '{value}' is geen volledig webadres. Begin met https:// en gebruik geen spaties.",
        "en": "{label}: '{value}' is not a full web address. Start with https:// and use no spaces.",
    },
    "not-a-contact": {
        "nl": "{label}: '{value}' is geen e-mailadres en geen webadres dat met https:// begint.",
        "en": "{label}: '{value}' is neither an e-mail address nor a web address that starts with https://.",
    },
    "wrong-form": {
        "nl": "{label}: '{value}' heeft niet de vorm die de publicatiestandaard vraagt ({limit}).",
        "en": "{label}: '{value}' does not have the form that the publication standard asks for ({limit}).",
    },
    "unknown-key": {
        "nl": "'{label}' is geen veld van deze publicatiestandaard. Haal het weg of kies een ander veld.",
        "en": "'{label}' is not a field of this publication standard. Remove it or choose another field.",
    },
    "markup-removed": {
        "nl": "{label}: opmaak die niet mag, is weggehaald. Alinea's, regels en lijsten mogen wel.",
        "en": "{label}: markup that is not allowed was removed. Paragraphs, lines and lists are allowed.",
    },
    "text-normalised": {
        "nl": "{label}: onzichtbare tekens of spaties aan het begin of eind zijn weggehaald.",
        "en": "{label}: invisible characters, or spaces at the start or end, were removed.",
    },
    "reordered": {
        "nl": "{label}: de keuzes staan nu in de volgorde van de standaard, elk één keer.",
        "en": "{label}: the choices now stand in the order of the standard, each one once.",
    },
}
_LONGEST_VALUE = 120


@dataclass(frozen=True)
class Finding:
    """One remark on one field.

    `field` is the key; inside references the place too, counted from 0: `source_data_grouping.0.link`.
    `code` is a key of MESSAGES. `limit` is what is allowed, `value` what was given, cut to 120 characters;
    for `too-long` both are numbers of characters.
    """

    field: str
    code: str
    severity: Severity
    message: Texts
    limit: str | int | None = None
    value: str | int | None = None


def finding(
    field: str,
    code: str,
    severity: Severity,
    *,
    label: Texts | None = None,
    limit: str | int | None = None,
    value: str | int | None = None,
) -> Finding:
    """A finding with its message filled in; without a label the key itself is named."""
    given = _cut(value) if isinstance(value, str) else value
    message = {
        language: MESSAGES[code][language].format(
            label=(label or {}).get(language, _cut(field)), limit=limit, value=given
        )
        for language in LANGUAGES
    }
    return Finding(field, code, severity, message, limit, given)


def without_doubles(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each field and code, the heaviest, in the order in which they first came."""
    weights = list(Severity)
    kept: dict[tuple[str, str], Finding] = {}
    for each in findings:
        other = kept.setdefault((each.field, each.code), each)
        if weights.index(each.severity) < weights.index(other.severity):
            kept[each.field, each.code] = each
    return tuple(kept.values())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
