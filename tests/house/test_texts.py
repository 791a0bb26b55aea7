"""Every text of the house exists in Dutch and Frisian, none is translated that nobody shows, and placeholders agree."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.utils import dates, translation
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "algorithm_register"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{
        f"{name}_lazy": DEFAULT_KEYWORDS.get(name)
        for name in ("gettext", "ngettext", "pgettext", "npgettext")
    },
}
PLACEHOLDER = re.compile(r"%\(\w+\)s")

LANGUAGES = ("nl", "fy")
with translation.override("en"):
    CALENDAR = {
        (str(name),)
        for names in (dates.WEEKDAYS, dates.WEEKDAYS_ABBR, dates.MONTHS, dates.MONTHS_3)
        for name in names.values()
    }

# One text, or the singular and the plural.
Text = tuple[str, ...]


def texts_in_code() -> Iterator[tuple[Text, str]]:
    for file in PACKAGE.rglob("*.py"):
        yield from found_in(file.read_bytes(), file.name)


def texts_in_templates() -> Iterator[tuple[Text, str]]:
    for file in PACKAGE.rglob("*.html"):
        yield from found_in(templatize(file.read_text(encoding="utf-8")).encode(), file.name)


def found_in(source: bytes, name: str) -> Iterator[tuple[Text, str]]:
    for found in extract("python", BytesIO(source), keywords=KEYWORDS):
        yield as_text(found[1]), name


def messages(language: str) -> list[Message]:
    with (PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as opened:
        return [message for message in read_po(opened, locale=language) if message.id]


def translated(language: str) -> dict[Text, Text]:
    return {as_text(message.id): as_text(message.string) for message in messages(language)}


def as_text(said: str | Iterable[str] | None) -> Text:
    return (said,) if isinstance(said, str) else tuple(said or ())


@pytest.fixture(scope="module")
def used() -> dict[Text, str]:
    return dict([*texts_in_code(), *texts_in_templates()])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(used, language):
    known = translated(language)
    missing = {text: where for text, where in used.items() if not all(known.get(text, ("",)))}
    assert missing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_of_a_text_that_nobody_shows(used, language):
    shown = used.keys() | CALENDAR if language == "fy" else used.keys()
    assert sorted(str(text) for text in translated(language) if text not in shown) == []


def test_frisian_has_the_names_of_days_and_months_which_django_does_not_know():
    assert {text for text in CALENDAR if not all(translated("fy").get(text, ("",)))} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_only_a_guess(language):
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language):
    for text, answer in translated(language).items():
        assert set(PLACEHOLDER.findall(" ".join(answer))) == set(PLACEHOLDER.findall(" ".join(text))), text
