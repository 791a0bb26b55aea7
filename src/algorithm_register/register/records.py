"""The one public record: what every channel shows of an edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from algorithm_register.kernel.slugs import slugify
from algorithm_register.ledger.commitment import Part
from algorithm_register.register.blanks import Blank, blanks_of
from algorithm_register.register.exchange import exchange_form
from algorithm_register.register.freshness import Freshness

CONTENT = "content/"
EXTENSION = "extension/"
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
    """One edition with all that is public about it.

    `content` is in the original `language`; so are the answers in `extension`, by extension and key.
    """

    number: str
    organisation_code: str
    organisation_name: str
    edition: int
    editions: int
    live_edition: int | None
    language: str
    standard: str
    content: Mapping[str, Part]
    extension: Mapping[str, Mapping[str, Part]]
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

    def answers(self, extension: str = "register") -> Mapping[str, Part]:
        """What the publisher answered to an extension, by key."""
        return self.extension.get(extension, {})

    @property
    def blanks(self) -> Mapping[str, Blank]:
        """The fields that are blank with a reason, by key of the standard."""
        return blanks_of(self.answers())

    def exchange(self) -> dict[str, Part]:
        """The form in which the standard is exchanged: its own questions and nothing beside them."""
        return exchange_form(
            self.content,
            organization=self.organisation_name,
            language=self.language,
            version=self.standard,
            number=self.number,
            published_on=self.in_force_from,
        )

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


def extension_of(parts: Mapping[str, Part]) -> dict[str, dict[str, Part]]:
    """The answers to each extension, by extension and key."""
    found: dict[str, dict[str, Part]] = {}
    for name, part in parts.items():
        if name.startswith(EXTENSION):
            extension, _, key = name.removeprefix(EXTENSION).partition("/")
            found.setdefault(extension, {})[key] = part
    return found


def extension_parts(extensions: Mapping[str, Mapping[str, Part]]) -> dict[str, Part]:
    """The same answers as parts of a record."""
    return {
        f"{EXTENSION}{extension}/{key}": answer
        for extension, answers in extensions.items()
        for key, answer in answers.items()
    }


def unknown_of(parts: Mapping[str, Part]) -> dict[str, str]:
    """What a source gave that its standard does not know."""
    return {name.removeprefix(UNKNOWN): str(part) for name, part in parts.items() if name.startswith(UNKNOWN)}


def _text(content: Mapping[str, Part], key: str) -> str:
    value = content.get(key, "")
    return value if isinstance(value, str) else ""
