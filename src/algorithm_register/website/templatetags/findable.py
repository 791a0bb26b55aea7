"""Tells search engines what a page is and where else it stands: `{% load findable %}`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from algorithm_register.organisations.selectors import OrganisationView
from algorithm_register.register.records import PublicRecord
from algorithm_register.ui.theme import theme
from algorithm_register.website import addresses
from algorithm_register.website.addresses import PAGE_LANGUAGES
from algorithm_register.website.findability import structured

register = template.Library()

# Languages as Open Graph writes them, with a country.
_LOCALES = {"nl": "nl_NL", "en": "en_GB", "fy": "fy_NL"}


@dataclass(frozen=True)
class Alternate:
    """The same page in a language of the site."""

    code: str
    locale: str
    address: str
    is_here: bool


@register.simple_tag
def alternates(canonical: str) -> list[Alternate]:
    """A page in each language, this one among them; `canonical` is its absolute address."""
    whole = urlsplit(canonical)
    return [
        Alternate(
            code,
            _LOCALES.get(code, code),
            whole._replace(path=addresses.in_language(whole.path, code)).geturl(),
            code == get_language(),
        )
        for code in PAGE_LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str) -> str:
    """The path with scheme and host."""
    return str(context["request"].build_absolute_uri(path))


@register.simple_tag(takes_context=True)
def site_data(context: dict[str, Any]) -> SafeString:
    """What the home page is: a register that can be searched."""
    language = get_language() or PAGE_LANGUAGES[0]
    words = theme().words(language)
    return _script(
        structured.site(
            name=words.name,
            about=words.lead,
            language=language,
            address=absolute(context, addresses.home(language)),
            search=absolute(context, addresses.search(language)),
        )
    )


@register.simple_tag(takes_context=True)
def organisation_data(context: dict[str, Any], body: OrganisationView) -> SafeString:
    """What the page of an organisation is about."""
    return _script(_organisation(context, body))


@register.simple_tag(takes_context=True)
def description_data(context: dict[str, Any], record: PublicRecord, body: OrganisationView) -> SafeString:
    """What a description is: a text, published by an organisation."""
    language = get_language() or PAGE_LANGUAGES[0]
    return _script(
        structured.description(
            record,
            language,
            publisher=_organisation(context, body),
            permanent=absolute(context, addresses.permanent(record.number)),
            address=absolute(
                context,
                addresses.description(language, record.organisation_code, record.number, record.slug),
            ),
            register=absolute(context, addresses.home(language)),
        )
    )


@register.simple_tag(takes_context=True)
def path_data(
    context: dict[str, Any], crumbs: Iterable[Sequence[str]] | str, canonical: str, named: str
) -> SafeString:
    """The path above the title of a page; `crumbs` as the page shows them, empty where it shows none."""
    if isinstance(crumbs, str):
        return SafeString()
    home = addresses.home(get_language() or PAGE_LANGUAGES[0])
    # A crumb may say in which language its text is: the data has no place for that.
    above = [(absolute(context, crumb[0]), str(crumb[1])) for crumb in ((home, gettext("Home")), *crumbs)]
    return _script(structured.path([*above, (canonical, str(named))]))


def _organisation(context: dict[str, Any], body: OrganisationView) -> structured.Node:
    language = get_language() or PAGE_LANGUAGES[0]
    return structured.organisation(
        body,
        permanent=absolute(context, addresses.permanent_organisation(body.code)),
        address=absolute(context, addresses.organisation(language, body.code, body.name)),
    )


def _script(node: structured.Node) -> SafeString:
    """Data and no program: a browser runs nothing of it, so the policy for scripts need not allow it."""
    data = structured.written(node)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 - nothing in it ends the element
