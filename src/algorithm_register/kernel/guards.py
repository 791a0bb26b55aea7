"""The SQL that makes a table refuse change: on every connection, whatever program asks.

A guard stops UPDATE, DELETE, REPLACE, upsert and TRUNCATE. It does not stop the owner of the table,
who can drop it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Guarding(Enum):
    """What a guarded table still permits."""

    APPEND_ONLY = "append only"
    REDACTABLE = "append only, and members of a record may be taken away"


@dataclass(frozen=True)
class GuardedTable:
    """`keys` are the column groups that are unique, the primary key first."""

    name: str
    keys: tuple[tuple[str, ...], ...]
    guarding: Guarding


@dataclass(frozen=True)
class Guard:
    """A trigger by name, with the statements that remove and make it."""

    name: str
    drop: str
    create: str


REFUSAL = "This table only grows: what was recorded never changes."

# What a redaction may do, and nothing else: commitments stay; parts and salts lose the same members and
# gain or alter none; the moment is set, later than any before.
_SQLITE_REDACTION = """
    NEW.entry_id IS OLD.entry_id AND NEW.commitments IS OLD.commitments
    AND NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)
    AND NEW.parts IS NOT OLD.parts AND json_valid(NEW.parts) AND json_valid(NEW.salts)
    AND NOT EXISTS (SELECT n.key, n.type, n.value FROM json_each(NEW.parts) n
                    EXCEPT SELECT o.key, o.type, o.value FROM json_each(OLD.parts) o)
    AND NOT EXISTS (SELECT n.key, n.type, n.value FROM json_each(NEW.salts) n
                    EXCEPT SELECT o.key, o.type, o.value FROM json_each(OLD.salts) o)
    AND NOT EXISTS (SELECT key FROM json_each(NEW.parts) EXCEPT SELECT key FROM json_each(NEW.salts))
    AND NOT EXISTS (SELECT key FROM json_each(NEW.salts) EXCEPT SELECT key FROM json_each(NEW.parts))
    AND (SELECT count(*) FROM json_each(NEW.parts)) = (SELECT count(DISTINCT key) FROM json_each(NEW.parts))
"""

_POSTGRES_REDACTION = """
    NEW.entry_id = OLD.entry_id AND NEW.commitments = OLD.commitments
    AND NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)
    AND NEW.parts <> OLD.parts
    AND NOT EXISTS (SELECT key, value::text FROM json_each(NEW.parts::json)
                    EXCEPT SELECT key, value::text FROM json_each(OLD.parts::json))
    AND NOT EXISTS (SELECT key, value::text FROM json_each(NEW.salts::json)
                    EXCEPT SELECT key, value::text FROM json_each(OLD.salts::json))
    AND NOT EXISTS (SELECT key FROM json_each(NEW.parts::json)
                    EXCEPT SELECT key FROM json_each(NEW.salts::json))
    AND NOT EXISTS (SELECT key FROM json_each(NEW.salts::json)
                    EXCEPT SELECT key FROM json_each(NEW.parts::json))
    AND (SELECT count(*) FROM json_each(NEW.parts::json))
      = (SELECT count(DISTINCT key) FROM json_each(NEW.parts::json))
"""

POSTGRES_FUNCTIONS = {
    "register_guard_refuse": f"""
BEGIN
  RAISE EXCEPTION '{REFUSAL}';
END
""",
    "register_guard_redaction": f"""
BEGIN
  IF {_POSTGRES_REDACTION} THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '{REFUSAL}';
END
""",
}


def postgres_function(name: str) -> str:
    """The statement that makes one of the functions the triggers call."""
    body = POSTGRES_FUNCTIONS[name]
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$"


def guards(vendor: str, table: GuardedTable) -> Sequence[Guard]:
    """The triggers for a table on `sqlite` or `postgresql`."""
    return _sqlite(table) if vendor == "sqlite" else _postgres(table)


def _sqlite(table: GuardedTable) -> Sequence[Guard]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    unless = f"WHEN NOT ({_SQLITE_REDACTION}) " if table.guarding is Guarding.REDACTABLE else ""
    same = " OR ".join(
        "(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in table.keys
    )
    # Names come from our own models, never from input.
    exists = f"WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {same}) "  # noqa: S608
    wanted = (("update", "UPDATE", unless), ("delete", "DELETE", ""), ("insert", "INSERT", exists))
    return [
        Guard(
            name := f"guard_{table.name}_{verb}",
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {event} ON {table.name} {condition}{refuse}",
        )
        for verb, event, condition in wanted
    ]


def _postgres(table: GuardedTable) -> Sequence[Guard]:
    on_update = "redaction" if table.guarding is Guarding.REDACTABLE else "refuse"
    wanted = (
        ("update", "UPDATE", "ROW", on_update),
        ("delete", "DELETE", "ROW", "refuse"),
        ("truncate", "TRUNCATE", "STATEMENT", "refuse"),
    )
    return [
        Guard(
            name := f"guard_{table.name}_{verb}",
            f"DROP TRIGGER IF EXISTS {name} ON {table.name}",
            f"CREATE TRIGGER {name} BEFORE {event} ON {table.name} "
            f"FOR EACH {each} EXECUTE FUNCTION register_guard_{function}()",
        )
        for verb, event, each, function in wanted
    ]
