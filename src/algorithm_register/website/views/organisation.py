"""The page of one organisation: what it describes, how that stands, and who it is."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import NotKnown
from algorithm_register.ledger import selectors as ledger
from algorithm_register.organisations import selectors as directory
from algorithm_register.organisations.selectors import Match, OrganisationView
from algorithm_register.register import selectors as register
from algorithm_register.ui.theme import theme
from algorithm_register.website import addresses, tally
from algorithm_register.website.answers import moved, page, shown, validated
from algorithm_register.website.organisations import publishers
from algorithm_register.website.organisations.names import periods
from algorithm_register.website.organisations.publishers import Publisher
from algorithm_register.website.organisations.shelves import Shelf, shelf
from algorithm_register.website.organisations.standing import Standing, most_missing, standing
from algorithm_register.website.questions import asking
from algorithm_register.website.rows import row

_SIZE = 20


@page
def publisher(request: HttpRequest, code: str, language: str, slug: str = "") -> HttpResponse:
    """One organisation with all it describes; any other `slug` than that of its name redirects."""
    return validated(
        request,
        lambda: _publisher(request, code, language),
        made_from=(*ledger.tip(), directory.profiles_version(), directory.place_of(code)),
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
            **_about(organisation, language),
            **_family(organisation, language),
            **_stand(standing(counted, day_of(timezone.now())), held, language),
            **_rows(held, organisation, language),
            "canonical_path": canonical,
            "canonical": request.build_absolute_uri(canonical),
            "crumbs": _crumbs(language),
            "search_href": addresses.search(language),
        },
    )


def _crumbs(language: str) -> list[tuple[str, str]]:
    """A register of one organisation has no list above it."""
    return [] if theme().organisation else [(addresses.organisations(language), gettext("Organisations"))]


def _about(organisation: OrganisationView, language: str) -> dict[str, object]:
    """Who it is."""
    return {
        "organisation": organisation,
        "exists": organisation.exists_on(day_of(timezone.now())),
        "kind": directory.type_label(organisation.type, language),
        "names": periods(directory.names_of(organisation.code)),
        "profile": directory.profile(organisation.code, language),
    }


def _stand(now: Standing, held: Shelf, language: str) -> dict[str, object]:
    """How all it describes stands together."""
    return {
        "standing": now,
        "stopped": now.total - held.in_use,
        "heaviest": held.options[0].sign if held.options else None,
        "most_missing": most_missing(now, language),
        "shelf": held,
    }


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
