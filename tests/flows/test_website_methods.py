"""Every address of the site can be read and nothing else: whatever else is tried is refused, and says what may be."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve
from tests.factories import states

from algorithm_register.ui.theme import theme
from algorithm_register.website.urls import urlpatterns

pytestmark = pytest.mark.django_db

NUMBER = "19357241"
CODE = f"/nl/algoritme/gm9901/{NUMBER}"
ADDRESSES = [
    "/",
    "/nl/",
    "/healthz",
    "/robots.txt",
    "/.well-known/security.txt",
    "/favicon.ico",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    "/static/0123456789abcdef/register/built/register.css",
    f"/thema/{theme().digest}/mark.svg",
    f"/id/algoritme/{NUMBER}",
    f"/id/algoritme/{NUMBER}/1",
    "/id/organisatie/gm9901",
    "/nl",
    "/nl/algoritme",
    "/nl/algoritme?q=kentekens",
    "/nl/algoritme/organisaties",
    f"/nl/algoritme/{NUMBER}",
    f"{CODE}/scanautos-voor-parkeercontrole",
    f"{CODE}/edities",
    f"{CODE}/edities/1",
    f"{CODE}/vergelijk?van=1&tot=2",
    f"{CODE}/vergelijk.json?van=1&tot=2",
    "/nl/suggesties?q=par",
    "/nl/wijzigingen",
    "/nl/categorieen",
    "/nl/organisatie",
    "/nl/organisatie/gm9901",
    "/nl/organisatie/gm9901/gemeente-noorderhaaks",
]
every_address = pytest.mark.parametrize("address", ADDRESSES)


@pytest.fixture(autouse=True)
def two_editions(settings):
    settings.REGISTER_SECURITY_CONTACT = "mailto:lek@noorderhaaks.example"
    states.published(NUMBER)
    states.publish(NUMBER, goal="<p>48 uur.</p>", reason="Korter.")


def test_every_address_of_the_site_is_tried_here():
    tried = {resolve(address.partition("?")[0]).route for address in ADDRESSES}
    assert tried == {str(each.pattern) for each in urlpatterns}


@every_address
def test_what_is_no_reading_is_refused_with_what_may_be_done(address):
    client = Client(enforce_csrf_checks=True)
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"):
        answer = client.generic(method, address, b"a=b")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
        assert not answer.cookies


@every_address
def test_head_says_what_get_says_without_the_page(address):
    """Asked of the application itself: a test client would take the body away."""
    application, requests = WSGIHandler(), RequestFactory()
    got = application.get_response(requests.get(address))
    asked = application.get_response(requests.head(address))
    assert isinstance(asked, HttpResponse)
    assert got.status_code < 400
    assert asked.content == b""
    assert (asked.status_code, asked.headers) == (got.status_code, got.headers)


@pytest.mark.parametrize("address", ["/nl/nergens", "/nergens"])
def test_where_nothing_stands_nothing_can_be_done(address):
    for method in ("POST", "OPTIONS", "HEAD"):
        assert Client(enforce_csrf_checks=True).generic(method, address).status_code == 404
