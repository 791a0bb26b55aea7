"""All that a filter can be set to, on a page of its own: where they are too many to stand beside the results."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from algorithm_register.kernel.sorting import sort_key
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.selectors import Tip
from algorithm_register.organisations.naming import fold
from algorithm_register.search.engine import search
from algorithm_register.search.index.columns import ORGANISATION, SUPPLIER
from algorithm_register.website import addresses
from algorithm_register.website.answers import page, shown, validated
from algorithm_register.website.filters.facets import ALL_OF, Option, options
from algorithm_register.website.questions import Asking, asking, one_line
from algorithm_register.website.views.search import answer_to

_FILTERS = {path: name for name, path in ALL_OF.items()}
_WORDS = {
    ORGANISATION: (_("Choose organisations"), _("Name of the organisation")),
    SUPPLIER: (_("Choose suppliers"), _("Name of the supplier")),
}


@page
def choose(request: HttpRequest, of: str, language: str) -> HttpResponse:
    """Every value that leads to results of this question, with how many; `naam` narrows the list to a name."""
    asked = asking(request.GET)
    tip = ledger.tip()
    return validated(
        request,
        lambda: _page(request, _FILTERS[of], asked, language, tip),
        made_from=(*tip, search().reached(language)),
    )


def _page(request: HttpRequest, name: str, asked: Asking, language: str, tip: Tip) -> HttpResponse:
    chosen = asked.filters.get(name, ())
    typed = one_line(request.GET.get("naam", ""))
    counts = answer_to(asked, language, tip).counts.get(name, {})
    everything = options(name, counts, chosen, language, tip)
    offered = sorted(
        (each for each in everything if _has(typed, each)),
        key=lambda each: sort_key(str(each.label), language),
    )
    title, label = _WORDS[name]
    return shown(
        request,
        "choosing",
        {
            "asked": asked,
            "filter": name,
            "title": title,
            "label": label,
            "typed": typed,
            "options": offered,
            "kept": list(_kept(asked, name, {each.value for each in offered})),
            "stated": list(_stated(asked)),
            "here": addresses.choices(language, ALL_OF[name]),
            "search_href": addresses.search(language),
            "back_href": addresses.found(language, asked.text, asked.filters, asked.sort),
        },
    )


def _has(typed: str, option: Option) -> bool:
    said = fold(str(option.label))
    return all(word in said for word in fold(typed).split())


def _stated(asked: Asking) -> Iterator[tuple[str, str]]:
    """All that is asked, as the hidden fields of a form."""
    yield from (("q", asked.text),) if asked.text else ()
    yield from ((name, value) for name, values in asked.filters.items() for value in values)
    yield from (("sort", asked.sort),) if asked.sort else ()


def _kept(asked: Asking, name: str, offered: set[str]) -> Iterator[tuple[str, str]]:
    """What is asked besides the boxes that the page shows."""
    return ((key, value) for key, value in _stated(asked) if key != name or value not in offered)
