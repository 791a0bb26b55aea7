"""Says in a sentence what is wrong with the database, and what an operator does about it."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from algorithm_register.kernel.errors import Misconfigured


def demand_database() -> None:
    """Misconfigured when the database cannot be reached, or refuses this user."""
    try:
        connection.ensure_connection()
    except Error as refused:
        raise Misconfigured(
            f"The database at {address()} does not answer ({_reason(refused)}). Start it, or mend its address "
            "in DATABASE_URL."
        ) from refused


def demand_migrated() -> None:
    """Misconfigured when a migration of this release has not been applied."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Misconfigured(
            "The database is new, or older than this release. Run `algorithm-register migrate` first."
        )


def diagnosis(problem: Error) -> str:
    """Why the database said no to a command, as far as can be told by asking it again."""
    # What is left of the connection may be as broken as the server that it led to.
    connection.close()
    try:
        demand_database()
        demand_migrated()
    except Misconfigured as cause:
        return str(cause)
    except Error as another:
        problem = another
    return (
        f"The database refuses this ({_reason(problem)}). Once more with --traceback tells the whole story."
    )


def address() -> str:
    """Where the database is, as DATABASE_URL writes it, without the password."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    user, port = (f"{told['USER']}@" if told["USER"] else ""), (f":{told['PORT']}" if told["PORT"] else "")
    host = f"[{told['HOST']}]" if ":" in told["HOST"] else told["HOST"]
    return f"postgres://{user}{host}{port}/{told['NAME']}"


def _reason(problem: Error) -> str:
    return str(problem).strip().partition("\n")[0]
