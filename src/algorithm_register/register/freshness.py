"""How long ago somebody looked whether a description is still right."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

CURRENT_DAYS = 365
MAYBE_DAYS = 548
# How long a description may be outdated, before it is, after the day on which it was to be looked at again.
_GRACE = timedelta(days=MAYBE_DAYS - CURRENT_DAYS)

State = Literal["current", "maybe", "outdated"]


@dataclass(frozen=True)
class Freshness:
    """`checked_on` is the later of the day in force and the last confirmation; `due_on` when to look again."""

    state: State
    checked_on: date
    due_on: date


def freshness(
    *, in_force_from: date, confirmed_on: date | None, today: date, review_on: date | None = None
) -> Freshness:
    """How fresh a description is today, a day in Amsterdam.

    `review_on` is the day on which the publisher says to look again. It takes the place of the 365 days until somebody
    looked on that day or after it.
    """
    checked_on = max(in_force_from, confirmed_on or in_force_from)
    is_ahead = review_on is not None and review_on > checked_on
    due_on = review_on if review_on and is_ahead else _after(checked_on, timedelta(days=CURRENT_DAYS))
    return Freshness(state_on(today, due_on), checked_on, due_on)


def state_on(today: date, due_on: date) -> State:
    """How fresh a description is today that is to be looked at again on a day."""
    if today <= due_on:
        return "current"
    return "maybe" if today <= _after(due_on, _GRACE) else "outdated"


def _after(day: date, time: timedelta) -> date:
    """A day so much later, or the last one that there is."""
    return day + time if day <= date.max - time else date.max
