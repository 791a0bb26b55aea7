"""The page of changes: what changed in the register in a day, a week or a month, by day and by kind."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.register.changes import Changes, changes_between
from algorithm_register.register.events import RESTORED, WITHDRAWN
from algorithm_register.ui.words import written_weekday
from algorithm_register.website import addresses
from algorithm_register.website.answers import page, shown, validated
from algorithm_register.website.changes.agenda import KINDS, sheet
from algorithm_register.website.changes.day_chart import day_chart
from algorithm_register.website.changes.lines import said
from algorithm_register.website.changes.period_words import lead, title, without_year
from algorithm_register.website.changes.periods import DAY, MONTH, WEEK, Period, asked_period
from algorithm_register.website.changes.words import Said
from algorithm_register.website.history.events import LOOKS
from algorithm_register.website.questions import page_number

_UNITS = {DAY: _("Day"), WEEK: _("Week"), MONTH: _("Month")}
_EARLIER = {DAY: _("The day before"), WEEK: _("The week before"), MONTH: _("The month before")}
_LATER = {DAY: _("The day after"), WEEK: _("The week after"), MONTH: _("The month after")}


@dataclass(frozen=True)
class Tab:
    """A kind of change with how many there are; the first tab is all kinds."""

    word: str | Promise
    count: int
    href: str
    is_current: bool


@dataclass(frozen=True)
class Day:
    """The lines of one day, with what stands in the margin: the nearer it is, the shorter its name."""

    title: str
    rest: str
    lines: tuple[Said, ...]


@page
def changes(request: HttpRequest, language: str) -> HttpResponse:
    """What changed, in words; the address states the period, the kind and the page."""
    return validated(request, lambda: _page(request, language))


def _page(request: HttpRequest, language: str) -> HttpResponse:
    asked = request.GET
    period = asked_period(asked.get("periode", ""), asked.get("tot", ""), day_of(timezone.now()))
    slug = asked.get("soort", "") if asked.get("soort", "") in KINDS else ""
    changed = changes_between(period.first, period.last)
    kind = KINDS.get(slug, "")
    asked_for = _of_kind(changed, kind)
    counts = asked_for.by_kind()
    lines = sheet(changed, kind, page_number(asked.get("page", "")))
    here = _address(language, period, slug)
    return shown(
        request,
        "changes",
        {
            "title": title(counts.total(), period, str(LOOKS[kind].word) if kind else ""),
            "lead": lead(period, withdrawn=counts[WITHDRAWN], restored=counts[RESTORED]),
            "tabs": _tabs(changed.by_kind(), period, slug, language),
            "days": _days(said(lines.lines, language), period.today),
            "page": lines.page,
            "pages": lines.pages,
            "period": period,
            "kind": slug,
            "units": _UNITS.items(),
            "chart": day_chart(asked_for.by_day(), period.days),
            "earlier": _way(period.earlier(), _EARLIER, slug, language)
            if _has_more(changed, period)
            else None,
            "later": _way(period.later(), _LATER, slug, language),
            "now_href": addresses.changes(language),
            "here": addresses.changes(language),
            "crumbs": (),
            "canonical": request.build_absolute_uri(here),
        },
    )


def _of_kind(changed: Changes, kind: str) -> Changes:
    """What a reader asked for: one kind, or all where it is empty."""
    return Changes(tuple(group for group in changed.groups if kind in {"", group.kind}))


def _address(language: str, period: Period, slug: str) -> str:
    unit = "" if period.unit == WEEK else period.unit
    return addresses.changes(language, period=unit, until=period.until, kind=slug)


def _way(
    period: Period | None, words: Mapping[str, str | Promise], slug: str, language: str
) -> tuple[str, str | Promise] | None:
    return (_address(language, period, slug), words[period.unit]) if period else None


def _has_more(changed: Changes, period: Period) -> bool:
    """Whether anything was recorded before this period."""
    if changed.groups:
        return not changed.is_first
    began = ledger.beginning()
    return began is not None and day_of(began) < period.first


def _tabs(counts: Counter[str], period: Period, slug: str, language: str) -> list[Tab]:
    """All kinds together, then each kind of which there are any, and the one that is asked."""
    everything = Tab(_("Everything"), counts.total(), _address(language, period, ""), not slug)
    return [
        everything,
        *(
            Tab(LOOKS[kind].word, counts[kind], _address(language, period, each), each == slug)
            for each, kind in KINDS.items()
            if counts[kind] or each == slug
        ),
    ]


def _days(lines: Sequence[Said], today: date) -> list[Day]:
    return [_day(day, told, today) for day, told in groupby(lines, lambda line: line.day)]


def _day(day: date, lines: Iterable[Said], today: date) -> Day:
    if day in {today, today - timedelta(days=1)}:
        near = gettext("Today") if day == today else gettext("Yesterday")
        return Day(near, f"{written_weekday(day)} {without_year(day, today)}", tuple(lines))
    return Day(capfirst(written_weekday(day)), without_year(day, today), tuple(lines))
