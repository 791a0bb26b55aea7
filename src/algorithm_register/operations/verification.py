"""The whole verification: ledger, register and guards."""

from collections.abc import Iterator

from algorithm_register.ledger import verification as ledger
from algorithm_register.ledger.verification import Difference
from algorithm_register.operations.guards import missing_guards
from algorithm_register.organisations import verification as organisations
from algorithm_register.register import verification as register


def differences() -> Iterator[Difference]:
    """Everything that differs from what was recorded, and every guard that is missing."""
    yield from ledger.differences()
    yield from register.differences()
    yield from organisations.differences()
    for name in missing_guards():
        yield Difference(f"guard {name}", "it does not stand; run `algorithm-register migrate`")
