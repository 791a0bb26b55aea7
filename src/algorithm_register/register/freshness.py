"""How long ago somebody looked whether a description is still right."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

CURRENT_DAYS = 365
MAYBE_DAYS = 548

State = Literal["current", "maybe", "outdated"]


@dataclass(frozen=True)
class Freshness:
    """`checked_on` is the later of the day in force and the last confirmation; `due_on` when to look again."""

    state: State
    checked_on: date
    due_on: date


def freshness(*, in_force_from: date, confirmed_on: date | None, today: date) -> Freshness:
    """How fresh a description is today."""
    checked_on = max(in_force_from, confirmed_on or in_force_from)
    age = (today - checked_on).days
    state: State = "current" if age <= CURRENT_DAYS else "maybe" if age <= MAYBE_DAYS else "outdated"
    return Freshness(state, checked_on, checked_on + timedelta(days=CURRENT_DAYS))
