"""What an organisation says of itself and for all its algorithms: the texts of a profile, and their limits. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from algorithm_register.kernel.errors import ValueRefused
from algorithm_register.standards.text import normalised, plain, sanitised

# Each text with the most characters that it may have, counted without markup.
LIMITS: Mapping[str, int] = {"contact": 500, "objection": 1000, "complaint": 1000, "about": 2500}
LANGUAGES = ("nl", "en")
_ONE_LINE = frozenset({"contact"})

# Text → language → words.
Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class ProfileText:
    """One text in the language that it is in."""

    text: str
    language: str


@dataclass(frozen=True)
class ProfileView:
    """A profile for readers of one language; None is what the organisation does not say.

    `contact` is an e-mail address, a web address or words; the others are rich text.
    """

    contact: ProfileText | None = None
    objection: ProfileText | None = None
    complaint: ProfileText | None = None
    about: ProfileText | None = None


def checked_texts(texts: Texts) -> dict[str, dict[str, str]]:
    """The filled texts by language as they are kept, or ValueRefused with what is wrong."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for name, by_language in texts.items():
        _demand(name, "text", LIMITS)
        for language, words in by_language.items():
            _demand(language, "language", LANGUAGES)
            if kept := _checked(name, language, words):
                found[language][name] = kept
    return found


def profile_in(kept: Mapping[str, Mapping[str, str]], language: str) -> ProfileView:
    """Each text in the language, else in the first language that has it."""
    order = dict.fromkeys((language, *LANGUAGES))
    chosen = {
        name: next(
            (ProfileText(text, each) for each in order if (text := kept.get(each, {}).get(name))), None
        )
        for name in LIMITS
    }
    return ProfileView(**chosen)


def _checked(name: str, language: str, words: str) -> str:
    text = " ".join(normalised(words).split()) if name in _ONE_LINE else sanitised(words)
    length = len(text if name in _ONE_LINE else plain(text))
    if length > LIMITS[name]:
        message = f"The text {name} ({language}) has {length} characters, {LIMITS[name]} are allowed. Make it shorter."
        raise ValueRefused(message, field=f"{name}.{language}", value=length, limit=LIMITS[name])
    return text if length else ""


def _demand(given: str, what: str, known: Mapping[str, int] | tuple[str, ...]) -> None:
    if given not in known:
        allowed = ", ".join(known)
        message = f"A profile has no {what} {given!r}. Use one of {allowed}."
        raise ValueRefused(message, field=what, value=given, limit=allowed)
