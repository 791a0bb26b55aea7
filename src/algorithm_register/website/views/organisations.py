"""The list of organisations that publish, by letter and kind, with a search in their names."""

from collections.abc import Mapping
from datetime import date
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.organisations import selectors as directory
from algorithm_register.organisations.selectors import Match
from algorithm_register.ui.theme import theme
from algorithm_register.website import addresses, tally
from algorithm_register.website.answers import moved, page, shown, validated
from algorithm_register.website.organisations import publishers
from algorithm_register.website.organisations.publishers import Publisher, Wanted
from algorithm_register.website.questions import Asking, asking, one_line

_LINES = 100
# How many bodies a search names that are known but publish nothing.
_MOST_SILENT = 20


@page
def index(request: HttpRequest, language: str) -> HttpResponse:
    """The organisations that publish, narrowed to a name, a kind or a letter."""
    today = day_of(timezone.now())
    return validated(
        request,
        lambda: _page_of_one(request, language) or _index(request, asking(request.GET), language, today),
        made_from=(*ledger.tip(), directory.count_on(today)),
    )


def _page_of_one(request: HttpRequest, language: str) -> HttpResponse | None:
    """A register of one organisation has no list: its page is what a reader wants who does not look for a name."""
    own = theme().organisation
    body = directory.organisations([own]).get(own) if own and not request.GET else None
    return moved(request, addresses.organisation(language, body.code, body.name)) if body else None


def _index(request: HttpRequest, asked: Asking, language: str, today: date) -> HttpResponse:
    wanted = publishers.wanted(
        language, text=asked.text, kind=asked.kind, letter=one_line(request.GET.get("letter", ""))
    )
    counts = tally.counts()
    publishing, known = _found(wanted, counts)
    of_kind = [each for each in publishing if wanted.kind in {"", each.organisation.type}]
    silent = [each for each in known if wanted.kind in {"", each.organisation.type}]
    found = publishers.filed(each for each in of_kind if wanted.letter in {"", each.letter})
    pages = max(1, ceil(len(found) / _LINES))
    current = min(asked.page, pages)
    return shown(
        request,
        "organisations",
        {
            "asked": asked,
            "wanted": wanted,
            "found": len(found),
            "total": sum(each.count for each in found),
            "groups": publishers.by_letter(found[(current - 1) * _LINES : current * _LINES]),
            "page": current,
            "pages": pages,
            "letters": publishers.letters(of_kind, wanted),
            "all_letters_href": wanted.href(letter=""),
            "of_kind": len(of_kind),
            "kinds": publishers.kinds(publishing, wanted),
            "all_kinds_href": wanted.href(kind="", letter=""),
            "publishing": len(publishing),
            "kind_label": directory.type_label(wanted.kind, language, plural=True),
            "silent": silent[:_MOST_SILENT],
            "more_silent": max(0, len(silent) - _MOST_SILENT),
            "today": today,
            "organisations_href": addresses.organisations(language),
            "crumbs": [],
            "canonical": request.build_absolute_uri(request.path),
        },
    )


def _found(wanted: Wanted, counts: Mapping[str, int]) -> tuple[list[Publisher], list[Publisher]]:
    """Those that publish; and, where a name is asked for, those that are known by it and publish nothing."""
    if not wanted.text:
        views = directory.organisations(counts)
        return [
            publishers.publisher(Match(view), wanted.language, counts[code]) for code, view in views.items()
        ], []
    every = [
        publishers.publisher(match, wanted.language, counts.get(match.organisation.code, 0))
        for match in directory.matches(wanted.text)
    ]
    return [each for each in every if each.count], [each for each in every if not each.count]
