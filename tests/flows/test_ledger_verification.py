"""`verify_ledger` names the first difference, whatever was tampered with."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from tests.factories import states

from algorithm_register.kernel.canonical import canonical_text, parsed
from algorithm_register.operations.guards import install_guards, wanted_guards
from algorithm_register.operations.verification import differences
from algorithm_register.organisations.services import rename_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _register() -> None:
    states.translated("19357241")
    states.redacted("12345670")
    states.withdrawn()
    rename_organisation(
        code=states.enrolled(states.DUINVESTE), name="Gemeente Duin", on=date(2026, 1, 1), by=states.EDITOR
    )


def tamper(statement: str) -> None:
    """What the owner of the database can do: drop the guards, change, put them back."""
    with connection.cursor() as cursor:
        for guard in wanted_guards():
            cursor.execute(guard.drop)
        cursor.execute(statement)
    install_guards()


def test_an_untouched_ledger_verifies(capsys):
    call_command("verify_ledger")
    assert "as they were recorded" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("statement", "place", "what"),
    [
        ("UPDATE ledger_record SET parts = replace(parts, 'In gebruik', 'Buiten gebruik') WHERE entry_id = 0",
         "entry 0", "content/status"),
        ("UPDATE ledger_record SET salts = replace(salts, '1', '2') WHERE entry_id = 0", "entry 0", "not what was"),
        ("UPDATE ledger_record SET commitments = '{}' WHERE entry_id = 1", "entry 1", "digest"),
        ("UPDATE ledger_record SET parts = 'x' WHERE entry_id = 1", "entry 1", "cannot be read"),
        ("UPDATE ledger_entry SET body = replace(body, 'edition.published', 'edition.publishes') WHERE sequence = 0",
         "entry 0", "column kind"),
        ("UPDATE ledger_entry SET body = 'x' WHERE sequence = 2", "entry 2", "not an entry"),
        ("UPDATE ledger_entry SET subject = 'algoritme/1' WHERE sequence = 0", "entry 0", "column subject"),
        ("UPDATE ledger_head SET size = 99", "head", "last entry"),
        ("UPDATE register_edition SET language = 'en' WHERE sequence = 0", "algoritme/19357241/1", "language"),
        ("UPDATE register_description SET live_id = NULL WHERE number = '19357241'", "algoritme/19357241", "live"),
        ("UPDATE register_description SET withdrawn_on = NULL, withdrawal = NULL WHERE withdrawn_on IS NOT NULL",
         "algoritme/", "withdrawn_on"),
        ("UPDATE register_description SET withdrawn_on = '2026-01-01', live_id = NULL WHERE number = '19357241'",
         "algoritme/19357241", "withdrawn_on"),
        ("UPDATE register_description SET confirmed_on = '2026-01-01' WHERE number = '19357241'",
         "algoritme/19357241", "confirmed_on"),
        ("UPDATE register_description SET organisation_id = 'gm0363' WHERE number = '19357241'",
         "algoritme/19357241", "organisation_id"),
        ("UPDATE register_edition SET is_stated = NOT is_stated WHERE sequence = 0",
         "algoritme/19357241/1", "is_stated"),
        ("UPDATE register_edition SET recorded_at = '2020-01-01 00:00:00+00' WHERE sequence = 0",
         "algoritme/19357241/1", "recorded_at"),
        ("UPDATE register_edition SET n = n + 1 WHERE sequence = 0", "algoritme/19357241/2", "not about it"),
        ("UPDATE register_translation SET made_on = '2020-01-01'", "algoritme/19357241/1/en/1", "made_on"),
        ("UPDATE organisations_organisationname SET name = 'Nep' WHERE begins_on IS NOT NULL",
         "organisatie/gm9902", "name"),
        ("DELETE FROM register_translation", "algoritme/19357241/1/en/1", "no row"),
    ],
)  # fmt: skip
def test_a_tampered_row_is_named(statement, place, what):
    tamper(statement)
    first = next(differences())
    assert place in first.place
    assert what in first.what
    with pytest.raises(CommandError, match=place):
        call_command("verify_ledger")


def test_a_part_that_is_missing_without_a_redaction_is_named():
    with connection.cursor() as cursor:
        cursor.execute("SELECT parts, salts FROM ledger_record WHERE entry_id = 0")
        parts, salts = (parsed(text) for text in cursor.fetchone())
    for members in (parts, salts):
        del members["content/goal"]
    texts = [canonical_text(members) for members in (parts, salts)]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_record SET parts = %s, salts = %s, redacted_at = '2030-01-01T00:00:00Z' WHERE entry_id = 0",
            texts,
        )
    assert "no redaction names it" in next(differences()).what
