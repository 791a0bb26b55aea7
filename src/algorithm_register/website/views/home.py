"""The home page: the question, every description as a block, what is new, and the ways in."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from algorithm_register.kernel.days import day_of
from algorithm_register.organisations import selectors as directory
from algorithm_register.register import selectors as register
from algorithm_register.register.events import PUBLISHED, Event, recent_events
from algorithm_register.register.records import PublicRecord
from algorithm_register.standards.loading import standard
from algorithm_register.ui.signs import CATEGORIES
from algorithm_register.website import addresses, tally
from algorithm_register.website.answers import page, shown, validated
from algorithm_register.website.dots import dots
from algorithm_register.website.events import NEWSWORTHY, Look, look_of
from algorithm_register.website.rows import Row, row

_NEWEST = 5
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
# Words to try; the descriptions are in Dutch, so these are too.
_EXAMPLES = ("parkeren", "bijstand", "chatbot")
# In words that fit a legend; the pattern in the picture is chosen by the letter.
_LEGEND: Mapping[str, str | Promise] = {"A": _("high-risk (A)"), "B": _("impactful (B)"), "C": _("other (C)")}


@dataclass(frozen=True)
class Group:
    """A number of descriptions with something in common, and where to see them."""

    label: str | Promise
    count: int
    query: str
    letter: str = ""


@dataclass(frozen=True)
class News:
    """An event, with the description as it is now; `reason` is the publisher's, where there is one."""

    event: Event
    look: Look
    row: Row
    day: date
    is_today: bool
    reason: str
    summary: str


@page
def home(request: HttpRequest, language: str) -> HttpResponse:
    """The home page."""
    return validated(request, lambda: _home(request, language))


def _home(request: HttpRequest, language: str) -> HttpResponse:
    counted = tally.tally()
    categories = _categories(tally.by_category(counted))
    return shown(
        request,
        "home",
        {
            "total": len(counted),
            "publishers": len(tally.counts()),
            "categories": categories,
            "dots": dots([group.count for group in categories]),
            "news": _news(language),
            "themes": _themes(tally.by_theme(counted), language),
            "kinds": _kinds(tally.counts(), language),
            "examples": _EXAMPLES,
            "search_href": addresses.search(language),
            "organisations_href": addresses.organisations(language),
            "canonical": request.build_absolute_uri(request.path),
        },
    )


def _categories(counts: Counter[str]) -> list[Group]:
    """The three categories, and those that state none where there are any."""
    found = [
        Group(_LEGEND[sign.letter], counts[value], sign.letter, sign.letter)
        for value, sign in CATEGORIES.items()
    ]
    rest = counts.total() - sum(group.count for group in found)
    return [*found, Group(_("without a category"), rest, "", "none")] if rest else found


def _themes(counts: Counter[str], language: str) -> list[Group]:
    """The themes of the standard, by name; those that nobody uses stand with 0."""
    field = standard().field("category")
    groups = [
        Group(field.value_labels.get(value, {}).get(language, value), counts[value], value)
        for value in field.values
    ]
    return sorted(groups, key=lambda group: str(group.label))


def _kinds(counts: Counter[str], language: str) -> list[Group]:
    """The kinds of organisation that publish, the most descriptions first."""
    found = directory.organisations(counts)
    kinds: Counter[str] = Counter()
    for code, count in counts.items():
        kinds[found[code].type if code in found else ""] += count
    return [
        Group(directory.type_label(kind, language, plural=True), count, kind)
        for kind, count in kinds.most_common()
        if kind
    ]


def _news(language: str) -> list[News]:
    events = recent_events(_NEWEST, kinds=NEWSWORTHY)
    records = _records(event.number for event in events)
    names = directory.organisations({record.organisation_code for record in records.values()})
    return [_item(event, row(records[event.number], language, names)) for event in events]


def _item(event: Event, about: Row) -> News:
    is_new = event.kind == PUBLISHED and event.edition == 1
    return News(
        event=event,
        look=look_of(event),
        row=about,
        day=day_of(event.time),
        is_today=day_of(event.time) == day_of(timezone.now()),
        reason="" if is_new else event.text("reason"),
        summary=_first_sentence("".join(text for text, _ in about.text)),
    )


def _first_sentence(text: str) -> str:
    found = _SENTENCE.match(text)
    return found[0] if found else text


def _records(numbers: Iterable[str]) -> dict[str, PublicRecord]:
    """The records of these descriptions, withdrawn ones among them."""
    asked = list(dict.fromkeys(numbers))
    live = register.published_records(asked)
    return {number: live.get(number) or register.published_record(number) for number in asked}
