"""The names of an organisation through time, each with the days between which it holds or held. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from algorithm_register.organisations.selectors import DatedName


@dataclass(frozen=True)
class NamePeriod:
    """A name from a day on (None: as long as the register knows) until another took its place (None: it holds)."""

    name: str
    begins_on: date | None
    ends_on: date | None


def periods(names: Sequence[DatedName]) -> list[NamePeriod]:
    """Each name with when it held, the last first; `names` come oldest first."""
    ends = [name.begins_on for name in names[1:]] + [None]
    found = [NamePeriod(each.name, each.begins_on, end) for each, end in zip(names, ends, strict=True)]
    return found[::-1]
