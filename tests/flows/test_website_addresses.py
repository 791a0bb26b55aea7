"""Where addresses lead: permanent ones to a page, other forms to the canonical one, wrong ones to an answer."""

import pytest
from tests.factories import states

pytestmark = pytest.mark.django_db

SLUG = "scanautos-voor-parkeercontrole"


def test_the_front_door_leads_to_the_language_that_the_visitor_asks_for(client):
    for asked, door in [("en", "/en"), ("nl", "/nl"), ("fr", "/nl"), ("fy,en;q=0.5", "/en"), ("", "/nl")]:
        answer = client.get("/", headers={"Accept-Language": asked})
        assert (answer.status_code, answer["Location"]) == (302, door)
        assert "Accept-Language" in answer["Vary"]
        assert not answer.cookies


def test_a_permanent_identifier_leads_to_the_page_in_the_language_asked_for(client):
    number = states.published()
    answer = client.get(f"/id/algoritme/{number}", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer["Location"]) == (303, f"/en/algoritme/gm9901/{number}/{SLUG}")
    assert "Accept-Language" in answer["Vary"]
    edition = client.get(f"/id/algoritme/{number}/1")
    assert (edition.status_code, edition["Location"]) == (303, f"/nl/algoritme/gm9901/{number}/edities/1")
    organisation = client.get("/id/organisatie/gm9901")
    assert (organisation.status_code, organisation["Location"]) == (
        303,
        "/nl/organisatie/gm9901/gemeente-noorderhaaks",
    )


@pytest.mark.parametrize(
    ("form", "canonical"),
    [
        ("{number}", "gm9901/{number}/" + SLUG),
        ("gm9901/{number}", "gm9901/{number}/" + SLUG),
        ("gm9999/{number}/old-title", "gm9901/{number}/" + SLUG),
        ("12345678/{number}/" + SLUG, "gm9901/{number}/" + SLUG),
        ("gm9901/{number}/vergelijk", "gm9901/{number}/" + SLUG),
        ("gm9901/{number}/edities/1/more", "gm9901/{number}/" + SLUG),
        ("{number}/edities", "gm9901/{number}/edities"),
        ("gm9999/{number}/edities/1", "gm9901/{number}/edities/1"),
    ],
)
def test_every_other_form_with_a_known_number_leads_to_the_canonical_page(client, form, canonical):
    number = states.published()
    answer = client.get("/nl/algoritme/" + form.format(number=number))
    assert (answer.status_code, answer["Location"]) == (
        302,
        "/nl/algoritme/" + canonical.format(number=number),
    )


@pytest.mark.parametrize(
    "address",
    [
        "/fy",
        "/nl/nergens",
        "/nl/algoritme/gm9901",
        "/id/algoritme/1935",
        "/id/algoritme/19357241",
        "/id/algoritme/19357241/0",
        "/id/organisatie/xx0000",
        "/nl/organisatie/xx0000",
        "/nl/algoritme/gm9901/19357241",
    ],
)
def test_an_unknown_address_is_a_page_with_a_search_box(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Pagina niet gevonden" in answer.content.decode()
    assert 'type="search"' in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/id/algoritme/19357249",
        "/nl/algoritme/gm9901/19357249/x",
        "/nl/algoritme/19357249",
        "/en/algoritme/19357249",
    ],
)
def test_a_number_with_a_wrong_check_digit_cannot_exist_and_the_page_says_so(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    said = "This number cannot exist" if address.startswith("/en") else "Dit nummer kan niet bestaan"
    assert said in answer.content.decode()


def test_an_edition_that_was_never_made_is_not_found(client):
    assert client.get(f"/nl/algoritme/gm9901/{states.published()}/edities/7").status_code == 404


def test_a_number_from_a_letter_leads_to_its_description(client):
    number = states.published()
    typed = client.get("/nl/algoritme", {"nummer": f"{number[:4]} {number[4:]}"}, follow=True)
    assert typed.redirect_chain[-1][0] == f"/nl/algoritme/gm9901/{number}/{SLUG}"
    wrong = client.get("/nl/algoritme", {"nummer": "19357249"}, follow=True)
    assert wrong.status_code == 404
    assert "Dit nummer kan niet bestaan" in wrong.content.decode()
    assert client.get("/nl/algoritme", {"nummer": "geen nummer"}, follow=True).status_code == 200


def test_a_page_names_its_canonical_address_and_the_other_language(client):
    number = states.published()
    page = client.get(f"/nl/algoritme/gm9901/{number}/{SLUG}").content.decode()
    assert f'<link rel="canonical" href="http://testserver/nl/algoritme/gm9901/{number}/{SLUG}">' in page
    assert f'hreflang="en" href="http://testserver/en/algoritme/gm9901/{number}/{SLUG}"' in page
    assert '<meta property="og:title" content="Scanauto’s voor parkeercontrole">' in page


def test_a_page_seen_before_is_not_sent_again_until_something_is_recorded(client):
    number = states.published()
    address = f"/nl/algoritme/gm9901/{number}/{SLUG}"
    first = client.get(address)
    assert first["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (
        client.get(address.replace("/nl/", "/en/"), headers={"If-None-Match": first["ETag"]}).status_code
        == 200
    )
    states.publish(number, reason="Ander doel.", goal="<p>Anders.</p>")
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_machines_learn_that_the_site_lives_and_where_they_may_go(client):
    assert client.get("/healthz").content == b"ok\n"
    assert b"User-agent: *" in client.get("/robots.txt").content


def test_pages_are_read_only(client):
    assert client.post("/nl").status_code == 405
