"""What publishers are called now, remembered while the ledger stands still: pages name the same few again and again.

A new name is an entry of the ledger, and who is new to the register publishes before a page names it.
"""

from collections.abc import Iterable

from algorithm_register.ledger.remembering import Remembered
from algorithm_register.ledger.selectors import Tip
from algorithm_register.organisations.selectors import OrganisationView, organisations

# More than there are public bodies.
_remembered = Remembered(organisations, most=20_000)


def publishers(codes: Iterable[str], tip: Tip) -> dict[str, OrganisationView]:
    """The organisations with these codes at this end of the ledger, by code; codes that nobody has are left out.

    Two queries for those that this process was not asked for before, else none.
    """
    return _remembered.at(tip, codes)
