"""Whether this register may answer: its database does, with tables of this release and guards; its index is full."""

from algorithm_register.kernel.errors import Misconfigured
from algorithm_register.operations.database import demand_database, demand_migrated
from algorithm_register.operations.guards import missing_guards
from algorithm_register.search.engine import search


def make_ready() -> None:
    """Demand what only an operator can mend, then let search read what it has not read yet."""
    demand_database()
    demand_migrated()
    demand_guarded()
    search().catch_up(limit=None)


def demand_guarded() -> None:
    """Misconfigured when a guard is missing, and what is published could be changed."""
    missing = missing_guards()
    if missing:
        raise Misconfigured(
            f"The database lacks {', '.join(missing)}, so what is published could be changed. Run "
            "`algorithm-register migrate` to put it back, then `algorithm-register verify_ledger`."
        )
