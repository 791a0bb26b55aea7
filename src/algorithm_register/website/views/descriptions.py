"""A description: its page, its older editions, and the line of everything that happened to it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.kernel.numbers import is_number
from algorithm_register.ledger import selectors as ledger
from algorithm_register.organisations import selectors as directory
from algorithm_register.organisations.naming import fold
from algorithm_register.register import selectors as register
from algorithm_register.register.records import PublicRecord
from algorithm_register.search.engine import search
from algorithm_register.ui.markup import value_label
from algorithm_register.website import addresses
from algorithm_register.website.answers import moved, page, shown, validated
from algorithm_register.website.events import redaction_reasons
from algorithm_register.website.fields import Reading
from algorithm_register.website.rows import Row, assessments, row
from algorithm_register.website.views.editions import show_editions

# Fields that the page shows in a place of their own, by what the template calls them.
_PLACES = {
    "short": "description_short",
    "themes": "category",
    "begin": "begin_date",
    "end": "end_date",
    "contact": "contact_email",
    "provider": "provider",
    "website": "website",
}


@dataclass(frozen=True)
class Link:
    """A text and where it leads; `language` is that of the page behind it."""

    label: str
    href: str
    language: str


@dataclass(frozen=True)
class Alikes:
    """What is like a description: the same product at `organisations` others, some of them shown, and what is similar.

    `more` of the others are not shown; `search_href` looks for the name.
    """

    organisations: int
    users: tuple[Row, ...]
    more: int
    similar: tuple[Row, ...]
    search_href: str


@page
def below_algorithm(request: HttpRequest, rest: str, language: str) -> HttpResponse:
    """Everything below `algoritme/`: the canonical pages, and a redirect to them from every other form."""
    asked = addresses.asked_below_algorithm(rest)
    if asked is None or not is_number(asked.number):
        raise Http404
    return validated(
        request, lambda: _answered(request, asked, language), made_from=_made_from(asked, language)
    )


def _made_from(asked: addresses.Asked, language: str) -> tuple[int, ...]:
    """What is like a description comes from search, which may be behind the ledger."""
    position = ledger.position()
    return (position,) if asked.page == "editions" else (position, search().reached(language))


def _answered(request: HttpRequest, asked: addresses.Asked, language: str) -> HttpResponse:
    current = _found(lambda: register.published_record(asked.number))
    canonical = _canonical(asked, current, language)
    if request.path != canonical:
        return moved(request, canonical)
    match asked.page:
        case "editions":
            return show_editions(
                request, current, language, _frame(request, Reading(current, language), current)
            )
        case "edition":
            record = _found(lambda: register.edition_record(asked.number, asked.edition))
            return _description(request, record, current, language)
        case _ if current.withdrawn_on:
            return _withdrawn(request, current, language)
        case _:
            return _description(request, current, current, language)


def _description(
    request: HttpRequest, record: PublicRecord, current: PublicRecord, language: str
) -> HttpResponse:
    reading = Reading(record, language, redaction_reasons(record) if record.redacted else {})
    permanent = request.build_absolute_uri(addresses.permanent(record.number, record.edition))
    frame = _frame(request, reading, current)
    if record.is_live:
        frame["canonical"] = request.build_absolute_uri(str(frame["description_href"]))
    return shown(
        request,
        "description",
        {
            **frame,
            **{place: reading.by_key(key) for place, key in _PLACES.items()},
            "sections": reading.sections(),
            "sources": reading.sources(),
            "assessments": list(assessments(record.content.get("impacttoetsen_grouping"))),
            "theme_links": _theme_links(reading),
            "elsewhere": _elsewhere(request, record, language),
            "alike": _alike(record, language) if record.is_live else None,
            "permanent": permanent,
            "permanent_text": permanent.partition("://")[2],
        },
    )


def _withdrawn(request: HttpRequest, current: PublicRecord, language: str) -> HttpResponse:
    code = current.organisation_code
    return shown(
        request,
        "withdrawn",
        {
            **_frame(request, Reading(current, language), current),
            "editions": [
                (each, addresses.edition(language, code, each.number, each.edition))
                for each in register.editions_of(current.number)
            ],
        },
        status=410,
    )


def _frame(request: HttpRequest, reading: Reading, current: PublicRecord) -> dict[str, object]:
    """What all pages about a description need: its name, who publishes it, and the addresses around it."""
    record, language, code = reading.record, reading.language, current.organisation_code
    publisher = directory.organisation(code)
    title = reading.by_key("name")
    organisation_href = addresses.organisation(language, code, publisher.name)
    return {
        "reading": reading,
        "record": record,
        "shown": reading.shown,
        "current": current,
        "title": title,
        "name": title.value or gettext("Name not public"),
        "organisation": publisher,
        "organisation_href": organisation_href,
        "description_href": addresses.description(language, code, record.number, current.slug),
        "editions_href": addresses.editions(language, code, record.number),
        "crumbs": [(addresses.search(language), gettext("Algorithms")), (organisation_href, publisher.name)],
        "canonical": request.build_absolute_uri(request.path),
    }


def _theme_links(reading: Reading) -> list[Link]:
    themes = reading.by_key("category")
    values = themes.value if isinstance(themes.value, list) else []
    search = addresses.search(reading.language)
    return [
        Link(
            value_label(themes.field, str(value), reading.language),
            f"{search}?{urlencode({'thema': value})}",
            reading.language,
        )
        for value in values
    ]


def _elsewhere(request: HttpRequest, record: PublicRecord, language: str) -> list[Link]:
    """The same page in the other languages in which the text is there to read."""
    readable = {record.language, *(made.language for made in record.translations)}
    return [
        Link(other, addresses.in_language(request.path, other), other)
        for other in addresses.PAGE_LANGUAGES
        if other != language and other in readable
    ]


def _alike(record: PublicRecord, language: str) -> Alikes:
    found = search().alike(record, language)
    publishers = directory.organisations(each.organisation_code for each in (*found.users, *found.similar))
    users = [row(each, language, publishers) for each in found.users]
    return Alikes(
        organisations=found.organisations,
        users=tuple(sorted(users, key=lambda user: fold(user.organisation))),
        more=found.organisations - len(users),
        similar=tuple(row(each, language, publishers) for each in found.similar),
        search_href=addresses.found(language, record.name_in(language)),
    )


def _canonical(asked: addresses.Asked, current: PublicRecord, language: str) -> str:
    code = current.organisation_code
    match asked.page:
        case "editions":
            return addresses.editions(language, code, asked.number)
        case "edition":
            return addresses.edition(language, code, asked.number, asked.edition)
        case _:
            return addresses.description(language, code, asked.number, current.slug)


def _found(look: Callable[[], PublicRecord]) -> PublicRecord:
    try:
        return look()
    except NotKnown as unknown:
        raise Http404 from unknown
