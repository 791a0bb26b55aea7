"""What happened in the register, as the ledger tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.commitment import Part
from algorithm_register.ledger.entry import Entry
from algorithm_register.register.subjects import description_subject, organisation_of, read_subject

PUBLISHED = "edition.published"
TRANSLATED = "edition.translated"
REDACTED = "edition.redacted"
CONFIRMED = "description.confirmed"
WITHDRAWN = "description.withdrawn"
RESTORED = "description.restored"
TRANSFERRED = "description.transferred"
NUMBERED = "description.numbered"
RENAMED = "organisation.renamed"


@dataclass(frozen=True)
class Headline:
    """That something happened to a description, or to an edition or a translation of it: an entry of the ledger.

    Of what happened to an organisation, `number` is empty.
    """

    kind: str
    time: datetime
    sequence: int
    subject: str
    number: str
    edition: int | None
    language: str | None

    @property
    def organisation_code(self) -> str:
        """The organisation that it happened to; empty where it happened to a description."""
        return organisation_of(self.subject)


@dataclass(frozen=True)
class Event(Headline):
    """Something that happened to a description, with the parts that its entry commits to."""

    parts: Mapping[str, Part]

    def text(self, name: str) -> str:
        """A part that is a string; empty where it is absent."""
        part = self.parts.get(name, "")
        return part if isinstance(part, str) else ""


def headlines(number: str) -> list[Headline]:
    """Everything the ledger says about a description, newest first, without the parts. One query."""
    return [headline_of(entry) for entry in reversed(ledger.entries_about(description_subject(number)))]


def events(told: Iterable[Headline]) -> list[Event]:
    """The same with their parts, in the same order. One query for every 500 of them."""
    told = list(told)
    sealed = ledger.records(each.sequence for each in told)
    return [Event(**vars(each), parts=sealed[each.sequence].parts) for each in told]


def history(number: str) -> list[Event]:
    """Everything the ledger says about a description, newest first."""
    return events(headlines(number))


def recent_headlines(limit: int, *, kinds: Iterable[str] = ()) -> list[Headline]:
    """That the last things happened, newest first, of these kinds or of any. One query."""
    return [headline_of(entry) for entry in ledger.newest_entries(limit=limit, kinds=kinds)]


def headline_of(entry: Entry) -> Headline:
    """That this entry was made, without its parts."""
    subject = read_subject(entry.subject)
    return Headline(
        kind=entry.kind,
        time=entry.time,
        sequence=entry.sequence,
        subject=entry.subject,
        number=subject.number if subject else "",
        edition=subject.edition if subject else None,
        language=subject.language if subject else None,
    )
