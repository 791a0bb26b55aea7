"""The organisations that publish, and the page of each."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import NotKnown
from algorithm_register.ledger import selectors as ledger
from algorithm_register.organisations import selectors as directory
from algorithm_register.organisations.selectors import Match, OrganisationView
from algorithm_register.register import selectors as register
from algorithm_register.website import addresses, publishers, tally
from algorithm_register.website.answers import moved, page, shown, validated
from algorithm_register.website.names import periods
from algorithm_register.website.publishers import Publisher, Wanted
from algorithm_register.website.questions import Asking, asking, one_line
from algorithm_register.website.rows import row
from algorithm_register.website.shelves import Shelf, shelf
from algorithm_register.website.standing import most_missing, standing

_SIZE = 20
# In the list of organisations, which has one line for each.
_LINES = 100
# How many bodies a search names that are known but publish nothing.
_MOST_SILENT = 20


@page
def index(request: HttpRequest, language: str) -> HttpResponse:
    """The organisations that publish, narrowed to a name, a kind or a letter."""
    today = day_of(timezone.now())
    return validated(
        request,
        lambda: _index(request, asking(request.GET), language, today),
        made_from=(*ledger.tip(), directory.count_on(today)),
    )


def _index(request: HttpRequest, asked: Asking, language: str, today: date) -> HttpResponse:
    wanted = publishers.wanted(
        language, text=asked.text, kind=asked.kind, letter=one_line(request.GET.get("letter", ""))
    )
    counts = tally.counts()
    publishing, silent = _found(wanted, counts)
    of_kind = [each for each in publishing if wanted.kind in {"", each.organisation.type}]
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


@page
def publisher(request: HttpRequest, code: str, language: str, slug: str = "") -> HttpResponse:
    """One organisation with all it describes; any other `slug` than that of its name redirects."""
    return validated(
        request,
        lambda: _publisher(request, code, language),
        made_from=(*ledger.tip(), directory.profiles_version()),
    )


def _publisher(request: HttpRequest, code: str, language: str) -> HttpResponse:
    try:
        organisation = directory.organisation(code)
    except NotKnown as unknown:
        raise Http404 from unknown
    canonical = addresses.organisation(language, code, organisation.name)
    if request.path != canonical:
        return moved(request, canonical)
    counted = tally.tally_of(code)
    today = day_of(timezone.now())
    standing_now = standing(counted, today)
    held = shelf(
        counted,
        register.withdrawn_numbers(code),
        asking(request.GET),
        wants_gone=request.GET.get("toon") == "gestopt",
        size=_SIZE,
    )
    return shown(
        request,
        "organisation",
        {
            "organisation": organisation,
            "exists": organisation.exists_on(today),
            "kind": directory.type_label(organisation.type, language),
            "names": periods(directory.names_of(code)),
            "profile": directory.profile(code, language),
            "standing": standing_now,
            "stopped": standing_now.total - held.in_use,
            "heaviest": held.options[0].sign if held.options else None,
            "most_missing": most_missing(standing_now, language),
            "shelf": held,
            **_rows(held, organisation, language),
            "canonical_path": canonical,
            "search_href": addresses.search(language),
            "crumbs": [(addresses.organisations(language), gettext("Organisations"))],
            "canonical": request.build_absolute_uri(request.path),
            **_family(organisation, language),
        },
    )


def _rows(held: Shelf, organisation: OrganisationView, language: str) -> dict[str, object]:
    """What stands on the page, read at once: the rows of what is in use, and of what is gone."""
    records = register.last_records([*held.numbers, *(each.number for each in held.gone)])
    known = {organisation.code: organisation}
    rows = {number: row(record, language, known) for number, record in records.items()}
    return {
        "rows": [rows[number] for number in held.numbers if number in rows],
        "gone": [(each, rows[each.number]) for each in held.gone if each.number in rows],
    }


def _family(organisation: OrganisationView, language: str) -> dict[str, object]:
    """What stands above and below: of those below, first those that publish."""
    below = directory.children(organisation.code)
    above = directory.organisations([organisation.parent_code]) if organisation.parent_code else {}
    counts = tally.counts() if below or above else {}

    def listed(views: Iterable[OrganisationView]) -> list[Publisher]:
        return [publishers.publisher(Match(view), language, counts.get(view.code, 0)) for view in views]

    return {
        "parents": listed(above.values()),
        "children": [each for each in listed(below) if each.count],
        "silent_children": [each for each in listed(below) if not each.count],
    }
