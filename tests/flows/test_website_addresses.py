"""Where addresses lead: permanent ones to a page, other forms to the canonical one, wrong ones to an answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
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


def test_the_visitor_cannot_have_what_does_not_stand_at_an_address(client):
    number, gone = states.published(), states.withdrawn(states.number_from("1111111"))
    for address, status in [
        ("/nl/organisatie/xx0000", 404),
        (client.get(f"/id/algoritme/{gone}")["Location"], 410),
        (f"/nl/algoritme/{number}", 302),
        ("/nl", 200),
    ]:
        assert client.get(address, headers={"If-None-Match": "*"}).status_code == status


def test_one_of_several_tags_is_enough_and_may_be_marked_weak(client):
    tag = client.get("/nl")["ETag"]
    assert client.get("/nl", headers={"If-None-Match": f'"other", W/{tag}'}).status_code == 304


@pytest.mark.parametrize("question", ["thema=Verkeer", "q=kentekens", ""])
def test_a_list_is_never_older_than_its_validator_says(client, question):
    """Whenever somebody publishes while the list is made, the visitor who asks again sees it."""
    address = f"/nl/algoritme?{question}"
    newest = states.published(name="Versie 0 van de tekst")
    for moment in range(1, 40):
        name = f"Versie {moment} van de tekst"
        with at_question(moment, partial(states.publish, newest, name=name)) as happened:
            first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        seen = first if again.status_code == 304 else again
        if not happened:
            return
        assert name in seen.content.decode()
    raise AssertionError("a list asks the database more often than this test follows")


@contextmanager
def at_question(moment: int, happen: Callable[[], object]) -> Iterator[list[int]]:
    """Something happens just before the n-th question to the database; yields a list that is filled when it does."""
    asked = count(1)
    happened: list[int] = []

    def watch(execute, sql, parameters, many, context):
        if next(asked) == moment:
            happened.append(moment)
            happen()
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(watch):
        yield happened


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
