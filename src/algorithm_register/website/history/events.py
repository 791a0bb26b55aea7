"""How each kind of event looks and what it is called, wherever events are told."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from algorithm_register.register.changes import CHANGED, NEW, TAKEN_OVER
from algorithm_register.register.events import (
    CONFIRMED,
    NUMBERED,
    PUBLISHED,
    REDACTED,
    RENAMED,
    RESTORED,
    TRANSFERRED,
    TRANSLATED,
    WITHDRAWN,
    history,
)
from algorithm_register.register.records import PublicRecord


@dataclass(frozen=True)
class Look:
    """The icon of a kind of event, its sign, and its word."""

    icon: str
    sign: str
    word: str | Promise


_CHANGE = Look("pencil", "reg-sign--change", _("Changed"))
LOOKS: Mapping[str, Look] = {
    NEW: Look("plus", "reg-sign--new", _("New")),
    CHANGED: _CHANGE,
    PUBLISHED: _CHANGE,
    TAKEN_OVER: Look("download", "reg-sign--change", _("Taken over")),
    TRANSLATED: Look("language", "reg-sign--same", _("Translated")),
    REDACTED: Look("eraser", "reg-sign--gone", _("Shielded")),
    CONFIRMED: Look("check", "reg-sign--same", _("Confirmed")),
    WITHDRAWN: Look("minus", "reg-sign--gone", _("Withdrawn")),
    RESTORED: Look("plus", "reg-sign--new", _("Put back")),
    TRANSFERRED: Look("building", "reg-sign--same", _("Handed over")),
    NUMBERED: Look("hash", "reg-sign--same", _("New number")),
    RENAMED: Look("building", "reg-sign--same", _("Other name")),
}
# What the home page tells; a translation or a redaction is told on the description itself.
NEWSWORTHY = (PUBLISHED, CONFIRMED, WITHDRAWN, RESTORED)


def redaction_reasons(record: PublicRecord) -> dict[str, str]:
    """The public reason for each redacted part of an edition, by the name of the part."""
    found: dict[str, str] = {}
    for event in history(record.number):
        names = event.parts.get("redacted", [])
        is_about_it = event.edition == record.edition and event.language is None
        if event.kind == REDACTED and is_about_it and isinstance(names, list):
            found |= {str(name): event.text("reason") for name in names}
    return found
