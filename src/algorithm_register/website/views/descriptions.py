"""What stands below the address of an algorithm: which page is asked for, and from where it is the right one."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.kernel.numbers import is_number
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.selectors import Tip
from algorithm_register.organisations import selectors as directory
from algorithm_register.register import selectors as register
from algorithm_register.register.records import PublicRecord
from algorithm_register.search.engine import search
from algorithm_register.website import addresses
from algorithm_register.website.answers import moved, page, shown, validated
from algorithm_register.website.fields import Reading
from algorithm_register.website.history.events import redaction_reasons
from algorithm_register.website.nameless import nameless
from algorithm_register.website.remembered import publishers
from algorithm_register.website.views.comparison import comparison_as_data, show_comparison
from algorithm_register.website.views.description import show_description
from algorithm_register.website.views.editions import show_editions


@page
def below_algorithm(request: HttpRequest, rest: str, language: str) -> HttpResponse:
    """Everything below `algoritme/`: the canonical pages, and a redirect to them from every other form."""
    asked = addresses.asked_below_algorithm(rest)
    if asked is None or not is_number(asked.number):
        raise Http404
    tip = ledger.tip()
    return validated(
        request, lambda: _answered(request, asked, language, tip), made_from=_made_from(asked, tip)
    )


def _made_from(asked: addresses.Asked, tip: Tip) -> tuple[int | str, ...]:
    """What is like a description comes from search, which may be behind the ledger; the ways come from a profile."""
    is_of_ledger = asked.page in ("editions", "comparison", "comparison as data")
    if is_of_ledger:
        return tip
    return *tip, search().reached(), directory.profiles_version()


def _answered(request: HttpRequest, asked: addresses.Asked, language: str, tip: Tip) -> HttpResponse:
    current = _found(lambda: register.published_record(asked.number))
    canonical = _canonical(asked, current, language)
    if request.path != canonical:
        return moved(request, canonical)
    match asked.page:
        case "editions":
            return show_editions(
                request, current, language, _frame(request, Reading(current, language), current, tip)
            )
        case "comparison":
            return show_comparison(
                request, current, language, _frame(request, Reading(current, language), current, tip)
            )
        case "comparison as data":
            return comparison_as_data(request, current, language)
        case "edition":
            record = _found(lambda: register.edition_record(asked.number, asked.edition))
            return _description(request, record, current, language, tip)
        case _ if current.withdrawn_on:
            return _withdrawn(request, current, language, tip)
        case _:
            return _description(request, current, current, language, tip)


def _description(
    request: HttpRequest, record: PublicRecord, current: PublicRecord, language: str, tip: Tip
) -> HttpResponse:
    reading = Reading(record, language, redaction_reasons(record) if record.redacted else {})
    frame = _frame(request, reading, current, tip)
    if record.is_live:
        frame["canonical"] = request.build_absolute_uri(str(frame["description_href"]))
    return show_description(request, reading, current, frame, tip)


def _withdrawn(request: HttpRequest, current: PublicRecord, language: str, tip: Tip) -> HttpResponse:
    code = current.organisation_code
    return shown(
        request,
        "withdrawn",
        {
            **_frame(request, Reading(current, language), current, tip),
            "editions": [
                (each, addresses.edition(language, code, each.number, each.edition))
                for each in register.editions_of(current.number)
            ],
        },
        status=410,
    )


def _frame(request: HttpRequest, reading: Reading, current: PublicRecord, tip: Tip) -> dict[str, object]:
    """What all pages about a description need: its name, who publishes it, and the addresses around it."""
    record, language, code = reading.record, reading.language, current.organisation_code
    publisher = publishers([code], tip)[code]
    title = reading.by_key("name")
    organisation_href = addresses.organisation(language, code, publisher.name)
    return {
        "reading": reading,
        "record": record,
        "shown": reading.shown,
        "current": current,
        "title": title,
        "name": title.value or nameless(record),
        "organisation": publisher,
        "organisation_href": organisation_href,
        "description_href": addresses.description(language, code, record.number, current.slug),
        "editions_href": addresses.editions(language, code, record.number),
        "crumbs": [(addresses.search(language), gettext("Algorithms")), (organisation_href, publisher.name)],
        "permanent": request.build_absolute_uri(addresses.permanent(record.number)),
        "canonical": request.build_absolute_uri(request.path),
    }


def _canonical(asked: addresses.Asked, current: PublicRecord, language: str) -> str:
    code = current.organisation_code
    match asked.page:
        case "editions":
            return addresses.editions(language, code, asked.number)
        case "comparison":
            return addresses.comparison(language, code, asked.number)
        case "comparison as data":
            return addresses.comparison(language, code, asked.number, is_data=True)
        case "edition":
            return addresses.edition(language, code, asked.number, asked.edition)
        case _:
            return addresses.description(language, code, asked.number, current.slug)


def _found(look: Callable[[], PublicRecord]) -> PublicRecord:
    try:
        return look()
    except NotKnown as unknown:
        raise Http404 from unknown
