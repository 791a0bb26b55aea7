"""The one public record: what every channel shows of an edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from algorithm_register.kernel.slugs import slugify
from algorithm_register.ledger.commitment import Part
from algorithm_register.register.freshness import Freshness

CONTENT = "content/"
UNKNOWN = "unknown/"


@dataclass(frozen=True)
class TranslationView:
    """A translation of one edition; `content` holds only what was translated."""

    language: str
    k: int
    edition: int
    origin: str
    source: str
    made_on: date | None
    recorded_at: datetime
    content: Mapping[str, Part]


@dataclass(frozen=True)
class Shown:
    """Content for readers of one language. `translated` names the fields that are not in the original's words."""

    content: Mapping[str, Part]
    language: str
    translation: TranslationView | None
    is_older: bool
    translated: frozenset[str]


@dataclass(frozen=True)
class PublicRecord:
    """One edition with all that is public about it. `content` is in the original `language`."""

    number: str
    organisation_code: str
    organisation_name: str
    edition: int
    editions: int
    live_edition: int | None
    language: str
    standard: str
    content: Mapping[str, Part]
    unknown: Mapping[str, str]
    origin: str
    source: str
    reason: str
    in_force_from: date
    is_stated: bool
    recorded_at: datetime
    sequence: int
    withdrawn_on: date | None
    withdrawal_reason: str
    confirmed_on: date | None
    redacted: tuple[str, ...]
    translated_from: str
    translations: tuple[TranslationView, ...]
    freshness: Freshness

    @property
    def is_live(self) -> bool:
        """Whether this edition is what the register says now."""
        return self.edition == self.live_edition

    @property
    def name(self) -> str:
        """The name in the original language; empty where it was redacted."""
        return _text(self.content, "name")

    @property
    def slug(self) -> str:
        """The readable end of the address."""
        return slugify(self.name)

    def name_in(self, language: str) -> str:
        """The name for readers of a language."""
        return _text(self.in_language(language).content, "name")

    def in_language(self, language: str) -> Shown:
        """The original with the best translation laid over it: of this edition, else of an older one."""
        if language == self.language:
            return Shown(self.content, language, None, False, frozenset())
        translation = next((made for made in self.translations if made.language == language), None)
        if translation is None:
            return Shown(self.content, self.language, None, False, frozenset())
        texts = {key: text for key, text in translation.content.items() if key in self.content}
        is_older = translation.edition != self.edition
        return Shown({**self.content, **texts}, language, translation, is_older, frozenset(texts))


def content_of(parts: Mapping[str, Part]) -> dict[str, Part]:
    """The content of a record under the keys of its standard."""
    return {name.removeprefix(CONTENT): part for name, part in parts.items() if name.startswith(CONTENT)}


def unknown_of(parts: Mapping[str, Part]) -> dict[str, str]:
    """What a source gave that its standard does not know."""
    return {name.removeprefix(UNKNOWN): str(part) for name, part in parts.items() if name.startswith(UNKNOWN)}


def _text(content: Mapping[str, Part], key: str) -> str:
    value = content.get(key, "")
    return value if isinstance(value, str) else ""
