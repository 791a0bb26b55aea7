"""Says which days the page of changes is about, and what mattered most in them."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from algorithm_register.ui.words import (
    written_count,
    written_day,
    written_day_of_year,
    written_month,
    written_weekday,
)
from algorithm_register.website.changes.periods import DAY, MONTH, Period


def title(count: int, period: Period, kind: str = "") -> str:
    """How much changed, and when; of one kind, which is named first."""
    counted = ngettext("%(count)s change", "%(count)s changes", count) % {"count": written_count(count)}
    told = _when(period) % {
        "changes": counted if count else gettext("No changes"),
        "first": _before(period.first, period.last),
        "last": written_day(period.last),
        "month": written_month(f"{period.last:%Y-%m}"),
    }
    return f"{kind}: {told[0].lower()}{told[1:]}" if kind else told


def _when(period: Period) -> str:
    """The title of a period, which still asks for what changed and the days."""
    if period.unit == MONTH:
        return gettext("%(changes)s in %(month)s")
    if period.unit == DAY:
        return gettext("%(changes)s today") if period.is_now else gettext("%(changes)s on %(last)s")
    if period.is_now:
        return gettext("%(changes)s this week")
    return gettext("%(changes)s from %(first)s up to and including %(last)s")


def lead(period: Period, *, withdrawn: int, restored: int) -> str:
    """The days, and how many descriptions were withdrawn and put back: what matters most to a reader."""
    first, last = _weekday(period.first, period.last), _weekday(period.last)
    days = gettext("From %(first)s up to and including %(last)s.") % {"first": first, "last": last}
    gone = ngettext(
        "%(count)s description was withdrawn.", "%(count)s descriptions were withdrawn.", withdrawn
    )
    back = ngettext("%(count)s description was put back.", "%(count)s descriptions were put back.", restored)
    return " ".join(
        (
            f"{capfirst(last)}." if period.first == period.last else days,
            *([gone % {"count": written_count(withdrawn)}] if withdrawn else []),
            *([back % {"count": written_count(restored)}] if restored else []),
        )
    )


def _weekday(day: date, last: date | None = None) -> str:
    return f"{written_weekday(day)} {_before(day, last) if last else written_day(day)}"


def _before(day: date, last: date) -> str:
    """A day that is written before the last one, without the month and the year that they share."""
    if (day.year, day.month) == (last.year, last.month):
        return str(day.day)
    return without_year(day, last)


def without_year(day: date, other: date) -> str:
    """A day, with its year only where that is another year."""
    return written_day_of_year(day) if day.year == other.year else written_day(day)
