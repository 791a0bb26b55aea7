"""Moments and days: moments are UTC and truncated to the second, days are days in Amsterdam."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_STAMP = "%Y-%m-%dT%H:%M:%SZ"


def stamp(moment: datetime) -> str:
    """A moment as the ledger writes it: `YYYY-MM-DDThh:mm:ssZ`, truncated."""
    return moment.astimezone(UTC).strftime(_STAMP)


def moment(stamped: str) -> datetime:
    """The moment that a stamp of the ledger names."""
    return datetime.strptime(stamped, _STAMP).replace(tzinfo=UTC)


def day_of(moment: datetime) -> date:
    """The day in Amsterdam on which a moment falls."""
    return moment.astimezone(AMSTERDAM).date()


def beginning_of(day: date) -> datetime:
    """The moment at which a day begins in Amsterdam."""
    return datetime.combine(day, time(), AMSTERDAM)
