"""Where addresses lead: permanent ones to a page, other forms to the canonical one, wrong ones to an answer."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test import Client, RequestFactory
from tests.factories import states

pytestmark = pytest.mark.django_db

SLUG = "scanautos-voor-parkeercontrole"


def test_a_language_is_remembered_nowhere(client):
    client.cookies["django_language"] = "en"
    for address in ("/", f"/id/algoritme/{states.published()}"):
        assert client.get(address, headers={"Accept-Language": "nl"})["Location"].startswith("/nl")
    assert client.get("/nergens")["Content-Language"] == "nl"


def test_the_front_door_leads_to_the_language_that_the_visitor_asks_for(client):
    for asked, door in [
        ("en", "/en"),
        ("nl", "/nl"),
        ("fr", "/nl"),
        ("fy,en;q=0.5", "/fy"),
        ("fr,en;q=0.5", "/en"),
        ("", "/nl"),
    ]:
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
        ("gm9999/{number}/vergelijk", "gm9901/{number}/vergelijk"),
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
        "/de",
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


@pytest.mark.parametrize(
    ("spelled", "address"),
    [
        ("/nl/", "/nl"),
        ("/nl//", "/nl"),
        ("/nl/organisatie/", "/nl/organisatie"),
        ("/nl/algoritme/?q=parkeren&page=2", "/nl/algoritme?q=parkeren&page=2"),
        ("/nl/algoritme/gm9901/19357241/edities/1/", "/nl/algoritme/gm9901/19357241/edities/1"),
        ("/id/algoritme/19357241/", "/id/algoritme/19357241"),
        ("/nl/b%C3%A9%3Fx/", "/nl/b%C3%A9%3Fx"),
        ("/%2Felsewhere.example/", "/elsewhere.example"),
    ],
)
def test_a_final_slash_is_another_spelling_of_the_same_address(client, spelled, address):
    answer = client.get(spelled)
    assert (answer.status_code, answer["Location"]) == (302, address)


def test_the_canonical_address_of_a_page_is_asked_the_same_question(client):
    number = states.published()
    for other, canonical in [
        ("/nl/organisatie/gm9901/x?page=2", "/nl/organisatie/gm9901/gemeente-noorderhaaks?page=2"),
        (f"/nl/algoritme/{number}?a=b%20c", f"/nl/algoritme/gm9901/{number}/{SLUG}?a=b%20c"),
    ]:
        assert client.get(other)["Location"] == canonical


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


def test_machines_learn_that_the_site_lives_and_where_they_may_go(client):
    assert client.get("/healthz").content == b"ok\n"
    assert b"User-agent: *" in client.get("/robots.txt").content


@pytest.mark.parametrize(
    "address", ["/nl", "/", "/nl/algoritme", "/id/algoritme/19357241", "/healthz", "/en/"]
)
def test_pages_are_read_only_and_say_so_without_asking_for_a_cookie(address):
    client = Client(enforce_csrf_checks=True)
    for method in (client.post, client.delete, client.put):
        answer = method(address)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
        said = "This page can only be read" if address == "/en/" else "Deze pagina kunt u alleen lezen"
        assert said in answer.content.decode()


@pytest.mark.parametrize("address", ["/nl", "/", "/nl/nergens", "/nl/", "/robots.txt"])
def test_head_has_the_headers_of_get_and_no_body(address):
    """Asked of the application itself: a test client would take the body away."""
    application, requests = WSGIHandler(), RequestFactory()
    got = application.get_response(requests.get(address))
    asked = application.get_response(requests.head(address))
    assert isinstance(asked, HttpResponse)
    assert asked.content == b""
    assert (asked.status_code, asked.headers) == (got.status_code, got.headers)
