"""What intake remembered before a change of its tables is remembered after it."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from algorithm_register.kernel.days import day_of

pytestmark = pytest.mark.database


def migrated(name: str) -> Any:
    """The tables of intake as they are after a migration."""
    executor = MigrationExecutor(connection)
    executor.migrate([("intake", name)])
    return executor.loader.project_state([("intake", name)]).apps


@pytest.fixture
def before(own_database: str, django_db_blocker: Any) -> Any:
    with django_db_blocker.unblock():
        yield migrated("0001_initial")


def test_rows_get_the_day_their_age_is_reckoned_by(before):
    known = before.get_model("intake", "Known").objects.create(key="19357241", number="19357241")
    rows = before.get_model("intake", "LastRow").objects
    stated = {"undated": None, "dated": date(2024, 5, 1), "ahead": date(2999, 1, 1)}
    for source, day in stated.items():
        rows.create(known=known, source=source, shape="listing", stated_on=day, language="nl", certainty=3)
    after = migrated("0002_row_day").get_model("intake", "LastRow").objects
    today = day_of(timezone.now())
    expected = {"undated": None, "dated": date(2024, 5, 1), "ahead": today}
    assert dict(after.values_list("source", "day")) == expected
