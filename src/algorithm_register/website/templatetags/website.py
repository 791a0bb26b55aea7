"""Offers the site's own markup to templates, such as the boxes of a filter: `{% load website %}`."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from algorithm_register.register.records import PublicRecord
from algorithm_register.ui.direction import apart
from algorithm_register.ui.markup import icon, marked, state, tile
from algorithm_register.ui.signs import category_sign, freshness_sign, status_sign
from algorithm_register.ui.templatetags.ui import lang
from algorithm_register.ui.words import written_count, written_day
from algorithm_register.website import addresses
from algorithm_register.website.fields import FieldShown
from algorithm_register.website.filters.facets import Option
from algorithm_register.website.languages import language_name
from algorithm_register.website.rows import Row

register = template.Library()

register.filter(language_name)


@register.simple_tag
def explanation(field: FieldShown) -> SafeString:
    """What is asked in a field, folded. Written by hand because a page holds dozens of them."""
    return format_html(
        '<details class="reg-explain"><summary>{}{}<span class="reg-hidden"> {}</span></summary>'
        '<p class="reg-explain__body"{}>{}</p></details>',
        icon("help-circle"),
        gettext("Explanation"),
        gettext("of %(label)s") % {"label": field.label},
        lang(field.help_language),
        field.help,
    )


@register.simple_tag
def categories_address(letter: str = "") -> str:
    """Where a reader is told what the categories mean, or what the one with this letter means."""
    return addresses.categories(get_language() or "", letter)


@register.simple_tag
def boxes(name: str, options: Iterable[Option]) -> SafeString:
    """What can be chosen of the filter `name`, each with how many results it would give."""
    return mark_safe("".join(_box(name, each) for each in options))  # noqa: S308 - every text is escaped


@register.simple_tag
def list_row(row: Row, level: int, is_own: bool) -> SafeString:
    """A description in a list, under a heading of this level; `is_own` leaves out its organisation.

    Written by hand for the same reason as the boxes: a page holds many, and a template takes three times as long.
    """
    category = row.record.content.get("publication_category")
    sign = category_sign(category)
    mark = tile(sign) if sign.letter else f'<span class="reg-strip__icon">{icon("circle-dashed")}</span>'
    word = escape(sign.word if category else gettext("Category not filled in"))
    text = f'<p class="reg-row__text"{_lang(row.text_language)}>{marked(row.text)}</p>' if row.text else ""
    return mark_safe(  # noqa: S308 - every text is escaped
        f'<li class="reg-row"><div class="reg-row__tile">{mark}</div><div class="reg-row__body">'
        f'<h{level} class="reg-row__title"><a class="nl-link" href="{escape(row.href)}"'
        f"{_lang(row.title_language)}>{marked(row.title)}</a></h{level}>"
        f'<p class="reg-row__by">{"" if is_own else _by(row)}{word}</p>{text}{_meta(row)}</div></li>'
    )


def _by(row: Row) -> str:
    return (
        f'<a class="nl-link" href="{escape(row.organisation_href)}">{escape(apart(row.organisation))}</a> · '
    )


def _lang(language: str) -> str:
    return "" if language == get_language() else f' lang="{escape(language)}"'


def _meta(row: Row) -> str:
    """Its status and freshness, or that it was withdrawn; its edition; its assessments."""
    record = row.record
    edition = gettext("Edition %(n)s, %(when)s") % {
        "n": record.edition,
        "when": written_day(record.in_force_from),
    }
    parts = [*_states(record), f"<span>{escape(edition)}</span>"]
    if row.tags:
        tags = "".join(f'<span class="nl-data-badge reg-tag">{escape(apart(tag))}</span>' for tag in row.tags)
        title = escape(gettext("Impact assessments:"))
        parts.append(f'<span class="reg-tags"><span class="reg-hidden">{title}</span>{tags}</span>')
    return f'<div class="reg-row__meta reg-meta">{"".join(parts)}</div>'


def _states(record: PublicRecord) -> tuple[str, ...]:
    if record.withdrawn_on:
        withdrawn = escape(gettext("Withdrawn"))
        return (f'<span class="reg-state reg-state--bad">{icon("archive")}{withdrawn}</span>',)
    status, freshness = record.content.get("status"), record.freshness.state
    return state(status_sign(status)), state(freshness_sign(freshness))


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
        f'<span class="reg-option__label">{escape(mark)}{escape(apart(option.label))}</span>'
        f'<span class="reg-option__count">{written_count(option.count)}<span class="reg-hidden"> {unit}</span></span>'
        "</label>"
    )
