"""Whether this register may answer: its database does, with tables of this release and guards; its index is full."""

from dataclasses import dataclass, field

from django.db import Error

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


@dataclass(frozen=True)
class Readiness:
    """Whether a node may get visitors. `problem` is a sentence, empty when all is well.

    `search` holds for each language how many entries its index is behind, None where none serves. Being behind does
    not make a node unready: a request follows what is missing.
    """

    problem: str = ""
    search: dict[str, int | None] = field(default_factory=dict)

    @property
    def is_ready(self) -> bool:
        """Nothing stands in the way."""
        return not self.problem


def readiness() -> Readiness:
    """What this node says of itself when it is asked. Never raises for what an operator can mend."""
    try:
        demand_database()
        demand_migrated()
        demand_guarded()
        lags = search().lags()
    except Misconfigured as refused:
        return Readiness(str(refused))
    except Error:
        return Readiness("The database does not answer as it should.")
    without = sorted(language for language, lag in lags.items() if lag is None)
    problem = f"There is no search index yet for {', '.join(without)}." if without else ""
    return Readiness(problem, lags)
