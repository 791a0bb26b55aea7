"""Puts the guards on every guarded table, and tells which are missing."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import Model, UniqueConstraint

from algorithm_register.kernel.guards import (
    POSTGRES_FUNCTIONS,
    Guard,
    GuardedTable,
    guards,
    postgres_function,
)


def install_guards() -> None:
    """Make every guard anew; safe to repeat. Migrations that rebuild a table lose its triggers without a word."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name in POSTGRES_FUNCTIONS:
                cursor.execute(postgres_function(name))
        for guard in wanted_guards():
            cursor.execute(guard.drop)
            cursor.execute(guard.create)


def missing_guards() -> list[str]:
    """The names of guards that do not stand as they should."""
    standing = _standing()
    missing = [guard.name for guard in wanted_guards() if not _stands(guard, standing)]
    return missing + _altered_functions()


def wanted_guards() -> list[Guard]:
    """The guards of all guarded tables that exist, for this database."""
    present = set(connection.introspection.table_names())
    tables = (guarded for guarded in guarded_tables() if guarded.name in present)
    return [guard for table in tables for guard in guards(connection.vendor, table)]


def guarded_tables() -> Iterator[GuardedTable]:
    """Every table whose model says that it is guarded."""
    for model in apps.get_models():
        guarding = getattr(model, "guarded", None)
        if guarding is not None:
            yield GuardedTable(model._meta.db_table, tuple(_keys(model)), guarding)


def _keys(model: type[Model]) -> Iterator[tuple[str, ...]]:
    for field in model._meta.concrete_fields:
        if field.unique and field.column:
            yield (field.column,)
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            columns = {field.name: str(field.column) for field in model._meta.concrete_fields}
            yield tuple(columns[name] for name in constraint.fields)


def _stands(guard: Guard, standing: dict[str, str]) -> bool:
    if connection.vendor == "sqlite":
        return standing.get(guard.name) == guard.create
    return standing.get(guard.name) == "O"


def _standing() -> dict[str, str]:
    statement = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {name: str(state) for name, state in cursor.fetchall()}


def _altered_functions() -> list[str]:
    if connection.vendor == "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'register_guard_%%'")
        standing = dict(cursor.fetchall())
    return [name for name, source in POSTGRES_FUNCTIONS.items() if standing.get(name) != source]
