"""Gives every page what its frame needs: the language, the same page in the others, the theme, the release."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from algorithm_register.ui.paper import paper
from algorithm_register.ui.theme import CARD, ICON, MARK, MARK_IN_THE_DARK, TOKENS, TOUCH_ICON, Words, theme

RELEASE = version("algorithm-register")


@dataclass(frozen=True)
class LanguageLink:
    """This page in one of the languages of the site."""

    code: str
    name: str
    address: str
    is_current: bool
    is_beta: bool


@dataclass(frozen=True)
class Dress:
    """How the theme dresses a page: its words in the page's language, where its files are served, and its paper.

    `paper` is a colour for each scheme. A file that the theme has not is empty.
    """

    words: Words
    contact: str
    mark: str
    mark_in_the_dark: str
    icon: str
    touch_icon: str
    card: str
    tokens: str
    paper: Mapping[str, str]


@dataclass(frozen=True)
class Site:
    """What the frame of a page says; `section` is the second segment of its `address`.

    A language `is_beta` while parts of its pages are in Dutch. A register `is_of_one` organisation where its theme
    names that one.
    """

    language: str
    is_beta: bool
    languages: tuple[LanguageLink, ...]
    section: str
    address: str
    release: str
    is_of_one: bool
    theme: Dress


def site(request: HttpRequest) -> dict[str, Site]:
    """The context processor: `site` in every template."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    address = request.get_full_path()
    return {
        "site": Site(
            language=language,
            is_beta=language in settings.REGISTER_BETA_LANGUAGES,
            languages=tuple(_link(code, name, address, language) for code, name in settings.LANGUAGES),
            section=(request.path.split("/") + ["", "", ""])[2],
            address=address,
            release=RELEASE,
            is_of_one=bool(theme().organisation),
            theme=_dress(language),
        )
    }


def same_page_in(language: str, address: str) -> str:
    """The address with another language in its first segment; the home page when it starts with none."""
    _, first, *rest = address.split("/")
    code, mark, question = first.partition("?")
    if code not in dict(settings.LANGUAGES):
        return f"/{language}"
    return "/".join(["", language + mark + question, *rest])


def _link(code: str, name: str, address: str, current: str) -> LanguageLink:
    is_beta = code in settings.REGISTER_BETA_LANGUAGES
    return LanguageLink(code, name, same_page_in(code, address), code == current, is_beta)


def _dress(language: str) -> Dress:
    now = theme()
    return Dress(
        words=now.words(language),
        contact=now.contact,
        mark=now.address(MARK),
        mark_in_the_dark=now.address(MARK_IN_THE_DARK),
        icon=now.address(ICON) or now.address(MARK),
        touch_icon=now.address(TOUCH_ICON),
        card=now.address(CARD),
        tokens=now.address(TOKENS),
        paper=paper(now),
    )
