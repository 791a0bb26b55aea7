"""Loads the sample register through the services that publish everything else, so the demo shows what is real."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from algorithm_register.kernel.actors import Actor
from algorithm_register.ledger.commitment import Part
from algorithm_register.ledger.selectors import position
from algorithm_register.operations.sample.reading import (
    SampleDescription,
    SampleEdition,
    SampleOrganisation,
    sample_organisations,
)
from algorithm_register.organisations.selectors import name_on
from algorithm_register.organisations.services import (
    enrol_organisation,
    rename_organisation,
    set_profile,
)
from algorithm_register.register import services
from algorithm_register.register.events import history
from algorithm_register.register.selectors import has_description
from algorithm_register.search.engine import search

SAMPLE = Actor("sample", "Voorbeeldregister")
# What an edition with a stated date names as the register it was taken over from.
SOURCE = "sample"


@dataclass(frozen=True)
class Step:
    """One entry of the ledger that is still to come: the day it tells of (None: today) and what records it."""

    day: date | None
    record: Callable[[], object]


@dataclass(frozen=True)
class Loaded:
    """How much the sample holds, and how many entries of the ledger this run added."""

    organisations: int
    descriptions: int
    added: int


def load_sample(*, organisation: str = "", after_step: Callable[[], object] = lambda: None) -> Loaded:
    """Load what is not loaded yet, oldest day first, and bring search level with it.

    Each step is one transaction and one entry, so a run that was cut short is completed by the next, and a run on a
    complete sample adds nothing. `organisation` is the code of the only one whose descriptions are wanted; all are
    loaded where the sample does not have it. `after_step` is called after each entry.
    """
    everybody, before = sample_organisations(), position()
    bodies = [body for body in everybody if body.code == organisation] or everybody
    for body in bodies:
        enrol_organisation(code=body.code, name=body.name, type=body.type, by=SAMPLE)
        set_profile(code=body.code, texts=body.profile, by=SAMPLE)
    steps = [step for body in bodies for step in _steps_to_come(body)]
    for step in sorted(steps, key=lambda step: step.day or date.max):
        step.record()
        after_step()
    search().catch_up(limit=None)
    return Loaded(len(bodies), sum(len(body.descriptions) for body in bodies), position() - before)


def _steps_to_come(body: SampleOrganisation) -> Iterator[Step]:
    for new in body.renames:
        yield Step(new.on, partial(rename_organisation, code=body.code, name=new.name, on=new.on, by=SAMPLE))
    for description in body.descriptions:
        # Every step is one entry about the description: as many as there are, so many steps were taken.
        yield from list(_steps(body, description))[len(history(description.number)) :]


def _steps(body: SampleOrganisation, description: SampleDescription) -> Iterator[Step]:
    about: dict[str, Any] = {"number": description.number, "by": SAMPLE}
    for edition in description.editions:
        yield Step(edition.in_force_from, partial(_publish, body, description.number, edition))
    if description.mistake:
        undone = description.mistake
        yield Step(None, partial(services.withdraw_description, reason=undone.withdrawal, **about))
        yield Step(None, partial(services.restore_description, reason=undone.restoration, **about))
    for made in description.translations:
        yield Step(None, partial(services.record_translation, made_on=None, **about, **vars(made)))
    for redaction in description.redactions:
        yield Step(None, partial(services.redact_edition, **about, **vars(redaction)))
    if description.is_confirmed:
        yield Step(None, partial(services.confirm_description, **about))
    if description.withdrawal:
        yield Step(None, partial(services.withdraw_description, reason=description.withdrawal, **about))


def _publish(body: SampleOrganisation, number: str, edition: SampleEdition) -> None:
    if edition.in_force_from is not None:
        services.record_imported_edition(
            number=number,
            organisation_code=body.code,
            organisation_name=name_on(body.code, edition.in_force_from),
            content=edition.content,
            extensions=_extensions(edition),
            unknown={},
            language="nl",
            source=SOURCE,
            in_force_from=edition.in_force_from,
            reason=edition.reason,
            by=SAMPLE,
        )
        return
    if not has_description(number):
        services.register_description(organisation=body.code, number=number, by=SAMPLE)
    services.publish_edition(
        number=number,
        content=edition.content,
        extensions=_extensions(edition),
        reason=edition.reason,
        by=SAMPLE,
    )


def _extensions(edition: SampleEdition) -> dict[str, Mapping[str, Part]]:
    return {"register": edition.extension} if edition.extension else {}
