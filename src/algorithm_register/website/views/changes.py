"""The page of changes: what changed in the register in a day, a week or a month, by day and by kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.register.changes import Changes, changes_between
from algorithm_register.register.events import WITHDRAWN
from algorithm_register.ui.words import (
    written_count,
    written_day,
    written_day_of_year,
    written_month,
    written_weekday,
)
from algorithm_register.website import addresses
from algorithm_register.website.agenda import KINDS, sheet
from algorithm_register.website.answers import page, shown, validated
from algorithm_register.website.changes import Said, said
from algorithm_register.website.day_chart import day_chart
from algorithm_register.website.events import LOOKS
from algorithm_register.website.periods import DAY, MONTH, WEEK, Period, asked_period
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
    lines = sheet(changed, KINDS.get(slug, ""), page_number(asked.get("page", "")))
    here = _address(language, period, slug)
    return shown(
        request,
        "changes",
        {
            "title": _title(changed.by_kind().total(), period),
            "lead": _lead(changed, period),
            "tabs": _tabs(changed, period, slug, language),
            "days": _days(said(lines.lines, language), period.today),
            "page": lines.page,
            "pages": lines.pages,
            "period": period,
            "kind": slug,
            "units": _UNITS.items(),
            "chart": day_chart(changed.by_day(), period.days),
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
        return changed.first > 0
    began = ledger.beginning()
    return began is not None and day_of(began) < period.first


def _title(count: int, period: Period) -> str:
    counted = ngettext("%(count)s change", "%(count)s changes", count) % {"count": written_count(count)}
    return _when(period) % {
        "changes": counted if count else gettext("No changes"),
        "first": _before(period.first, period.last),
        "last": written_day(period.last),
        "month": written_month(f"{period.last:%Y-%m}"),
    }


def _when(period: Period) -> str:
    """The title of a period, which still asks for what changed and the days."""
    if period.unit == MONTH:
        return gettext("%(changes)s in %(month)s")
    if period.unit == DAY:
        return gettext("%(changes)s today") if period.is_now else gettext("%(changes)s on %(last)s")
    if period.is_now:
        return gettext("%(changes)s this week")
    return gettext("%(changes)s from %(first)s up to and including %(last)s")


def _lead(changed: Changes, period: Period) -> str:
    """The days, and how many descriptions were withdrawn: the change that matters most to a reader."""
    first, last = _weekday(period.first, period.last), _weekday(period.last)
    days = gettext("From %(first)s up to and including %(last)s.") % {"first": first, "last": last}
    if period.first == period.last:
        days = f"{capfirst(last)}."
    gone = changed.by_kind()[WITHDRAWN]
    if not gone:
        return days
    said = ngettext("%(count)s description was withdrawn.", "%(count)s descriptions were withdrawn.", gone)
    return f"{days} {said % {'count': written_count(gone)}}"


def _weekday(day: date, last: date | None = None) -> str:
    return f"{written_weekday(day)} {_before(day, last) if last else written_day(day)}"


def _before(day: date, last: date) -> str:
    """A day that is written before the last one, without the month and the year that they share."""
    if (day.year, day.month) == (last.year, last.month):
        return str(day.day)
    return _without_year(day, last)


def _without_year(day: date, other: date) -> str:
    """A day, with its year only where that is another year."""
    return written_day_of_year(day) if day.year == other.year else written_day(day)


def _tabs(changed: Changes, period: Period, slug: str, language: str) -> list[Tab]:
    """All kinds together, then each kind of which there are any, and the one that is asked."""
    counts = changed.by_kind()
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
        return Day(near, f"{written_weekday(day)} {_without_year(day, today)}", tuple(lines))
    return Day(capfirst(written_weekday(day)), _without_year(day, today), tuple(lines))
