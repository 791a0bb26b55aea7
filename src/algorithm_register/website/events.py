"""What happened, in words: for the ledger on the home page and the timeline of one description."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from algorithm_register.kernel.days import day_of
from algorithm_register.register.events import (
    CONFIRMED,
    PUBLISHED,
    REDACTED,
    RESTORED,
    TRANSLATED,
    WITHDRAWN,
    Event,
    history,
)
from algorithm_register.register.records import CONTENT, PublicRecord
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Shown
from algorithm_register.website import addresses


@dataclass(frozen=True)
class Look:
    """The icon of a kind of event, its sign and word in the news, and its title on a timeline."""

    icon: str
    sign: str = ""
    word: str | Promise = ""
    title: str | Promise = ""


NEW = Look("plus", "reg-sign--new", _("New"))
LOOKS: Mapping[str, Look] = {
    PUBLISHED: Look("pencil", "reg-sign--change", _("Changed")),
    TRANSLATED: Look("language", title=_("A translation was added")),
    REDACTED: Look("eraser", title=_("A part was taken out of public view")),
    CONFIRMED: Look("check", "reg-sign--same", _("Confirmed"), _("Confirmed: the text is still right")),
    WITHDRAWN: Look("minus", "reg-sign--gone", _("Withdrawn"), _("Withdrawn")),
    RESTORED: Look("plus", "reg-sign--new", _("Put back"), _("Put back")),
}
# What the home page tells; a translation or a redaction is told on the description itself.
NEWSWORTHY = (PUBLISHED, CONFIRMED, WITHDRAWN, RESTORED)


@dataclass(frozen=True)
class Node:
    """A point on a timeline: an edition, or another event. The publisher's own words are in `reason`."""

    day: date
    look: Look
    edition: PublicRecord | None = None
    href: str = ""
    reason: str = ""
    language: str = ""
    of_edition: int | None = None
    is_now_visible: bool = False
    changed: tuple[str, ...] = ()


def look_of(event: Event) -> Look:
    """How an event looks: the first edition is new, later ones are changes."""
    return NEW if event.kind == PUBLISHED and event.edition == 1 else LOOKS[event.kind]


def timeline(
    current: PublicRecord, editions: Sequence[PublicRecord], told: Sequence[Event], language: str
) -> list[Node]:
    """Everything that happened to a description, the last first."""
    by_number = {each.edition: each for each in editions}
    return [_node(event, by_number, current, language) for event in told if event.kind in LOOKS]


def redaction_reasons(record: PublicRecord) -> dict[str, str]:
    """The public reason for each redacted part of an edition, by the name of the part."""
    found: dict[str, str] = {}
    for event in history(record.number):
        names = event.parts.get("redacted", [])
        is_about_it = event.edition == record.edition and event.language is None
        if event.kind == REDACTED and is_about_it and isinstance(names, list):
            found |= {str(name): event.text("reason") for name in names}
    return found


def _node(event: Event, editions: Mapping[int, PublicRecord], current: PublicRecord, language: str) -> Node:
    record = editions.get(event.edition or 0)
    if event.kind != PUBLISHED or record is None:
        return Node(
            day=day_of(event.time),
            look=look_of(event),
            reason=event.text("reason"),
            language=event.language or "",
            of_edition=event.edition if event.kind in {TRANSLATED, REDACTED} else None,
        )
    return Node(
        day=record.in_force_from,
        look=look_of(event),
        edition=record,
        href=addresses.edition(language, current.organisation_code, record.number, record.edition),
        reason=record.reason,
        is_now_visible=record.is_live,
        changed=_changed(editions.get(record.edition - 1), record, language),
    )


def _changed(before: PublicRecord | None, after: PublicRecord, language: str) -> tuple[str, ...]:
    """The labels of the fields that a reader sees differ from the edition before, in the order of the standard.

    What was redacted in either can no longer be compared.
    """
    if before is None:
        return ()
    blank = {*before.redacted, *after.redacted}
    return tuple(
        field.label[language]
        for field in standard(after.standard).fields.values()
        if field.shown is not Shown.NEVER
        and f"{CONTENT}{field.key}" not in blank
        and before.content.get(field.key) != after.content.get(field.key)
    )
