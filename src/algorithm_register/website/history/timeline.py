"""The line of everything that happened to one description, put in order first and read only as far as it is shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext

from algorithm_register.kernel.days import day_of
from algorithm_register.organisations.selectors import DatedName
from algorithm_register.register.events import PUBLISHED, TRANSFERRED, Event, Headline
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.succession import EditionDay
from algorithm_register.ui.direction import apart
from algorithm_register.website import addresses
from algorithm_register.website.comparing.differing import differing, is_partly_hidden
from algorithm_register.website.history.events import LOOKS
from algorithm_register.website.history.wording import Told, told

# Of a day, a new name comes first: what the organisation did on that day it did under it.
_BEFORE_ALL = -1


@dataclass(frozen=True)
class Renaming:
    """The publisher got another name."""

    before: str
    after: str


@dataclass(frozen=True)
class Moment:
    """A point on the line, not read yet: `sequence` puts what happened on one day in order."""

    day: date
    sequence: int
    what: Headline | Renaming


@dataclass(frozen=True)
class EditionNode:
    """An edition on the line. `before` is the one that counted before it in the same language; 0: there is none.

    `is_partly_hidden`: what is public did not change, and not all of it can be compared.
    """

    day: date
    edition: PublicRecord
    href: str
    changed: tuple[str, ...] = ()
    is_partly_hidden: bool = False
    before: int = 0
    comparison_href: str = ""
    standard_before: str = ""


@dataclass(frozen=True)
class EventNode:
    """Something else that happened."""

    day: date
    icon: str
    told: Told


Node = EditionNode | EventNode


def line(
    headlines: Iterable[Headline], editions: Iterable[EditionDay], names: Iterable[DatedName], today: date
) -> list[Moment]:
    """Every moment, the last first: editions by the day from which they count, all else by the day it happened.

    `names` are those of the publisher; they are told from its first edition on. Kinds that are not known are not told.
    """
    counting = {edition.sequence: edition.in_force_from for edition in editions}
    moments = [
        Moment(counting.get(each.sequence) or day_of(each.time), each.sequence, each)
        for each in headlines
        if each.kind in LOOKS
    ]
    since = min(counting.values(), default=today)
    moments += [Moment(day, _BEFORE_ALL, what) for day, what in _renamings(names) if since < day <= today]
    return sorted(moments, key=lambda moment: (moment.day, moment.sequence), reverse=True)


def _renamings(names: Iterable[DatedName]) -> Iterable[tuple[date, Renaming]]:
    for before, after in pairwise(names):
        if after.begins_on is not None and after.name != before.name:
            yield after.begins_on, Renaming(before.name, after.name)


@dataclass(frozen=True)
class Telling:
    """What was read to tell a part of the line in a language; all but `names` by sequence.

    `before` leads from an edition to the one that counted before it.
    """

    current: PublicRecord
    language: str
    records: Mapping[int, PublicRecord]
    events: Mapping[int, Event]
    before: Mapping[int, int]
    names: Mapping[str, str]

    def nodes(self, moments: Sequence[Moment]) -> list[Node]:
        """The moments as they are shown."""
        return [self._node(moment) for moment in moments]

    def _node(self, moment: Moment) -> Node:
        if isinstance(moment.what, Renaming):
            return EventNode(moment.day, "building", _renamed(moment.what))
        if moment.what.kind == PUBLISHED:
            return self._edition(moment.day, self.records[moment.sequence])
        event = self.events[moment.sequence]
        said = told(event, self.language, self.current.standard, self.names)
        return EventNode(moment.day, LOOKS[event.kind].icon, said)

    def _edition(self, day: date, record: PublicRecord) -> EditionNode:
        code, number = self.current.organisation_code, record.number
        href = addresses.edition(self.language, code, number, record.edition)
        before = self.records.get(self.before.get(record.sequence, _BEFORE_ALL))
        if before is None:
            return EditionNode(day, record, href)
        changed = differing(before, record, self.language)
        return EditionNode(
            day=day,
            edition=record,
            href=href,
            changed=changed,
            is_partly_hidden=not changed and is_partly_hidden(before, record),
            before=before.edition,
            comparison_href=addresses.comparison(self.language, code, number, before.edition, record.edition),
            standard_before=before.standard if before.standard != record.standard else "",
        )


def receivers(events: Iterable[Event]) -> set[str]:
    """The codes of the organisations to which a description was handed over."""
    return {event.text("to") for event in events if event.kind == TRANSFERRED}


def _renamed(renaming: Renaming) -> Told:
    title = gettext("%(before)s is now called %(after)s") % {
        "before": apart(renaming.before),
        "after": apart(renaming.after),
    }
    return Told(title, gettext("Older editions keep the name of their day."))
