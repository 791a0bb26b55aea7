"""Whether this register may answer: its database does, with tables of this release and guards; its index is full."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from algorithm_register.kernel.errors import Misconfigured
from algorithm_register.operations.guards import missing_guards
from algorithm_register.search.engine import search


def make_ready() -> None:
    """Demand what only an operator can mend, then let search read what it has not read yet."""
    demand_database()
    demand_migrated()
    demand_guarded()
    search().catch_up(limit=None)


def demand_database() -> None:
    """Misconfigured when the database cannot be reached, or refuses this user."""
    try:
        connection.ensure_connection()
    except DatabaseError as refused:
        reason = str(refused).strip().partition("\n")[0]
        raise Misconfigured(
            f"The database does not answer ({reason}). Start it, or mend its address in DATABASE_URL."
        ) from refused


def demand_migrated() -> None:
    """Misconfigured when a migration of this release has not been applied."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Misconfigured(
            "The database is older than this release. Run `algorithm-register migrate` first."
        )


def demand_guarded() -> None:
    """Misconfigured when a guard is missing, and what is published could be changed."""
    missing = missing_guards()
    if missing:
        raise Misconfigured(
            f"The database lacks {', '.join(missing)}, so what is published could be changed. Run "
            "`algorithm-register migrate` to put it back, then `algorithm-register verify_ledger`."
        )
