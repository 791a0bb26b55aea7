"""Offers the house's markup and words to templates: `{% load ui %}`."""

from datetime import date, datetime
from html import unescape
from typing import Protocol

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from algorithm_register.standards.canonicalisation import Value
from algorithm_register.standards.model import Field
from algorithm_register.ui import direction, links, markup, paging, shortening, signs, words

register = template.Library()


class HasState(Protocol):
    """A freshness: only its state is shown as a sign."""

    @property
    def state(self) -> object: ...


register.simple_tag(markup.icon)
register.simple_tag(markup.marked)
register.simple_tag(links.link)
register.simple_tag(markup.rich)
register.simple_tag(links.contact)
register.filter(direction.apart)
register.filter(signs.category_sign)
register.filter(signs.status_sign)
register.filter(signs.freshness_sign)


@register.filter
def shortened(text: object, most: int) -> str:
    """A text of at most `most` characters, in one line. What a template made before is markup, and is read back."""
    return shortening.shortened(unescape(text) if isinstance(text, SafeString) else str(text), most)


@register.simple_tag
def tile(category: object) -> SafeString:
    """The tile of a category."""
    return markup.tile(signs.category_sign(category))


@register.simple_tag
def status(value: object) -> SafeString:
    """The shape and the word of a status."""
    return markup.state(signs.status_sign(value))


@register.simple_tag
def freshness(value: HasState) -> SafeString:
    """The shape and the word of a freshness."""
    return markup.state(signs.freshness_sign(value.state))


@register.simple_tag
def field_value(field: Field, value: Value) -> SafeString:
    """A value of a description, as its field's kind asks."""
    return markup.field_value(field, value, get_language() or "nl")


@register.simple_tag
def day(value: date | datetime) -> str:
    """`12 November 2026`."""
    return words.written_day(value)


@register.simple_tag
def today() -> str:
    """The day on which somebody reads the page: `24 November 2026`."""
    return words.written_day(timezone.now())


@register.simple_tag
def short_day(value: date | datetime) -> str:
    """`12 Nov`."""
    return words.written_short_day(value)


@register.simple_tag
def month(value: str) -> str:
    """`March 2023` for `2023-03`."""
    return words.written_month(value)


@register.simple_tag
def number(value: str) -> str:
    """`1935 7241`."""
    return words.written_number(value)


@register.simple_tag
def count(value: int) -> str:
    """`1,284`."""
    return words.written_count(value)


@register.simple_tag
def lang(language: str) -> str:
    """The attribute `lang`, or nothing where the text is in the language of the page, or in one that nobody states."""
    return "" if language in {"", get_language()} else format_html(' lang="{}"', language)


@register.inclusion_tag("register/components/paging.html", takes_context=True)
def paging_links(context: Context, page: int, pages: int) -> dict[str, object]:
    """Links to the other pages of the list at this address; nothing when there is one page."""
    address = context["site"].address
    following = paging.on_page(address, page + 1) if page < pages else ""
    return {"links": paging.page_links(address, page, pages), "following": following}
