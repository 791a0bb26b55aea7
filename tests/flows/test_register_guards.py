"""Raw SQL cannot change what was recorded, on either database, also after a table was rebuilt."""

from typing import Any

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from tests.factories import states

from algorithm_register.kernel.canonical import canonical_text, parsed
from algorithm_register.ledger.models import Entry
from algorithm_register.operations.guards import guarded_tables, missing_guards, wanted_guards
from algorithm_register.operations.verification import differences

TABLES = {
    "ledger_entry": ("sequence", "body"),
    "ledger_record": ("entry_id", "parts"),
    "register_edition": ("id", "language"),
    "register_translation": ("id", "language"),
    "audit_event": ("id", "actor_name"),
}

database = [pytest.mark.django_db, pytest.mark.database]


def refused(statement: str, values: tuple[Any, ...] = ()) -> bool:
    """Whether the database refuses the statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # PostgreSQL refuses TRUNCATE by itself while foreign keys wait to be checked: not the refusal meant here.
            connection.check_constraints()
            cursor.execute(statement, values)
    except DatabaseError as error:
        return "only grows" in str(error)
    return False


def row_of(table: str) -> tuple[list[str], tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 1")  # noqa: S608
        row = cursor.fetchone()
        assert row is not None
        return [column[0] for column in cursor.description], row


@pytest.mark.django_db
def test_every_table_of_the_list_is_guarded():
    assert {table.name for table in guarded_tables()} == TABLES.keys()


@pytest.mark.django_db
@pytest.mark.database
@pytest.mark.parametrize("table", TABLES)
class TestGuards:
    @pytest.fixture(autouse=True)
    def _register(self) -> None:
        states.translated("19357241")

    def test_a_row_cannot_be_updated(self, table):
        assert refused(f"UPDATE {table} SET {TABLES[table][1]} = 'x'")  # noqa: S608

    def test_a_row_cannot_be_deleted(self, table):
        assert refused(f"DELETE FROM {table}")  # noqa: S608

    def test_a_row_cannot_be_replaced_or_upserted(self, table):
        columns, row = row_of(table)
        key, column = TABLES[table]
        names, marks = ", ".join(columns), ", ".join(["%s"] * len(row))
        insert = f"INTO {table} ({names}) VALUES ({marks})"
        assert refused(f"INSERT {insert} ON CONFLICT ({key}) DO UPDATE SET {column} = 'x'", row)
        if connection.vendor == "sqlite":
            assert refused(f"INSERT OR REPLACE {insert}", row)
            assert refused(f"REPLACE {insert}", row)

    def test_a_table_cannot_be_truncated(self, table):
        if connection.vendor == "sqlite":
            pytest.skip("SQLite knows no TRUNCATE")
        assert refused(f"TRUNCATE {table} CASCADE")

    def test_guards_return_after_a_migration_that_rebuilds_the_table(self, table):
        model = next(model for model in _models() if model._meta.db_table == table)
        with connection.cursor() as cursor:
            for guard in wanted_guards():
                cursor.execute(guard.drop)
        assert missing_guards()
        call_command("migrate", verbosity=0, skip_checks=True)
        assert missing_guards() == []
        assert refused(f"DELETE FROM {model._meta.db_table}")  # noqa: S608


def _models() -> list[type[models.Model]]:
    from django.apps import apps

    return list(apps.get_models())


@pytest.mark.database
def test_a_rebuilt_table_loses_its_guards_and_migrate_puts_them_back(own_database):
    states.published("19357241")
    wider = models.CharField(max_length=300)
    wider.set_attributes_from_name("subject")
    with connection.schema_editor() as editor:
        editor.alter_field(Entry, Entry._meta.get_field("subject"), wider, strict=True)
    if connection.vendor == "sqlite":
        assert missing_guards()
        assert checks.run_checks(tags=["database"], databases=["default"])
        assert "guard" in " ".join(difference.place for difference in differences())
    call_command("migrate", verbosity=0, skip_checks=True)
    assert missing_guards() == []
    assert refused("UPDATE ledger_entry SET subject = 'x'")


@pytest.mark.django_db
@pytest.mark.database
class TestRedactionGuard:
    """Of a record only the exact shape of a redaction may change."""

    @pytest.fixture(autouse=True)
    def _register(self) -> None:
        states.published("19357241")

    def stored(self) -> dict[str, str]:
        columns, row = row_of("ledger_record")
        return dict(zip(columns, row, strict=True))

    def attempt(self, **changed: object) -> bool:
        given = ", ".join(f"{column} = %s" for column in changed)
        return refused(f"UPDATE ledger_record SET {given}", tuple(changed.values()))  # noqa: S608

    def without(self, column: str, member: str) -> str:
        members = parsed(self.stored()[column])
        return canonical_text({name: value for name, value in members.items() if name != member})

    def test_members_may_leave_parts_and_salts_together(self):
        gone = "content/goal"
        assert not self.attempt(
            parts=self.without("parts", gone),
            salts=self.without("salts", gone),
            redacted_at="2030-01-01T00:00:00Z",
        )

    def test_a_part_may_not_leave_without_its_salt(self):
        assert self.attempt(parts=self.without("parts", "content/goal"), redacted_at="2030-01-01T00:00:00Z")

    def test_a_part_may_not_leave_without_the_moment(self):
        gone = "content/goal"
        assert self.attempt(parts=self.without("parts", gone), salts=self.without("salts", gone))

    def test_a_part_may_not_be_altered_while_another_leaves(self):
        parts = self.without("parts", "content/goal").replace("In gebruik", "Buiten gebruik")
        assert self.attempt(
            parts=parts, salts=self.without("salts", "content/goal"), redacted_at="2030-01-01T00:00:00Z"
        )

    def test_a_member_may_not_be_added(self):
        parts = self.stored()["parts"].replace('{"', '{"content/new":"x","', 1)
        salts = self.stored()["salts"].replace('{"', '{"content/new":"00","', 1)
        assert self.attempt(parts=parts, salts=salts, redacted_at="2030-01-01T00:00:00Z")

    def test_commitments_never_change(self):
        gone = "content/goal"
        assert self.attempt(
            parts=self.without("parts", gone),
            salts=self.without("salts", gone),
            commitments="{}",
            redacted_at="2030-01-01T00:00:00Z",
        )
