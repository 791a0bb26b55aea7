"""Which days a visitor asks the changes of: a day, the week up to a day, or a month of the calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from algorithm_register.website.questions import EARLIEST_DAY, past_day

DAY, WEEK, MONTH = "dag", "week", "maand"
UNITS = (DAY, WEEK, MONTH)

_LENGTH = {DAY: timedelta(days=1), WEEK: timedelta(days=7)}


@dataclass(frozen=True)
class Period:
    """Days that follow each other, from `first` up to `last`, seen from `today`; none of them is still to come."""

    unit: str
    first: date
    last: date
    today: date

    @property
    def is_now(self) -> bool:
        """Whether it runs up to today."""
        return self.last == self.today

    @property
    def days(self) -> tuple[date, ...]:
        """All its days, the first one first."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    @property
    def until(self) -> str:
        """Its last day as an address states it; empty for today, so that an address keeps meaning today."""
        return "" if self.is_now else self.last.isoformat()

    def earlier(self) -> "Period | None":
        """The one of the same length before it; None where days are so early that they cannot be asked."""
        before = self.first - timedelta(days=1)
        return period(self.unit, before, self.today) if before >= EARLIEST_DAY else None

    def later(self) -> "Period | None":
        """The one of the same length after it; None where it runs up to today."""
        if self.is_now:
            return None
        after = self.last + _LENGTH.get(self.unit, timedelta(days=1))
        return period(self.unit, min(after, self.today), self.today)


def period(unit: str, until: date, today: date) -> Period:
    """The day `until`, the seven days up to it, or its month as far as it has come."""
    if unit == MONTH:
        end = until.replace(day=monthrange(until.year, until.month)[1])
        return Period(unit, until.replace(day=1), min(end, today), today)
    return Period(unit, until - _LENGTH[unit] + timedelta(days=1), until, today)


def asked_period(unit: str, until: str, today: date) -> Period:
    """The period that was asked in words; a week for what is no unit, today for what is no day or still to come."""
    return period(unit if unit in UNITS else WEEK, past_day(until, today) or today, today)
