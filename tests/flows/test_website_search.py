"""What search answers, and that nothing anybody types breaks it."""

from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import states
from tests.flows.test_website_pages import text_of

from algorithm_register.organisations.services import rename_organisation

pytestmark = pytest.mark.django_db


def asked(query: str, client: Client | None = None):
    return (client or Client()).get(f"/nl/algoritme?{query}")


@pytest.mark.database
def test_a_published_description_is_found_and_its_hits_are_marked():
    states.published()
    page = asked("q=kentekens")
    assert "1 algoritme over kentekens" in text_of(page)
    assert 'id="resultaten"' in page.content.decode()
    assert '<mark class="utrecht-mark">kentekens</mark>' in page.content.decode()


def test_a_new_name_of_an_organisation_stands_beside_results_at_once():
    states.published()
    assert "Gemeente Noorderhaaks ·" in text_of(asked("q=kentekens"))
    rename_organisation(code="gm9901", name="Gemeente Noord", on=date(2026, 1, 1), by=states.EDITOR)
    assert "Gemeente Noord ·" in text_of(asked("q=kentekens"))


def test_who_has_the_answer_already_waits_for_no_search():
    states.published()
    had = asked("q=kentekens")
    with CaptureQueriesContext(connection) as queries:
        answer = Client().get("/nl/algoritme?q=kentekens", headers={"If-None-Match": had["ETag"]})
    assert answer.status_code == 304
    assert len(queries) == 2  # where the ledger ends, and whether the index is level with it


def test_without_a_question_all_are_shown_the_newest_first():
    states.imported(states.number_from("1111111"), name="Ouder algoritme")
    states.published(states.number_from("1111112"), name="Nieuw algoritme")
    read = text_of(asked(""))
    assert "2 algoritmes" in read
    assert read.index("Nieuw algoritme") < read.index("Ouder algoritme")


def test_a_typed_number_brings_that_description_first():
    number = states.published()
    states.published(states.number_from("1111111"), name="Een andere tekst", goal=f"<p>Zie {number}.</p>")
    read = text_of(asked(f"q={number[:4]}+{number[4:]}"))
    assert "Scanauto’s voor parkeercontrole" in read
    if "Een andere tekst" in read:
        assert read.index("Scanauto’s voor parkeercontrole") < read.index("Een andere tekst")


def test_a_typed_number_of_a_withdrawn_description_leads_to_it():
    number = states.withdrawn()
    read = text_of(asked(f"q={number}"))
    assert "Gevonden op nummer" in read
    assert "Ingetrokken" in read


def test_a_typed_number_that_cannot_exist_is_said_to_be_so():
    assert "Het nummer 1935 7249 kan niet bestaan" in text_of(asked("q=19357249"))


def test_an_empty_field_for_a_number_asks_nothing():
    states.published()
    assert "1 algoritme over kentekens" in text_of(asked("q=kentekens&nummer="))
    assert "1 algoritme over kentekens" in text_of(asked("q=kentekens&nummer=+"))


def test_nothing_found_says_so_and_what_to_try():
    read = text_of(asked("q=zeppelin"))
    assert "Niets gevonden voor zeppelin" in read
    assert "Wat u kunt proberen" in read


def test_results_of_one_organisation_name_it_as_a_filter_that_can_be_dropped():
    states.published(states.number_from("1111111"))
    states.published(states.number_from("1111112"), organisation=states.DUINVESTE)
    page = asked("q=kentekens&organisatie=gm9902")
    assert "1 algoritme over kentekens" in text_of(page)
    assert "Verwijder filter Gemeente Duinveste" in text_of(page)
    assert 'href="/nl/algoritme?q=kentekens"' in page.content.decode()


@pytest.mark.database
def test_a_theme_and_a_category_list_exactly_what_the_home_page_counts():
    states.published(states.number_from("1111111"), category=["Verkeer", "Werk"])
    states.published(
        states.number_from("1111112"), category=["Werk"], publication_category="Overige algoritmes"
    )
    assert "2 algoritmes" in text_of(asked("thema=Werk"))
    assert "1 algoritme " in text_of(asked("thema=Verkeer"))
    assert "1 algoritme " in text_of(asked("categorie=C"))
    assert "Niets gevonden" in text_of(asked("categorie=Z"))


def test_many_results_come_in_pages():
    for tens, ones in product("123", "1234567"):
        states.published(states.number_from(f"11111{tens}{ones}"))
    first, second = asked("q=kentekens"), asked("q=kentekens&page=3")
    assert first.content.decode().count('class="reg-row"') == 10
    assert second.content.decode().count('class="reg-row"') == 1
    assert 'href="/nl/algoritme?q=kentekens&amp;page=2"' in first.content.decode()
    assert asked("page=1000000000").content.decode().count('class="reg-row"') == 1


ABSURD = [
    "x" * 10_000,
    "9" * 5_000,
    "%00",
    "a%00b",
    "%ff%fe",
    "%ed%a0%80",
    "-1",
    "1000000000",
    "x",
    "%22",
    "%27%3b--",
    "(((",
    "*",
    "%0a%0d",
    "%F0%9F%98%80",
    "",
]


@pytest.mark.database
@pytest.mark.parametrize(
    "name", ["q", "organisatie", "thema", "categorie", "soort", "sort", "page", "nummer"]
)
def test_an_absurd_question_gets_a_page_and_never_breaks_the_site(client, name):
    for address, value in product(("/nl/algoritme", "/en/organisatie"), ABSURD):
        answer = client.get(f"{address}?{name}={value}", follow=True)
        assert answer.status_code in {200, 400, 404}, value[:20]
        assert "<h1" in answer.content.decode()


@pytest.mark.database
@pytest.mark.parametrize(
    "path",
    [
        "/nl/%00",
        "/nl/algoritme/%00",
        "/nl/organisatie/%00",
        "/nl/algoritme/%ff",
        "/id/organisatie/%00",
        "/nl/organisatie/" + "x" * 5000,
    ],
)
def test_an_absurd_address_is_not_found(client, path):
    assert client.get(path).status_code == 404
