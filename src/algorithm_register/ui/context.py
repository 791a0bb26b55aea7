"""Gives every page what its frame needs: the language, the same page in the other languages, the release."""

from dataclasses import dataclass
from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

RELEASE = version("algorithm-register")


@dataclass(frozen=True)
class LanguageLink:
    """This page in one of the languages of the site."""

    code: str
    name: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class Site:
    """What the frame of a page says; `section` is the second segment of its `address`."""

    language: str
    languages: tuple[LanguageLink, ...]
    section: str
    address: str
    release: str


def site(request: HttpRequest) -> dict[str, Site]:
    """The context processor: `site` in every template."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    links = tuple(
        LanguageLink(code, name, same_page_in(code, request.get_full_path()), code == language)
        for code, name in settings.LANGUAGES
    )
    section = (request.path.split("/") + ["", "", ""])[2]
    return {"site": Site(language, links, section, request.get_full_path(), RELEASE)}


def same_page_in(language: str, address: str) -> str:
    """The address with another language in its first segment; the home page when it starts with none."""
    _, first, *rest = address.split("/")
    code, mark, question = first.partition("?")
    if code not in dict(settings.LANGUAGES):
        return f"/{language}"
    return "/".join(["", language + mark + question, *rest])
