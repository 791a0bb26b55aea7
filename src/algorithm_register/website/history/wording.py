"""Says in words what an event was, for those kinds that need more than one word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from algorithm_register.register import events
from algorithm_register.register.events import Event
from algorithm_register.ui.direction import apart
from algorithm_register.ui.words import written_number
from algorithm_register.website.history.events import LOOKS
from algorithm_register.website.history.part_names import part_name
from algorithm_register.website.languages import language_name

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
# By the origin that a translation states.
_MAKERS: Mapping[str, str | Promise] = {
    "human": _("Translated by a person."),
    "machine": _("Translated by a computer."),
    "source": _("The translation came with the text, from its source."),
}


@dataclass(frozen=True)
class Told:
    """What happened, and what belongs to it: `note` in our words, `reason` in the publisher's."""

    title: str
    note: str = ""
    reason: str = ""


def told(event: Event, language: str, version: str, names: Mapping[str, str]) -> Told:
    """An event that is no edition. `version` is that of the description's standard, `names` those of organisations."""
    reason = event.text("reason")
    match event.kind:
        case events.CONFIRMED:
            return Told(gettext("Confirmed: the text is still right"))
        case events.TRANSLATED:
            said = {"language": language_name(event.language or ""), "n": event.edition}
            return Told(
                gettext("Translation into %(language)s added to edition %(n)s") % said,
                str(_MAKERS.get(event.text("origin"), "")),
            )
        case events.REDACTED:
            return _redacted(event, language, version)
        case events.TRANSFERRED:
            to = event.text("to")
            return Told(
                gettext("Handed over to %(name)s") % {"name": apart(names.get(to, to))}, reason=reason
            )
        case events.NUMBERED:
            number = written_number(event.text("number"))
            return Told(gettext("Got the number %(number)s") % {"number": number})
        case _:
            return Told(str(LOOKS[event.kind].word), reason=reason)


def _redacted(event: Event, language: str, version: str) -> Told:
    names = event.parts.get("redacted", [])
    labels = [_label(str(name), language, version) for name in names] if isinstance(names, list) else []
    said = {
        "n": event.edition,
        "fields": ", ".join(map(apart, labels)),
        "language": language_name(event.language or ""),
    }
    title = (
        gettext("Shielded in the translation into %(language)s of edition %(n)s: %(fields)s")
        if event.language
        else gettext("Shielded in edition %(n)s: %(fields)s")
    )
    return Told(title % said, gettext("The rest did not change."), event.text("reason"))


def _label(part: str, language: str, version: str) -> str:
    """What a part of a record is called; what no standard knows is called as the source called it."""
    return gettext("the reason of the change") if part == "reason" else part_name(part, version, language)


def first_sentence(text: str) -> str:
    """A text up to its first full stop, question mark or exclamation mark; all of it where it has none."""
    found = _SENTENCE.match(text)
    return found[0] if found else text
