"""A record as a reader sees it: its fields by section of the standard, each with its language and why it is blank."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from algorithm_register.ledger.commitment import Part
from algorithm_register.register.records import CONTENT, PublicRecord, Shown
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Field, Kind, Section, Standard, language_of
from algorithm_register.standards.model import Shown as Display

# Fields with a place of their own: the title, the strip, the lead, and the rail with key facts.
_ELSEWHERE = frozenset(
    {
        "name",
        "description_short",
        "publication_category",
        "status",
        "category",
        "begin_date",
        "end_date",
        "contact_email",
        "provider",
    }
)


@dataclass(frozen=True)
class FieldShown:
    """A field with its value, which is empty where the publisher gave none or where it was redacted.

    `label` and `help` are in the language of the page where they exist in it, else in `label_language` and
    `help_language`; `value` is in `language`; `reason` is why it was redacted.
    """

    field: Field
    label: str
    label_language: str
    help: str
    help_language: str
    value: Part
    language: str
    is_redacted: bool
    reason: str


@dataclass(frozen=True)
class SectionShown:
    """A section of the standard with the fields of it that a reader sees."""

    section: Section
    label: str
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True)
class Reading:
    """One record, read by somebody in one language under the record's standard.

    `reasons` tells for each redacted part why it is not public.
    """

    record: PublicRecord
    language: str
    reasons: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def shown(self) -> Shown:
        """The content for readers of the language."""
        return self.record.in_language(self.language)

    @cached_property
    def standard(self) -> Standard:
        """The standard that the record was written under."""
        return standard(self.record.standard)

    def by_key(self, key: str) -> FieldShown:
        """A field by its key, filled or not. Raises NotKnown for a key that the standard does not have."""
        return self._shown(self.standard.field(key))

    def sections(self) -> tuple[SectionShown, ...]:
        """The sections that have something to show."""
        found = (
            SectionShown(section, section.label[self.language], tuple(self._visible(section.fields)))
            for section in self.standard.sections
        )
        return tuple(section for section in found if section.fields)

    def sources(self) -> tuple[FieldShown, ...]:
        """The filled fields that hold one address each: they stand together at the end."""
        addresses = (each for each in self.standard.fields.values() if each.kind is Kind.URL)
        return tuple(shown for shown in map(self._shown, addresses) if shown.value or shown.is_redacted)

    def filled(self) -> int:
        """How many fields were filled, redacted ones among them."""
        return sum(shown.is_redacted or bool(shown.value) for shown in map(self._shown, self._asked()))

    def asked(self) -> int:
        """How many fields there are that a reader may see filled."""
        return len(list(self._asked()))

    def _asked(self) -> Iterable[Field]:
        fields = self.standard.fields.values()
        return (each for each in fields if not each.generated and each.shown is not Display.NEVER)

    def _visible(self, fields: Iterable[Field]) -> Iterable[FieldShown]:
        for each in fields:
            if each.generated or each.key in _ELSEWHERE or each.kind is Kind.URL:
                continue
            shown = self._shown(each)
            has_something = bool(shown.value) or shown.is_redacted
            if each.shown is Display.ALWAYS or (each.shown is Display.WHEN_FILLED and has_something):
                yield shown

    def _shown(self, field: Field) -> FieldShown:
        part = f"{CONTENT}{field.key}"
        return FieldShown(
            field=field,
            label=field.label[self.language],
            label_language=language_of(field.label, self.language),
            help=field.help[self.language],
            help_language=language_of(field.help, self.language),
            value=self.shown.content.get(field.key, ""),
            language=self._language(field),
            is_redacted=part in self.record.redacted,
            reason=self.reasons.get(part, ""),
        )

    def _language(self, field: Field) -> str:
        """The page's language for what was translated and for permitted values, which have names in each."""
        is_in_page_language = field.key in self.shown.translated or bool(field.values)
        return self.language if is_in_page_language else self.record.language
