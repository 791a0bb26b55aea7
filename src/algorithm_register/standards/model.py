"""The shape of a publication standard: which questions it asks, and what an answer may be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from algorithm_register.kernel.errors import NotKnown

# Every label, help text and message exists in these languages.
LANGUAGES = ("nl", "en")
# In these a text may be missing; it is read in the fallback then.
MORE_LANGUAGES = ("fy",)
FALLBACK = "nl"

Texts = Mapping[str, str]


class InLanguages(dict[str, str]):
    """A text by language, which is read in Dutch where it is missing in a language."""

    def __missing__(self, language: str) -> str:
        return self[FALLBACK]


def language_of(text: Texts, language: str) -> str:
    """The language in which a reader of `language` gets this text."""
    return language if language in text else FALLBACK


class Kind(StrEnum):
    """What sort of answer a field takes."""

    TEXT = "text"
    RICH_TEXT = "rich text"
    CHOICE = "choice"
    CHOICES = "choices"
    MONTH = "month"
    DATE = "date"
    URL = "url"
    CONTACT = "contact"
    REFERENCES = "references"
    BLANKS = "blanks"
    LANGUAGE = "language"


class Shown(StrEnum):
    """When a page shows a field: also when empty, only when filled, or not at all."""

    ALWAYS = "always"
    WHEN_FILLED = "when filled"
    NEVER = "never"


class Severity(StrEnum):
    """How heavily a finding weighs: it stops a publication, asks for attention, or only tells."""

    REFUSES = "refuses"
    WARNS = "warns"
    NOTES = "notes"


@dataclass(frozen=True)
class Item:
    """One part of a row: the `title` or `link` of a reference; the `field`, `reason` or `ground` of a blank.

    The first part of a row is always required.
    """

    key: str
    label: Texts
    limit: int | None = None
    required: bool = False
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """One question of a standard.

    `limit` counts characters (Unicode code points) of the text without markup. `weight` is the weight in
    search; 0 is not searched. `values` are the permitted literals, in order. `items` is filled for what is
    recorded in rows: references and blanks. `source` is what stands behind the address in a url. A `generated`
    field never stands in content: it is written on output from the record.
    """

    key: str
    kind: Kind
    label: Texts
    help: Texts
    limit: int | None = None
    required: bool = False
    shown: Shown = Shown.WHEN_FILLED
    values: tuple[str, ...] = ()
    value_labels: Mapping[str, Texts] = field(default_factory=dict)
    weight: int = 0
    items: Mapping[str, Item] = field(default_factory=dict)
    source: Texts | None = None
    generated: bool = False


@dataclass(frozen=True)
class Section:
    """Fields that are read together, in the order in which they are shown."""

    key: str
    label: Texts
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Profile:
    """A set of demands on the same fields: what is required, and what it weighs when it is not met.

    `names` and `values` say how the fields and their literals are called where this profile is exchanged.
    `limits` and `patterns` replace those of the fields; a half of a reference is written `key.link`.
    """

    key: str
    severity: Severity
    required: frozenset[str]
    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """Of two months, the first may not be later than the second."""

    first: str
    second: str


@dataclass(frozen=True)
class Expectation:
    """When `field` has `value`, an answer to `expected` belongs with it."""

    field: str
    value: str
    expected: str


@dataclass(frozen=True)
class Questions:
    """Questions in sections, and the demands on their answers. `key` names them among others of their sort."""

    key: str
    sections: tuple[Section, ...]
    profiles: Mapping[str, Profile]
    orders: tuple[Order, ...] = ()
    expectations: tuple[Expectation, ...] = ()

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every field by its key, in the order of the sections."""
        return MappingProxyType({each.key: each for each in self._walk()})

    def field(self, key: str) -> Field:
        """The field with this key, or NotKnown."""
        try:
            return self.fields[key]
        except KeyError:
            raise NotKnown(f"{self} has no field {key!r}.") from None

    def profile(self, key: str) -> Profile:
        """The profile with this key, or NotKnown."""
        try:
            return self.profiles[key]
        except KeyError:
            known = ", ".join(self.profiles)
            raise NotKnown(f"{self} has no profile {key!r}. Use one of {known}.") from None

    def _walk(self) -> Iterator[Field]:
        for section in self.sections:
            yield from section.fields


@dataclass(frozen=True)
class Standard(Questions):
    """One version of a publication standard."""

    def __str__(self) -> str:
        return f"Standard {self.key}"

    @property
    def version(self) -> str:
        """The version of the standard, which is also its key."""
        return self.key

    def has_ended(self, content: Mapping[str, object]) -> bool:
        """Whether a description says that its use has ended: it has a value with which a last month belongs."""
        lasts = {order.second for order in self.orders}
        return any(
            content.get(rule.field) == rule.value for rule in self.expectations if rule.expected in lasts
        )


@dataclass(frozen=True)
class Extension(Questions):
    """Questions beside the standard, which never stand in its exchange form."""

    def __str__(self) -> str:
        return f"Extension {self.key}"
