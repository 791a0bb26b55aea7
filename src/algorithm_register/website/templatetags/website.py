"""Says in which language a text is, where that differs from the page: `{% load website %}`."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from algorithm_register.website.languages import language_name

register = template.Library()

register.filter(language_name)


@register.simple_tag
def lang(language: str) -> str:
    """The attribute `lang`, or nothing where the text is in the language of the page."""
    return "" if language == get_language() else format_html(' lang="{}"', language)
