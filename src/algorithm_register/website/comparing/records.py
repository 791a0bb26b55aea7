"""Two public records beside each other: what became of every part of them, and how many of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.ledger.commitment import Part
from algorithm_register.register.records import CONTENT, EXTENSION, UNKNOWN, PublicRecord
from algorithm_register.standards.canonicalisation import Value
from algorithm_register.standards.comparison import Compared, Side, State, compare
from algorithm_register.standards.loading import extension, standard
from algorithm_register.standards.model import Field, InLanguages, Kind, Shown


@dataclass(frozen=True)
class ComparedPart:
    """A part of a record, under its name in the ledger, with what became of it.

    `is_seen`: pages show it. What they never show has no place in the tally.
    """

    name: str
    compared: Compared

    @property
    def is_seen(self) -> bool:
        """Whether a reader finds it on the pages of its editions."""
        return self.compared.field.shown is not Shown.NEVER


@dataclass(frozen=True)
class Comparison:
    """What changed from one edition to another; the first counted before the second.

    With a `language`, answers that name a question of the standard name it by its label in that language.
    """

    before: PublicRecord
    after: PublicRecord
    language: str = ""

    @cached_property
    def parts(self) -> tuple[ComparedPart, ...]:
        """Every part of either edition: the answers to the standard, to extensions, and what no standard knows."""
        extensions = dict.fromkeys((*self.after.extension, *self.before.extension))
        return (
            *self._beside(CONTENT),
            *(part for key in extensions for part in self._beside(f"{EXTENSION}{key}/")),
            *self._beside(UNKNOWN),
        )

    @cached_property
    def seen(self) -> tuple[ComparedPart, ...]:
        """The parts that pages show."""
        return tuple(part for part in self.parts if part.is_seen)

    def tally(self) -> dict[State, int]:
        """How many of the parts that pages show there are in each state."""
        return {state: sum(part.compared.state is state for part in self.seen) for state in State}

    def _beside(self, prefix: str) -> Iterator[ComparedPart]:
        sides = (_side(record, prefix, self.language) for record in (self.before, self.after))
        for compared in compare(*sides):
            yield ComparedPart(f"{prefix}{compared.field.key}", compared)


def _side(record: PublicRecord, prefix: str, language: str) -> Side:
    names = (name for name in record.redacted if name.startswith(prefix))
    redacted = frozenset(name.removeprefix(prefix) for name in names)
    answers = {key: _worded(part, record, language) for key, part in _answers(record, prefix).items()}
    known = _known(record, prefix)
    strangers = {key: _stranger(key) for key in (*answers, *redacted) if key not in known}
    return Side(answers, {**known, **strangers}, record.language, redacted)


def _answers(record: PublicRecord, prefix: str) -> Mapping[str, Part]:
    if prefix == CONTENT:
        return record.content
    return record.unknown if prefix == UNKNOWN else record.answers(_extension_of(prefix))


def _worded(part: Part, record: PublicRecord, language: str) -> Value:
    """An answer, with labels for the keys of the questions that it names."""
    if isinstance(part, dict):
        return [part]
    if not language or not isinstance(part, list):
        return part
    fields = standard(record.standard).fields
    return [_labelled(row, fields, language) for row in part if isinstance(row, dict)] or part


def _labelled(row: dict[str, str], fields: Mapping[str, Field], language: str) -> dict[str, str]:
    named = fields.get(row.get("field", ""))
    return {**row, "field": named.label[language]} if named else row


def _known(record: PublicRecord, prefix: str) -> Mapping[str, Field]:
    """The questions that a definition asks; none of an extension that is not known any more."""
    if prefix == CONTENT:
        return standard(record.standard).fields
    try:
        return {} if prefix == UNKNOWN else extension(_extension_of(prefix)).fields
    except NotKnown:
        return {}


def _extension_of(prefix: str) -> str:
    return prefix.removeprefix(EXTENSION).removesuffix("/")


def _stranger(key: str) -> Field:
    """What no definition knows is compared as text, under its own key."""
    return Field(key, Kind.TEXT, label=InLanguages({"nl": key}), help=InLanguages({"nl": ""}))
