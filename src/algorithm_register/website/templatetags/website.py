"""Says in which language a text is, where that differs from the page: `{% load website %}`."""

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

register = template.Library()

_NAMES: dict[str, str | Promise] = {"nl": _("Dutch"), "en": _("English"), "fy": _("Frisian")}


@register.simple_tag
def lang(language: str) -> str:
    """The attribute `lang`, or nothing where the text is in the language of the page."""
    return "" if language == get_language() else format_html(' lang="{}"', language)


@register.filter
def language_name(language: str) -> str | Promise:
    """What a language is called in the language of the page."""
    return _NAMES.get(language, language)
