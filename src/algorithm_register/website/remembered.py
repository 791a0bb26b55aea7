"""What publishers are called now, remembered while the ledger stands still: pages name the same few again and again.

A new name is an entry of the ledger, and who is new to the register publishes before a page names it.
"""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger.selectors import Tip
from algorithm_register.organisations.selectors import OrganisationView, organisations

Publishers = dict[str, OrganisationView]


class _Remembered:
    """Publishers by code, as they were at one end of the ledger on one day."""

    def __init__(self) -> None:
        self._held: tuple[Tip, date, Publishers] | None = None

    def at(self, tip: Tip) -> Publishers:
        """Those known at this end of the ledger, to be added to. Another end, or day, begins with none."""
        today = day_of(timezone.now())
        if self._held is None or self._held[:2] != (tip, today):
            self._held = (tip, today, {})
        return self._held[2]


_remembered = _Remembered()


def publishers(codes: Iterable[str], tip: Tip) -> Publishers:
    """The organisations with these codes at this end of the ledger, by code; codes that nobody has are left out.

    Two queries for those that this process was not asked for before, else none.
    """
    wanted, known = set(codes), _remembered.at(tip)
    if missing := wanted - known.keys():
        known |= organisations(missing)
    return {code: known[code] for code in wanted if code in known}
