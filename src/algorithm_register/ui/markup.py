"""Makes the small pieces of markup that pages share: every text goes in escaped or sanitised."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.templatetags.static import static
from django.utils.html import escape, format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe

from algorithm_register.kernel.languages import LANGUAGE_NAMES
from algorithm_register.standards.canonicalisation import Value
from algorithm_register.standards.model import Field, Kind
from algorithm_register.standards.text import sanitised
from algorithm_register.ui.direction import apart_runs
from algorithm_register.ui.links import contact, link, with_links
from algorithm_register.ui.signs import Sign
from algorithm_register.ui.words import written_month

_BLOCK = re.compile(r"<(?:p|br|ul|ol|li|div)\b", re.IGNORECASE)
_SPRITE = "register/built/icons.svg"


@lru_cache(maxsize=256)  # a page of results shows dozens of the same few
def icon(name: str, classes: str = "") -> SafeString:
    """An icon from the sprite, hidden from assistive technology: a word always stands beside it."""
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false" viewBox="0 0 24 24"><use href="{}"/></svg>',
        f"reg-icon {classes}".strip(),
        f"{static(_SPRITE)}#i-{name}",
    )


def tile(sign: Sign) -> SafeString:
    """The tile with the letter of a category; without a category, a dashed circle in its place."""
    if not sign.letter:
        return icon(sign.icon)
    return format_html('<span class="reg-tile {}" aria-hidden="true">{}</span>', sign.tile, sign.letter)


def state(sign: Sign) -> SafeString:
    """The shape and the word of a status or a freshness."""
    tone = _TONES.get(sign.tone, "")
    return format_html('<span class="reg-state{}">{}{}</span>', tone, icon(sign.icon), sign.word)


def marked(runs: Iterable[tuple[str, bool]]) -> SafeString:
    """Runs of text, the hits among them marked."""
    return mark_safe("".join(_run(text, is_hit) for text, is_hit in apart_runs(runs)))  # noqa: S308 - every run is escaped


def rich(text: str) -> SafeString:
    """Rich text, sanitised again, web addresses in it made links.

    Where it holds no blocks, its lines become paragraphs and breaks.
    """
    clean = sanitised(text)
    if not _BLOCK.search(clean):
        clean = sanitised(linebreaks(mark_safe(clean)))  # noqa: S308 - sanitised a line before
    return with_links(clean)


def plain(text: str) -> SafeString:
    """Plain text, escaped; its lines become paragraphs and breaks."""
    return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308 - escaped by linebreaks


def field_value(field: Field, value: Value, language: str) -> SafeString:
    """A value of a description as its field's kind asks, with choices in the words of this language."""
    if isinstance(value, str):
        return _single(field, value, language)
    if field.kind is Kind.REFERENCES:
        return _listed(_reference(item) for item in value if isinstance(item, Mapping))
    return _listed(format_html("{}", value_label(field, str(item), language)) for item in value)


def value_label(field: Field, value: str, language: str) -> str:
    """A permitted value in the words of this language; what has none stands as it is."""
    return field.value_labels.get(value, {}).get(language, value)


def _single(field: Field, value: str, language: str) -> SafeString:
    match field.kind:
        case Kind.RICH_TEXT:
            return rich(value)
        case Kind.MONTH:
            return format_html("<p>{}</p>", written_month(value))
        case Kind.URL:
            return format_html("<p>{}</p>", link(value))
        case Kind.CONTACT:
            return format_html("<p>{}</p>", contact(value))
        case Kind.LANGUAGE:
            return format_html("<p>{}</p>", LANGUAGE_NAMES.get(value, value))
        case Kind.CHOICE | Kind.CHOICES:
            return format_html("<p>{}</p>", value_label(field, value, language))
        case _:
            return plain(value)


def _reference(item: Mapping[str, str]) -> SafeString:
    return link(item.get("link", ""), item.get("title", ""))


def _listed(items: Iterable[SafeString]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((item,) for item in items)))


def _run(text: str, is_hit: bool) -> str:
    return f'<mark class="utrecht-mark">{escape(text)}</mark>' if is_hit else escape(text)


# Whole class names, so that the pruning of the styles finds them.
_TONES = {
    "ok": " reg-state--ok",
    "warn": " reg-state--warn",
    "bad": " reg-state--bad",
    "off": " reg-state--off",
    "dev": " reg-state--dev",
}
