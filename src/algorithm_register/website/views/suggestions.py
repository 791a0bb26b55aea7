"""Suggestions while somebody types in the search field: a piece of a page that a script puts below the field.

It is HTML rather than data: templates escape, mark and translate here as they do everywhere, and the script has
nothing to build. Every option is a link, so it opens in another tab as links do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.selectors import Tip
from algorithm_register.organisations.selectors import OrganisationView
from algorithm_register.search.engine import search
from algorithm_register.search.index.columns import SUPPLIER, THEME
from algorithm_register.search.port import Suggestion, SuggestionKind
from algorithm_register.website import addresses
from algorithm_register.website.answers import page, shown, validated
from algorithm_register.website.questions import one_line
from algorithm_register.website.remembered import publishers
from algorithm_register.website.rows import Runs

_LABELS: Mapping[SuggestionKind, str | Promise] = {
    SuggestionKind.TERM: _("Search for"),
    SuggestionKind.DESCRIPTION: _("Algorithms"),
    SuggestionKind.ORGANISATION: _("Organisations"),
    SuggestionKind.THEME: _("Themes"),
    SuggestionKind.SUPPLIER: _("Suppliers"),
}


@dataclass(frozen=True)
class Option:
    """One way on. `about` is who publishes it, `count` how many descriptions it has; one of the two, or none."""

    text: Runs
    href: str
    language: str
    about: str = ""
    count: int = 0


@dataclass(frozen=True)
class Group:
    """The options of one kind."""

    kind: SuggestionKind
    label: str | Promise
    options: tuple[Option, ...]


@page
def suggest(request: HttpRequest, language: str) -> HttpResponse:
    """What to offer for the text in `q`; nothing at all where there is nothing to offer."""
    tip = ledger.tip()
    return validated(
        request,
        lambda: _page(request, one_line(request.GET.get("q", "")), language, tip),
        made_from=(*tip, search().reached(language)),
    )


def _page(request: HttpRequest, typed: str, language: str, tip: Tip) -> HttpResponse:
    found = search().suggest(typed, language, at=tip).suggestions
    return shown(request, "suggestions", {"groups": _groups(found, language, tip), "total": len(found)})


def _groups(suggestions: tuple[Suggestion, ...], language: str, tip: Tip) -> list[Group]:
    names = publishers((_publisher(each) for each in suggestions), tip)
    return [
        Group(kind, _LABELS[kind], tuple(_option(each, language, names) for each in of_a_kind))
        for kind, of_a_kind in groupby(suggestions, key=lambda each: each.kind)
    ]


def _publisher(suggestion: Suggestion) -> str:
    """The code of the organisation that publishes the description; empty where it is none."""
    return suggestion.record.organisation_code if suggestion.record else ""


def _option(suggestion: Suggestion, language: str, names: Mapping[str, OrganisationView]) -> Option:
    if suggestion.record is None:
        return Option(suggestion.text, _href(suggestion, language), language, count=suggestion.count)
    record = suggestion.record
    publisher = names.get(record.organisation_code)
    return Option(
        suggestion.text,
        addresses.description(language, record.organisation_code, record.number, record.slug),
        language if "name" in record.in_language(language).translated else record.language,
        about=publisher.name if publisher else record.organisation_name,
    )


def _href(suggestion: Suggestion, language: str) -> str:
    match suggestion.kind:
        case SuggestionKind.ORGANISATION:
            name = "".join(run for run, is_hit in suggestion.text)
            return addresses.organisation(language, suggestion.key, name)
        case SuggestionKind.THEME:
            return addresses.found(language, filters={THEME: [suggestion.key]})
        case SuggestionKind.SUPPLIER:
            return addresses.found(language, filters={SUPPLIER: [suggestion.key]})
        case _:
            return addresses.found(language, suggestion.key)
