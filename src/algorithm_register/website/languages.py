"""The language of an answer: the one its address names, else the one the browser asks for. It is remembered nowhere."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header

from algorithm_register.website.addresses import PAGE_LANGUAGES, language_of

_NAMES: Mapping[str, str | Promise] = {"nl": _("Dutch"), "en": _("English"), "fy": _("Frisian")}


def language_name(language: str) -> str | Promise:
    """What a language is called in the language of the page."""
    return _NAMES.get(language, language)


def asked_language(request: HttpRequest) -> str:
    """The first language in Accept-Language in which pages exist; else the first in which they do."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    spoken = (tag.partition("-")[0] for tag, weight in asked if weight)
    return next((language for language in spoken if language in PAGE_LANGUAGES), PAGE_LANGUAGES[0])


def answer_language(request: HttpRequest) -> str:
    """The language of a page that may stand at any address."""
    return language_of(request.path) or asked_language(request)
