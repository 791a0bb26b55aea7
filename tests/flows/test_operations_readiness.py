"""A node says whether it may get visitors, and how far its search has followed."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from tests.factories import states

from algorithm_register.operations.guards import install_guards
from algorithm_register.search.engine import search

pytestmark = pytest.mark.django_db


def asked(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


@pytest.mark.database
def test_a_node_with_everything_in_place_is_ready(client):
    states.published()
    search().catch_up(limit=None)
    assert asked(client) == (200, {"ready": True, "problem": "", "search_behind": {"nl": 0, "en": 0}})


def test_how_far_search_is_behind_is_told_and_keeps_nobody_away(client):
    search().catch_up(limit=None)
    states.published()
    status, told = asked(client)
    assert status == 200
    assert told["search_behind"] == {"nl": 1, "en": 1}


def test_a_node_without_an_index_is_not_ready(client):
    states.published()
    search().close()
    shutil.rmtree(Path(settings.REGISTER_DATA_DIR) / "search", ignore_errors=True)
    status, told = asked(client)
    assert status == 503
    assert told["problem"] == "There is no search index yet for en, nl."
    assert told["search_behind"] == {"nl": None, "en": None}


def test_a_node_whose_database_lacks_a_guard_is_not_ready(client):
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            pytest.skip("PostgreSQL is tried with the guards themselves")
        cursor.execute("DROP TRIGGER guard_register_edition_update")
    status, told = asked(client)
    assert status == 503
    assert "guard_register_edition_update" in told["problem"]
    install_guards()


def test_the_answer_is_never_kept_and_only_read(client):
    assert client.get("/readyz")["Cache-Control"] == "no-store"
    assert client.post("/readyz").status_code == 405


def test_whoever_sends_it_something_is_refused_as_everywhere():
    refused = Client(enforce_csrf_checks=True).post("/readyz", {"a": "b"})
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")
