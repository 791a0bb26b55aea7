"""The page with the line of everything that happened to a description."""

from collections.abc import Mapping, Sequence
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from algorithm_register.kernel.days import day_of
from algorithm_register.organisations import selectors as directory
from algorithm_register.register import selectors as register
from algorithm_register.register.events import PUBLISHED, Headline, events, headlines
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.succession import EditionDay, newest_first, predecessors
from algorithm_register.ui.words import written_day
from algorithm_register.website import addresses
from algorithm_register.website.answers import shown
from algorithm_register.website.history.back_then import back_then
from algorithm_register.website.history.timeline import Moment, Node, Telling, line, receivers
from algorithm_register.website.questions import page_number

_SIZE = 25
# More than anybody looks through in a list; the comparison itself takes any two.
_MOST_CHOICES = 200


def show_editions(
    request: HttpRequest, current: PublicRecord, language: str, frame: Mapping[str, object]
) -> HttpResponse:
    """One page of the line, the last moments first; `frame` is what all pages about a description need."""
    number, code = current.number, current.organisation_code
    editions = register.edition_days([number])[number]
    told, today = headlines(number), day_of(timezone.now())
    moments = line(told, editions, directory.names_of(code), today)
    asked = request.GET.get("op", "").strip()
    pages = ceil(len(moments) / _SIZE)
    page = min(page_number(request.GET.get("page", "")), pages)
    return shown(
        request,
        "editions",
        {
            **frame,
            "nodes": _nodes(moments[(page - 1) * _SIZE : page * _SIZE], editions, current, language),
            "page": page,
            "pages": pages,
            "is_out_of_order": _is_out_of_order(editions),
            "today": today,
            "back_then": back_then(asked, editions, told, today) if asked else None,
            "choices": [(each.n, _choice(each)) for each in newest_first(editions)[:_MOST_CHOICES]],
            "comparison_href": addresses.comparison(language, code, number),
        },
    )


def _nodes(
    moments: Sequence[Moment], editions: Sequence[EditionDay], current: PublicRecord, language: str
) -> list[Node]:
    headed = [moment.what for moment in moments if isinstance(moment.what, Headline)]
    told = events(each for each in headed if each.kind != PUBLISHED)
    before = predecessors(editions)
    published = {each.sequence for each in headed if each.kind == PUBLISHED}
    records = register.edition_records(published | {before[each] for each in published if each in before})
    names = {code: body.name for code, body in directory.organisations(receivers(told)).items()}
    return Telling(
        current=current,
        language=language,
        records=records,
        events={event.sequence: event for event in told},
        before=before,
        names=names,
    ).nodes(moments)


def _choice(edition: EditionDay) -> str:
    return gettext("Edition %(n)s, %(when)s") % {"n": edition.n, "when": written_day(edition.in_force_from)}


def _is_out_of_order(editions: Sequence[EditionDay]) -> bool:
    """Whether the numbers on the line do not simply count down: a text came in later than one that counts later."""
    numbers = [edition.n for edition in newest_first(editions)]
    return numbers != sorted(numbers, reverse=True)
