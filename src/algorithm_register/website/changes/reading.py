"""Reads all that is needed to say a page of changes in words, with the same number of queries however many they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from algorithm_register.organisations import selectors as directory
from algorithm_register.organisations.selectors import DatedNames, OrganisationView
from algorithm_register.register import selectors as register
from algorithm_register.register.events import PUBLISHED, TRANSFERRED, Event, events
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.succession import predecessors
from algorithm_register.website.changes.agenda import Heap, Line


@dataclass(frozen=True)
class Known:
    """What was read to say some lines: records by number, editions and events by sequence, organisations by code."""

    language: str
    records: Mapping[str, PublicRecord] = field(default_factory=dict)
    editions: Mapping[int, PublicRecord] = field(default_factory=dict)
    before: Mapping[int, int] = field(default_factory=dict)
    events: Mapping[int, Event] = field(default_factory=dict)
    organisations: Mapping[str, OrganisationView] = field(default_factory=dict)
    names: DatedNames = field(default_factory=dict)


def known(lines: Sequence[Line], language: str) -> Known:
    """What belongs to these lines, for readers of a language."""
    told = [line for line in lines if not isinstance(line, Heap)]
    numbers = {each.number for each in told if each.number}
    records = register.last_records(numbers)
    before: dict[int, int] = {}
    for editions in register.edition_days(numbers).values():
        before |= predecessors(editions)
    published = {each.sequence for each in told if each.kind == PUBLISHED}
    read = {event.sequence: event for event in events(each for each in told if each.kind != PUBLISHED)}
    renamed = {each.organisation_code for each in told if each.organisation_code}
    codes = {
        *(record.organisation_code for record in records.values()),
        *(code for line in lines if isinstance(line, Heap) for code in line.codes),
        *(event.text("to") for event in read.values() if event.kind == TRANSFERRED),
        *renamed,
    }
    return Known(
        language=language,
        records=records,
        editions=register.edition_records(published | {before[each] for each in published if each in before}),
        before=before,
        events=read,
        organisations=directory.organisations(codes),
        names=directory.names_of_each(renamed),
    )
