"""The one place where an edition comes into being: entry, row and live edition together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from algorithm_register.audit.services import journal
from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import services as ledger
from algorithm_register.ledger.commitment import Part
from algorithm_register.register.models import Description, Edition
from algorithm_register.register.records import CONTENT, UNKNOWN, extension_parts
from algorithm_register.register.services.rows import choose_live
from algorithm_register.register.services.views import EditionView
from algorithm_register.register.subjects import edition_subject

# Canonical answers by extension and key.
Extensions = Mapping[str, Mapping[str, Part]]
NO_EXTENSIONS: Extensions = MappingProxyType({})


@dataclass(frozen=True)
class NewEdition:
    """An edition about to be recorded. `in_force_from` is what the source states; None: the recording day counts."""

    organisation_code: str
    organisation_name: str
    content: Mapping[str, Part]
    language: str
    standard: str
    origin: str
    reason: str = ""
    source: str = ""
    in_force_from: date | None = None
    translated_from: str = ""
    unknown: Mapping[str, str] = field(default_factory=dict)
    extensions: Extensions = field(default_factory=dict)


def record_edition(description: Description, new: NewEdition, *, by: Actor) -> EditionView:
    """Record the next edition of a locked description, inside the caller's transaction."""
    n = description.editions_made + 1
    subject = edition_subject(description.number, n)
    recording_day = day_of(ledger.lock())
    # The desk and the API state no date: what they publish is in force from the day of publication.
    stated = new.in_force_from or (None if new.origin == "imported" else recording_day)
    entry = ledger.append(kind="edition.published", subject=subject, parts=_parts(new, stated))
    is_stated = stated is not None and stated <= recording_day
    row = Edition.objects.create(
        description=description,
        n=n,
        sequence=entry.sequence,
        organisation_id=new.organisation_code,
        language=new.language,
        standard=new.standard,
        origin=new.origin,
        source=new.source,
        is_translation=bool(new.translated_from),
        in_force_from=stated if stated is not None and is_stated else recording_day,
        is_stated=is_stated,
        recorded_at=entry.time,
    )
    description.editions_made = n
    choose_live(description)
    journal(kind="edition.published", subject=subject, by=by, detail={"origin": new.origin})
    return EditionView(description.number, n, entry.sequence, description.live_id == row.pk)


def _parts(new: NewEdition, in_force_from: date | None) -> dict[str, Part]:
    given: dict[str, Part] = {
        "language": new.language,
        "standard": new.standard,
        "organisation": {"code": new.organisation_code, "name": new.organisation_name},
        "origin": new.origin,
        "source": new.source,
        "in_force_from": in_force_from.isoformat() if in_force_from else "",
        "reason": new.reason,
        "translated_from": new.translated_from,
        **{f"{CONTENT}{key}": value for key, value in new.content.items()},
        **extension_parts(new.extensions),
        **{f"{UNKNOWN}{key}": value for key, value in new.unknown.items()},
    }
    return {name: part for name, part in given.items() if part}
