"""A record as a reader sees it: its fields by section of the standard, each with its language and why it is blank."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from algorithm_register.ledger.commitment import Part
from algorithm_register.register.blanks import Blank
from algorithm_register.register.records import CONTENT, PublicRecord, Shown
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Field, Kind, Section, Standard, language_of
from algorithm_register.standards.model import Shown as Display

# Fields that are told in short: in the strip and among the key facts.
_FACTS = (
    "publication_category",
    "status",
    "category",
    "begin_date",
    "end_date",
    "provider",
    "contact_email",
)
# Fields with a place of their own; the title and the lead besides.
_ELSEWHERE = frozenset({"name", "description_short", *_FACTS})


@dataclass(frozen=True)
class FieldShown:
    """A field with its value, which is empty where the publisher gave none or where it was redacted.

    `label` and `help` are in the language of the page where they exist in it, else in `label_language` and
    `help_language`; `value` is in `language`; `reason` is why it was redacted, `blank` why the publisher left it blank.
    `source` is what stands behind the address in it.
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
    blank: Blank | None
    blank_language: str
    source: str

    @property
    def is_told(self) -> bool:
        """Whether there is more to tell than that it was not filled in."""
        return bool(self.value) or self.is_redacted or self.blank is not None


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

    @cached_property
    def _blanks(self) -> Mapping[str, Blank]:
        return self.record.blanks

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
        """The fields that hold one address each, where there is something to tell: they stand together at the end."""
        addresses = (each for each in self.standard.fields.values() if each.kind is Kind.URL)
        return tuple(shown for shown in map(self._shown, addresses) if shown.is_told)

    def facts(self) -> tuple[FieldShown, ...]:
        """The fields that stand in short in the strip and among the key facts."""
        return tuple(self.by_key(key) for key in _FACTS if key in self.standard.fields)

    def _visible(self, fields: Iterable[Field]) -> Iterable[FieldShown]:
        for each in fields:
            if each.generated or each.key in _ELSEWHERE or each.kind is Kind.URL:
                continue
            shown = self._shown(each)
            if each.shown is Display.ALWAYS or (each.shown is Display.WHEN_FILLED and shown.is_told):
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
            blank=self._blanks.get(field.key),
            blank_language=self.record.language,
            source=(field.source or field.label)[self.language],
        )

    def _language(self, field: Field) -> str:
        """The page's language for what was translated, for permitted values, which have names in each, and for nothing.

        Where there is no value, what stands there instead is ours.
        """
        is_in_page_language = field.key in self.shown.translated or bool(field.values)
        is_empty = not self.shown.content.get(field.key)
        return self.language if is_in_page_language or is_empty else self.record.language
