"""What a row is, before and after mapping: the vocabulary of this room."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from algorithm_register.intake.shapes import Shape
from algorithm_register.kernel.canonical import fingerprint
from algorithm_register.standards.canonicalisation import Value


@dataclass(frozen=True)
class FileRow:
    """One row as it stands in a file. `row` counts rows from 1, `line` is where it starts, from 1.

    `problem` is a sentence when the row cannot be read; then `values` is empty.
    """

    row: int
    line: int
    values: Mapping[str, object] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class Note:
    """One remark on a row for its report: `field` (may be empty), `code`, and a sentence in English."""

    field: str
    code: str
    message: str


@dataclass(frozen=True)
class MappedRow:
    """One row in our own terms: content in canonical form, and what had to be done to get there.

    `number` is empty when the source gives none; `local_name` then tells rows of one organisation apart.
    `stated_on` is the day the source gives to this text, None when it gives none; `day` is the one its age is
    reckoned by: today where the stated day is still to come.
    `memory` holds what the row says beside the description and is kept with the row only.
    """

    shape: Shape
    source: str
    number: str
    local_name: str
    organisation_code: str
    organisation_name: str
    language: str
    stated_on: date | None
    day: date | None
    content: Mapping[str, Value]
    unknown: Mapping[str, str] = field(default_factory=dict)
    memory: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[Note, ...] = ()
    findings: tuple[Note, ...] = ()

    @property
    def is_translation(self) -> bool:
        return self.shape.is_translation

    @property
    def is_dated_ahead(self) -> bool:
        """Whether the stated day was still to come when the row was read."""
        return self.day != self.stated_on

    def key(self, organisation_code: str) -> str:
        """What the row is known by: its number, else source, organisation and its own name, hashed.

        Hashed, because a name can be long, and can be redacted later.
        """
        if self.number:
            return self.number
        return "~" + fingerprint([self.source, organisation_code, self.local_name])[:40]

    @property
    def fingerprint(self) -> str:
        """The same for two rows that say the same; the stated date is left out, because it is compared itself."""
        said = {
            "content": dict(self.content),
            "unknown": dict(self.unknown),
            "memory": dict(self.memory),
            "language": self.language,
            "organisation": [self.organisation_code, self.organisation_name],
        }
        return fingerprint(said)
