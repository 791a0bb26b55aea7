"""Descriptions in a named state, made by the real services. Each returns the number."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.numbers import check_digit
from algorithm_register.organisations.services import enrol_organisation
from algorithm_register.register import services
from algorithm_register.register.services.recording import NO_EXTENSIONS, Extensions

EDITOR = Actor("0b6f6b1e-0000-4000-8000-000000000001", "Fenna de Wit")
NOORDERHAAKS = ("gm9901", "Gemeente Noorderhaaks")
DUINVESTE = ("gm9902", "Gemeente Duinveste")

CONTENT: Mapping[str, object] = {
    "name": "Scanauto’s voor parkeercontrole",
    "description_short": "Auto’s lezen kentekens. Een medewerker bekijkt elke foto voordat u een naheffing krijgt.",
    "category": ["Verkeer"],
    "status": "In gebruik",
    "begin_date": "2023-03",
    "contact_email": "parkeren@noorderhaaks.example",
    "publication_category": "Impactvolle algoritmes",
    "goal": "<p>Met scanauto’s controleert de gemeente overal evenveel.</p>",
}


def number_from(first_seven: str) -> str:
    """A valid number that starts with these seven digits."""
    return first_seven + str(check_digit(first_seven))


def enrolled(organisation: tuple[str, str] = NOORDERHAAKS) -> str:
    """An organisation that is known to the register. Returns its code."""
    code, name = organisation
    return enrol_organisation(code=code, name=name, type="Gemeente", by=EDITOR).code


def registered(number: str | None = None, *, organisation: tuple[str, str] = NOORDERHAAKS) -> str:
    """A description with a number and nothing published."""
    return services.register_description(organisation=enrolled(organisation), number=number, by=EDITOR).number


def published(
    number: str | None = None, *, organisation: tuple[str, str] = NOORDERHAAKS, **content: Any
) -> str:
    """A description with one live edition; `content` changes single fields, None leaves one out."""
    made = registered(number, organisation=organisation)
    publish(made, **content)
    return made


def publish(
    number: str,
    *,
    reason: str = "Eerste publicatie.",
    extension: Any = None,
    **content: object,
) -> int:
    """One more edition of a description, with answers to the extension of the register. Returns its number."""
    merged = {key: value for key, value in {**CONTENT, **content}.items() if value is not None}
    extensions = {"register": extension} if extension else {}
    made = services.publish_edition(
        number=number, content=merged, extensions=extensions, by=EDITOR, reason=reason
    )
    return made.edition


def imported(
    number: str | None = None,
    *,
    organisation: tuple[str, str] = NOORDERHAAKS,
    stated: date | None = date(2024, 5, 1),
    source: str = "listing",
    extensions: Extensions = NO_EXTENSIONS,
    **content: object,
) -> str:
    """A description taken over from another source, with the day that the source states."""
    told = {key: value for key, value in {**CONTENT, **content}.items() if value is not None}
    return taken_over(
        number, told, organisation=organisation, stated=stated, source=source, extensions=extensions
    )


def taken_over(
    number: str | None,
    content: Mapping[str, object],
    *,
    organisation: tuple[str, str] = NOORDERHAAKS,
    stated: date | None = None,
    source: str = "listing",
    language: str = "nl",
    translated_from: str | None = None,
    extensions: Extensions = NO_EXTENSIONS,
) -> str:
    """An edition with this content and no more, in a language of its own."""
    made = number or number_from("1935724")
    services.record_imported_edition(
        number=made,
        organisation_code=enrolled(organisation),
        organisation_name=organisation[1],
        content=content,  # type: ignore[arg-type]
        unknown={},
        extensions=extensions,
        language=language,
        translated_from=translated_from,
        source=source,
        in_force_from=stated,
        by=EDITOR,
    )
    return made


def translated(number: str | None = None, *, origin: str = "human", **texts: str) -> str:
    """A published description whose first edition has an English translation."""
    made = published(number)
    services.record_translation(
        number=made,
        edition=1,
        language="en",
        content=texts
        or {"name": "Scan cars for parking control", "goal": "<p>The city checks everywhere.</p>"},
        origin=origin,  # type: ignore[arg-type]
        made_on=date(2026, 11, 20),
        by=EDITOR,
    )
    return made


def withdrawn(
    number: str | None = None, *, reason: str = "De gemeente gebruikt dit algoritme niet meer."
) -> str:
    """A description that was published and withdrawn."""
    made = published(number)
    services.withdraw_description(number=made, reason=reason, by=EDITOR)
    return made


def redacted(number: str | None = None, *, part: str = "content/goal") -> str:
    """A published description of which one part was emptied."""
    made = published(number)
    services.redact_edition(
        number=made, edition=1, parts=[part], reason="Er stond een naam van een medewerker in.", by=EDITOR
    )
    return made
