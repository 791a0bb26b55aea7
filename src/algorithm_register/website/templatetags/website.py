"""Offers the site's own markup to templates: the language of a text, the boxes of a filter: `{% load website %}`."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext

from algorithm_register.ui.words import written_count
from algorithm_register.website.facets import Option
from algorithm_register.website.languages import language_name

register = template.Library()

register.filter(language_name)


@register.simple_tag
def lang(language: str) -> str:
    """The attribute `lang`, or nothing where the text is in the language of the page."""
    return "" if language == get_language() else format_html(' lang="{}"', language)


@register.simple_tag
def boxes(name: str, options: Iterable[Option]) -> SafeString:
    """What can be chosen of the filter `name`, each with how many results it would give."""
    return mark_safe("".join(_box(name, each) for each in options))  # noqa: S308 - every text is escaped


def _box(name: str, option: Option) -> str:
    """Written by hand, because a page holds dozens of them and a template takes half of its time for these."""
    off = "" if option.count else " reg-option--none"
    on = " checked" if option.is_on else ""
    mark = f"{option.mark} " if option.mark else ""
    unit = ngettext("result", "results", option.count)
    return (
        f'<label class="reg-option{off}">'
        '<input class="utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom" type="checkbox"'
        f' name="{name}" value="{escape(option.value)}"{on}>'
        f'<span class="reg-option__label">{escape(mark)}{escape(option.label)}</span>'
        f'<span class="reg-option__count">{written_count(option.count)}<span class="reg-hidden"> {unit}</span></span>'
        "</label>"
    )
