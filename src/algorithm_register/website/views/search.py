"""Search: the answer to a question, beside the filters that narrow it."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.kernel.numbers import is_number
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.selectors import Tip
from algorithm_register.register import selectors as register
from algorithm_register.register.records import PublicRecord
from algorithm_register.search.engine import search
from algorithm_register.search.port import Answer, Question, Sort
from algorithm_register.website import addresses
from algorithm_register.website.answers import page, shown, validated
from algorithm_register.website.filters.facets import chips, facets
from algorithm_register.website.questions import Asking, asking, one_line
from algorithm_register.website.remembered import publishers
from algorithm_register.website.rows import Row, row

_SIZE = 10
_SORTS = {
    Sort.RELEVANCE: _("Best match"),
    Sort.NEWEST: _("Last changed"),
    Sort.NAME: _("Name"),
    Sort.UNCHECKED: _("Longest unchecked"),
}


@dataclass(frozen=True)
class Found:
    """One page of rows out of `total`; `note` is search's own (search.port.Note).

    `whole` hold every word that was asked, `part` follow them and hold some. They answer `offered` instead of the
    question where `is_other`.
    """

    whole: list[Row]
    part: list[Row]
    total: int
    page: int
    pages: int
    note: str
    offered: str
    is_other: bool

    @property
    def rows(self) -> list[Row]:
        """All rows of the page, in order."""
        return [*self.whole, *self.part]


@page
def find(request: HttpRequest, language: str) -> HttpResponse:
    """The answer to what is asked in the address; without a question, everything, the newest first."""
    asked = asking(request.GET)
    if typed := one_line(request.GET.get("nummer", "")):
        return HttpResponseRedirect(_where(asked.number, typed, language))
    tip = ledger.tip()
    return validated(
        request,
        lambda: _page(request, asked, answer_to(asked, language, tip), language, tip),
        made_from=(*tip, search().reached(language)),
    )


def answer_to(asked: Asking, language: str, tip: Tip) -> Answer:
    """What search answers to a visitor who was told how far it has `reached`; without words the newest come first.

    `tip` is where the ledger ended before that.
    """
    return search().find(
        Question(
            text=asked.text,
            language=language,
            page=asked.page,
            size=_SIZE,
            filters=asked.filters,
            sort=_order(asked),
        ),
        at=tip,
    )


def _where(number: str, typed: str, language: str) -> str:
    """To the description with the number from a letter; what is no number is searched for."""
    return f"{addresses.search(language)}/{number}" if number else addresses.found(language, typed)


def _order(asked: Asking) -> str:
    """Nothing matches best where nothing is asked."""
    if not asked.text and asked.sort in {"", Sort.RELEVANCE}:
        return Sort.NEWEST
    return asked.sort or Sort.RELEVANCE


def _found(answer: Answer, language: str, tip: Tip) -> Found:
    names = publishers((hit.record.organisation_code for hit in answer.hits), tip)
    rows = [row(hit.record, language, names, title=hit.title, text=hit.snippet) for hit in answer.hits]
    whole = max(0, answer.full - (answer.page - 1) * _SIZE)
    return Found(
        whole=rows[:whole],
        part=rows[whole:],
        total=answer.total,
        page=answer.page,
        pages=answer.pages,
        note=answer.note,
        offered=answer.offered,
        is_other=answer.is_other,
    )


def _page(request: HttpRequest, asked: Asking, answer: Answer, language: str, tip: Tip) -> HttpResponse:
    found = _found(answer, language, tip)
    is_answered = bool(found.rows) and not found.is_other
    sorts = {value: word for value, word in _SORTS.items() if asked.text or value != Sort.RELEVANCE}
    return shown(
        request,
        "search" if is_answered else "nothing",
        {
            "asked": asked,
            "found": found,
            "facets": facets(asked, answer.counts, language, tip) if is_answered else (),
            "chips": chips(asked, language, tip),
            "sorts": sorts.items(),
            "sort": _order(asked),
            "default_sort": next(iter(sorts)),
            "named": _named(asked, found, language, tip),
            "is_impossible": bool(asked.number) and not is_number(asked.number),
            "offered_href": addresses.found(language, found.offered) if found.offered else "",
            "unfiltered": _unfiltered(asked, language, tip) if asked.filters and not found.rows else 0,
            "unfiltered_href": addresses.found(language, asked.text, sort=asked.sort),
            "search_href": addresses.search(language),
            "organisations_href": addresses.organisations(language),
            "home_href": addresses.home(language),
        },
    )


def _unfiltered(asked: Asking, language: str, tip: Tip) -> int:
    """How many results there are without filters, where they stand in the way of every one."""
    answer = answer_to(replace(asked, filters={}), language, tip)
    return 0 if answer.is_other else answer.total


def _named(asked: Asking, found: Found, language: str, tip: Tip) -> Row | None:
    """The description whose number was typed, where search did not bring it first: a withdrawn one."""
    if not asked.number or any(each.record.number == asked.number for each in found.rows):
        return None
    record = _record(asked.number)
    return row(record, language, publishers([record.organisation_code], tip)) if record else None


def _record(number: str) -> PublicRecord | None:
    try:
        return register.published_record(number)
    except NotKnown:
        return None
