"""In the register of one organisation nothing asks a reader to choose among organisations."""

import pytest
from tests.factories import states

from algorithm_register.config.settings.base import PACKAGE

pytestmark = pytest.mark.django_db

OWN = "/nl/organisatie/gm9901/gemeente-noorderhaaks"


@pytest.fixture(autouse=True)
def of_one(settings):
    settings.REGISTER_THEME = PACKAGE / "ui" / "themes" / "noorderhaaks"


def page_of(client, address: str) -> str:
    return str(client.get(address, follow=True).content.decode())


@pytest.mark.parametrize("address", ["/nl", "/nl/wijzigingen", OWN, "/nl/bestaat-niet"])
def test_the_menu_and_the_foot_lead_to_the_organisation_itself(client, address):
    states.published()
    page = page_of(client, address)
    assert page.count(">Over de organisatie</a>") == 2
    assert "Alle organisaties" not in page
    assert ">Organisaties<" not in page
    assert "Zoek uw gemeente" not in page
    assert client.get("/nl/organisatie").headers["Location"] == OWN


def test_who_looks_for_a_name_still_finds_the_list(client):
    states.published()
    answer = client.get("/nl/organisatie?q=Noorder")
    assert answer.status_code == 200
    assert OWN in answer.content.decode()


def test_before_anything_was_published_there_is_no_page_of_it_to_lead_to(client):
    assert client.get("/nl/organisatie").status_code == 200
    assert client.get("/nl").status_code == 200


def test_the_path_above_the_organisation_begins_at_home(client):
    states.published()
    page = page_of(client, OWN)
    crumbs = page.split('aria-label="Kruimelpad"')[1].split("</nav>")[0]
    assert crumbs.count("<a ") == 1
    assert 'href="/nl/organisatie"' not in crumbs


def test_the_picture_does_not_count_organisations(client):
    states.published()
    assert "Samen 1." in page_of(client, "/nl")
    assert "van één organisatie" not in page_of(client, "/nl")


def test_the_search_field_asks_for_no_organisation(client):
    states.published()
    page = page_of(client, "/nl")
    assert 'placeholder="Onderwerp of leverancier"' in page


def test_a_page_that_is_not_there_sends_nobody_to_a_list_of_municipalities(client):
    page = page_of(client, "/nl/bestaat-niet")
    assert "Zoek uw gemeente of waterschap op naam" not in page
    assert "alle organisaties" not in page


def test_search_engines_hear_of_the_organisation_and_of_no_list(client):
    states.published()
    assert "/nl/organisatie</loc>" not in page_of(client, "/sitemap-pages.xml")
    assert f"{OWN}</loc>" in page_of(client, "/sitemap-organisations-1.xml")


def test_a_register_of_many_has_its_list(client, settings):
    settings.REGISTER_THEME = PACKAGE / "ui" / "themes" / "register"
    states.published()
    assert ">Organisaties</a>" in page_of(client, "/nl")
    assert client.get("/nl/organisatie").status_code == 200
    assert "/nl/organisatie</loc>" in page_of(client, "/sitemap-pages.xml")
