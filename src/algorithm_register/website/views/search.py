"""Search: the answer to a question, or a list of what has something in common."""

from dataclasses import dataclass
from math import ceil

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.kernel.numbers import is_number
from algorithm_register.ledger import selectors as ledger
from algorithm_register.organisations import selectors as directory
from algorithm_register.register import selectors as register
from algorithm_register.register.records import PublicRecord
from algorithm_register.search.engine import search
from algorithm_register.search.port import Question, Sort
from algorithm_register.standards.loading import standard
from algorithm_register.ui.signs import CATEGORIES
from algorithm_register.website import addresses, tally
from algorithm_register.website.answers import page, shown, validated
from algorithm_register.website.questions import Asking, asking, one_line
from algorithm_register.website.rows import Row, row

_SIZE = 20
_SORTS = ((Sort.RELEVANCE, _("Best match")), (Sort.NEWEST, _("Last changed")))


@dataclass(frozen=True)
class Found:
    """One page of rows out of `total`, made from the index at `position`; `note` is search's own (search.port.Note)."""

    rows: list[Row]
    total: int
    page: int = 1
    pages: int = 1
    note: str = ""
    position: int = 0


@dataclass(frozen=True)
class Filter:
    """Something that narrows the answer, and the address without it."""

    label: str | Promise
    href: str


@page
def find(request: HttpRequest, language: str) -> HttpResponse:
    """The answer to what is asked in the address; without a question, everything, the newest first."""
    asked = asking(request.GET)
    if typed := one_line(request.GET.get("nummer", "")):
        return HttpResponseRedirect(_where(asked.number, typed, language))
    if asked.is_a_list:
        return validated(request, lambda: _page(request, asked, _listed(asked, language), language))
    position = ledger.position()
    found = _searched(asked, language)
    return validated(
        request, lambda: _page(request, asked, found, language), made_from=(position, found.position)
    )


def _where(number: str, typed: str, language: str) -> str:
    """To the description with the number from a letter; what is no number is searched for."""
    here = addresses.search(language)
    return f"{here}/{number}" if number else f"{here}?{urlencode({'q': typed})}"


def _searched(asked: Asking, language: str) -> Found:
    answer = search().find(
        Question(
            text=asked.text,
            language=language,
            page=asked.page,
            size=_SIZE,
            organisation=asked.organisation,
            sort=Sort.RELEVANCE if asked.text and asked.sort != Sort.NEWEST else Sort.NEWEST,
        )
    )
    names = directory.organisations({hit.record.organisation_code for hit in answer.hits})
    rows = [row(hit.record, language, names, title=hit.title, text=hit.snippet) for hit in answer.hits]
    return Found(rows, answer.total, answer.page, answer.pages, answer.note, answer.position)


def _listed(asked: Asking, language: str) -> Found:
    """All that have a theme or a category, newest first."""
    matching = {counted.number for counted in tally.tally() if _answers(counted, asked)}
    numbers = [number for number in register.live_numbers() if number in matching]
    pages = max(1, ceil(len(numbers) / _SIZE))
    current = min(asked.page, pages)
    here = numbers[(current - 1) * _SIZE : current * _SIZE]
    records = register.published_records(here)
    names = directory.organisations({record.organisation_code for record in records.values()})
    rows = [row(records[number], language, names) for number in here if number in records]
    return Found(rows, len(numbers), current, pages)


def _answers(counted: tally.Counted, asked: Asking) -> bool:
    sign = CATEGORIES.get(counted.category)
    has_category = not asked.category or (sign is not None and sign.letter == asked.category)
    has_theme = not asked.theme or asked.theme in counted.themes
    has_publisher = not asked.organisation or asked.organisation == counted.organisation
    return has_category and has_theme and has_publisher


def _page(request: HttpRequest, asked: Asking, found: Found, language: str) -> HttpResponse:
    return shown(
        request,
        "search" if found.rows else "nothing",
        {
            "asked": asked,
            "found": found,
            "filters": _filters(asked, language),
            "sorts": _SORTS,
            "named": _named(asked, found, language),
            "is_impossible": bool(asked.number) and not is_number(asked.number),
            "search_href": addresses.search(language),
            "organisations_href": addresses.organisations(language),
            "home_href": addresses.home(language),
        },
    )


def _named(asked: Asking, found: Found, language: str) -> Row | None:
    """The description whose number was typed, where search did not bring it first: a withdrawn one."""
    if not asked.number or any(each.record.number == asked.number for each in found.rows):
        return None
    record = _record(asked.number)
    return row(record, language, directory.organisations([record.organisation_code])) if record else None


def _record(number: str) -> PublicRecord | None:
    try:
        return register.published_record(number)
    except NotKnown:
        return None


def _filters(asked: Asking, language: str) -> list[Filter]:
    """The filters that are on, in the words of the page."""
    stated = {"organisatie": asked.organisation}
    if asked.is_a_list:
        stated |= {"thema": asked.theme, "categorie": asked.category}
    on = {name: value for name, value in stated.items() if value}
    return [
        Filter(_filter_label(name, value, language), _without(name, on, asked.text, language))
        for name, value in on.items()
    ]


def _without(name: str, on: dict[str, str], text: str, language: str) -> str:
    kept = {"q": text} if text else {}
    kept |= {other: value for other, value in on.items() if other != name}
    return addresses.search(language) + (f"?{urlencode(kept)}" if kept else "")


def _filter_label(name: str, value: str, language: str) -> str | Promise:
    if name == "organisatie":
        found = directory.organisations([value]).get(value)
        return found.name if found else value
    if name == "thema":
        return standard().field("category").value_labels.get(value, {}).get(language, value)
    return next((sign.word for sign in CATEGORIES.values() if sign.letter == value), value)
