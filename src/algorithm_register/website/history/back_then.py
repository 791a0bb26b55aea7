"""What stood at the address of a description on a day: an edition, nothing yet, or that it was withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from algorithm_register.kernel.days import day_of
from algorithm_register.register.events import RESTORED, WITHDRAWN, Headline
from algorithm_register.register.succession import EditionDay, in_force, newest_first
from algorithm_register.website.questions import past_day


@dataclass(frozen=True)
class BackThen:
    """The answer for a day; without a day, what was asked is no day that has been.

    `edition` counted on it, or would have, had the description not been withdrawn; None before the `first`.
    """

    day: date | None
    first: EditionDay
    edition: EditionDay | None = None
    is_withdrawn: bool = False


def back_then(
    asked: str, editions: Sequence[EditionDay], headlines: Iterable[Headline], today: date
) -> BackThen:
    """What stood on the day that is written; `headlines` come newest first, and of editions there is at least one."""
    day, first = past_day(asked, today), newest_first(editions)[-1]
    if day is None:
        return BackThen(None, first)
    return BackThen(day, first, in_force(editions, day), _is_withdrawn(day, headlines))


def _is_withdrawn(day: date, headlines: Iterable[Headline]) -> bool:
    """Whether the last thing said of it by the end of the day was that it was withdrawn."""
    said = (each for each in headlines if each.kind in {WITHDRAWN, RESTORED} and day_of(each.time) <= day)
    return next((each.kind == WITHDRAWN for each in said), False)
