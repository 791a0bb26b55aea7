"""What search engines and other machines read of the site: what each page is, and what they may list."""

import html
import json
import re
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories import states
from tests.factories.clock import at

from algorithm_register.kernel.days import day_of
from algorithm_register.operations.checks import check_security_contact
from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services
from algorithm_register.website.addresses import PAGE_LANGUAGES
from algorithm_register.website.findability.sitemaps import MOST_ADDRESSES

pytestmark = pytest.mark.django_db

ROOT = "http://testserver"
NUMBER = "19357241"
SLUG = "scanautos-voor-parkeercontrole"
DESCRIPTION = f"/nl/algoritme/gm9901/{NUMBER}/{SLUG}"
EDITIONS = f"/nl/algoritme/gm9901/{NUMBER}/edities"
ORGANISATION = "/nl/organisatie/gm9901/gemeente-noorderhaaks"
MAPPED = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
LISTED = ["/nl", "/nl/algoritme", "/nl/organisatie", "/nl/categorieen", DESCRIPTION, EDITIONS, ORGANISATION]


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def links(page: str, rel: str) -> dict[str, str]:
    """Where the links of a kind in the head of a page lead, by their language."""
    found = {}
    for tag in re.findall(rf'<link rel="{rel}"[^>]*>', page):
        language = re.search(r'hreflang="([^"]*)"', tag)
        address = re.search(r'href="([^"]*)"', tag)
        assert address is not None
        found[language[1] if language else ""] = html.unescape(address[1])
    return found


def meta(page: str) -> dict[str, str]:
    tags = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
    return {name: html.unescape(content) for name, content in tags}


def told(page: str) -> dict[str, dict[str, Any]]:
    """The data of a page by its kind."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    nodes = [json.loads(each) for each in found]
    assert all(each["@context"] == "https://schema.org" for each in nodes)
    return {each["@type"]: each for each in nodes}


def mapped(address: str) -> ElementTree.Element:
    return ElementTree.fromstring(Client().get(address).content)  # noqa: S314 - made by ourselves


def parts() -> list[str]:
    """The addresses of the parts of the sitemap, without the host."""
    named = mapped("/sitemap.xml").iterfind("s:sitemap", MAPPED)
    return [each.findtext("s:loc", "", MAPPED).removeprefix(ROOT) for each in named]


def listed() -> dict[str, str]:
    """Every address in the sitemap, without the host, and the day it says that the page last changed."""
    return {
        url.findtext("s:loc", "", MAPPED).removeprefix(ROOT): url.findtext("s:lastmod", "", MAPPED)
        for part in parts()
        for url in mapped(part).iterfind("s:url", MAPPED)
    }


@pytest.mark.parametrize("address", LISTED)
def test_a_page_says_what_it_is_and_where_it_stands_in_every_language(address):
    states.published(NUMBER)
    page = read(address)
    assert links(page, "canonical") == {"": ROOT + address}
    assert links(page, "alternate") == {
        **{each: ROOT + address.replace("/nl", f"/{each}", 1) for each in PAGE_LANGUAGES},
        "x-default": ROOT + address,
    }
    said = meta(page)
    assert said["description"] == said["og:description"] != ""
    assert said["og:title"]
    assert (said["og:url"], said["og:site_name"], said["og:locale"]) == (
        ROOT + address,
        "Algoritmeregister",
        "nl_NL",
    )
    assert "robots" not in said


def test_a_long_name_and_a_long_text_end_at_a_word_where_other_sites_show_them():
    name = "Scanauto’s voor parkeercontrole & " + "handhaving van betaald parkeren in de hele gemeente " * 3
    states.imported(
        NUMBER,
        organisation=("gm9903", "Gemeente " + "Noorder & Zuider haaks " * 9),
        name=name,
        description_short="Auto’s lezen\nkentekens & meer. " * 15,
    )
    page = Client().get(f"/nl/algoritme/{NUMBER}", follow=True).content.decode()
    said, cut = meta(page), "Scanauto’s voor parkeercontrole & handhaving van betaald…"
    assert said["og:title"] == cut
    assert said["description"] == said["og:description"]
    assert said["description"].startswith("Auto’s lezen kentekens & meer. Auto’s")
    assert said["description"].endswith("…")
    assert 120 <= len(said["description"]) <= 160
    title = html.unescape(page.split("<title>")[1].split("</title>")[0])
    assert title.startswith(f"{cut}, Gemeente Noorder & Zuider haaks ")
    assert title.endswith("… - Algoritmeregister")
    assert len(title) <= 65 + 2 + 65 + len(" - Algoritmeregister")
    for address in ("/nl/organisatie/gm9903", f"/nl/algoritme/gm9903/{NUMBER}/edities", "/nl"):
        said = meta(Client().get(address, follow=True).content.decode())
        assert len(said["og:title"]) <= 65
        assert len(said["description"]) <= 160
    assert "&amp;amp;" not in Client().get("/nl/organisatie/gm9903", follow=True).content.decode()


def test_all_languages_name_the_same_addresses():
    states.published(NUMBER)
    named = [links(read(DESCRIPTION.replace("/nl", f"/{each}", 1)), "alternate") for each in PAGE_LANGUAGES]
    assert all(each == named[0] for each in named)


@pytest.mark.parametrize("question", ["q=kentekens", "thema=Verkeer", "page=2", "q=zzyzx", "sort=name"])
def test_an_answer_to_a_question_is_not_listed(question):
    states.published(NUMBER)
    page = read(f"/nl/algoritme?{question}")
    assert meta(page)["robots"] == "noindex, follow"
    assert links(page, "canonical") == {}


def test_an_older_edition_is_not_listed_and_the_one_that_counts_leads_to_the_description():
    states.published(NUMBER)
    states.publish(NUMBER, reason="Korter.", goal="<p>Anders.</p>")
    assert meta(read(f"{EDITIONS}/1"))["robots"] == "noindex, follow"
    assert links(read(f"{EDITIONS}/2"), "canonical") == {"": ROOT + DESCRIPTION}
    assert links(read(f"{EDITIONS}/2"), "alternate")["en"] == ROOT + DESCRIPTION.replace("/nl", "/en", 1)


def test_the_home_page_is_a_register_that_can_be_searched():
    site = told(read("/nl"))["WebSite"]
    assert (site["name"], site["url"], site["inLanguage"]) == ("Algoritmeregister", f"{ROOT}/nl", "nl")
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{ROOT}/nl/algoritme?q={{words}}"


def test_a_description_is_a_document_of_an_organisation():
    states.published(NUMBER)
    document = told(read(DESCRIPTION))["DigitalDocument"]
    today = day_of(timezone.now()).isoformat()
    assert {
        name: document[name] for name in ("@id", "url", "identifier", "version", "inLanguage", "dateModified")
    } == {
        "@id": f"{ROOT}/id/algoritme/{NUMBER}",
        "url": ROOT + DESCRIPTION,
        "identifier": NUMBER,
        "version": "1",
        "inLanguage": "nl",
        "dateModified": today,
    }
    assert document["name"] == "Scanauto’s voor parkeercontrole"
    assert document["keywords"] == ["Verkeer"]
    assert document["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert document["publisher"]["name"] == "Gemeente Noorderhaaks"
    assert document["publisher"]["@id"] == f"{ROOT}/id/organisatie/gm9901"


def test_a_translated_description_is_told_in_the_words_that_are_read():
    states.translated(NUMBER)
    document = told(read(DESCRIPTION.replace("/nl", "/en", 1)))["DigitalDocument"]
    assert (document["name"], document["inLanguage"]) == ("Scan cars for parking control", "en")


def test_what_was_taken_over_claims_no_licence_and_what_was_redacted_is_not_told():
    states.imported(NUMBER)
    assert "license" not in told(read(DESCRIPTION))["DigitalDocument"]
    services.redact_edition(
        number=NUMBER, edition=1, parts=["content/name"], reason="Een naam.", by=states.EDITOR
    )
    page = Client().get(f"/id/algoritme/{NUMBER}", follow=True).content.decode()
    assert "name" not in told(page)["DigitalDocument"]
    assert "Scanauto" not in json.dumps(told(page))


def test_an_organisation_is_a_public_body_with_its_code():
    states.published(NUMBER)
    body = told(read(ORGANISATION))["GovernmentOrganization"]
    assert (body["name"], body["identifier"]) == ("Gemeente Noorderhaaks", "gm9901")
    assert (body["@id"], body["mainEntityOfPage"]) == (f"{ROOT}/id/organisatie/gm9901", ROOT + ORGANISATION)


def test_the_path_above_a_title_is_told_with_the_page_itself():
    states.published(NUMBER)
    steps = told(read(DESCRIPTION))["BreadcrumbList"]["itemListElement"]
    assert [(each["position"], each["name"], each["item"]) for each in steps] == [
        (1, "Home", f"{ROOT}/nl"),
        (2, "Algoritmes", f"{ROOT}/nl/algoritme"),
        (3, "Gemeente Noorderhaaks", ROOT + ORGANISATION),
        (4, "Scanauto’s voor parkeercontrole", ROOT + DESCRIPTION),
    ]


def test_a_text_cannot_break_out_of_the_data():
    states.published(
        NUMBER, name="</script><script>alert(1)</script> & <!-- niets", description_short="]]> \u2028 'x'"
    )
    page = Client().get(f"/id/algoritme/{NUMBER}", follow=True).content.decode()
    assert "<script>" not in page
    document = told(page)["DigitalDocument"]
    assert document["name"] == "</script><script>alert(1)</script> & <!-- niets"


def test_the_sitemap_lists_every_page_that_may_be_found_in_every_language():
    states.published(NUMBER)
    gone = states.withdrawn(states.number_from("1111111"))
    addresses = listed()
    expected = {"/nl", "/nl/algoritme", "/nl/organisatie", DESCRIPTION, ORGANISATION}
    assert expected <= addresses.keys()
    assert {each.replace("/nl", "/en", 1) for each in expected} <= addresses.keys()
    assert not [each for each in addresses if gone in each or "edities" in each or "?" in each]
    for address in addresses:
        assert links(read(address), "canonical") == {"": ROOT + address}


def test_each_address_of_the_sitemap_names_the_same_page_in_the_other_languages():
    states.published(NUMBER)
    url = next(
        each
        for each in mapped("/sitemap-descriptions-1.xml").iterfind("s:url", MAPPED)
        if each.findtext("s:loc", "", MAPPED) == ROOT + DESCRIPTION
    )
    named = {each.attrib["hreflang"]: each.attrib["href"] for each in url.iterfind("x:link", MAPPED)}
    assert named == {each: ROOT + DESCRIPTION.replace("/nl", f"/{each}", 1) for each in PAGE_LANGUAGES}


@pytest.mark.database
def test_the_sitemap_tells_on_which_day_anything_last_happened_to_a_description():
    later = day_of(timezone.now()) + timedelta(days=40)
    states.published(NUMBER)
    assert listed()[DESCRIPTION] == day_of(timezone.now()).isoformat()
    with at(later.isoformat()):
        services.confirm_description(number=NUMBER, by=states.EDITOR)
    assert listed()[DESCRIPTION] == later.isoformat()


def test_the_sitemap_follows_a_new_name_of_an_organisation():
    states.published(NUMBER)
    rename_organisation(code="gm9901", name="Gemeente Noord", on=date(2026, 1, 1), by=states.EDITOR)
    assert "/nl/organisatie/gm9901/gemeente-noord" in listed()


@pytest.mark.database
def test_a_part_of_the_sitemap_takes_as_many_questions_for_one_as_for_many():
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            assert Client().get("/sitemap-descriptions-1.xml").status_code == 200
        return len(questions)

    states.published(NUMBER)
    few = asked()
    for n in (*range(11, 20), *range(21, 30)):
        states.published(states.number_from(f"33333{n}"))
    assert asked() == few <= 6
    assert MOST_ADDRESSES <= 5_000


def test_an_empty_register_has_a_sitemap_and_a_part_that_is_not_there_is_not_found():
    assert parts() == ["/sitemap-pages.xml"]
    for name in ("descriptions-1", "organisations-1", "descriptions-0", "descriptions-01", "pages-1", "x"):
        assert Client().get(f"/sitemap-{name}.xml").status_code == 404


def test_a_sitemap_that_a_crawler_has_is_not_sent_again():
    states.published(NUMBER)
    for address in ("/sitemap.xml", "/sitemap-descriptions-1.xml"):
        had = Client().get(address)
        assert had["Content-Type"].startswith("application/xml")
        assert Client().get(address, headers={"If-None-Match": had["ETag"]}).status_code == 304


def test_crawlers_learn_where_the_sitemap_is_and_that_answers_have_no_end():
    robots = read("/robots.txt")
    assert f"Sitemap: {ROOT}/sitemap.xml" in robots
    for language in PAGE_LANGUAGES:
        assert f"Disallow: /{language}/algoritme?\n" in robots
        assert f"Disallow: /{language}/wijzigingen?\n" in robots
        assert f"Disallow: /{language}/suggesties\n" in robots


def test_who_finds_a_leak_learns_whom_to_tell(settings):
    settings.REGISTER_SECURITY_CONTACT = "mailto:veilig@noorderhaaks.example"
    lines = dict(each.split(": ", 1) for each in read("/.well-known/security.txt").splitlines())
    assert lines["Contact"] == "mailto:veilig@noorderhaaks.example"
    assert lines["Canonical"] == f"{ROOT}/.well-known/security.txt"
    left = datetime.fromisoformat(lines["Expires"]) - timezone.now()
    assert timedelta(days=30) < left < timedelta(days=365)


def test_without_a_contact_there_is_no_security_page_and_a_public_register_is_told(settings):
    assert Client().get("/.well-known/security.txt").status_code == 404
    assert check_security_contact() == []
    settings.REGISTER_PUBLIC = True
    (warning,) = check_security_contact()
    assert "REGISTER_SECURITY_CONTACT" in str(warning.hint)
    settings.REGISTER_SECURITY_CONTACT = "https://noorderhaaks.example/lek"
    assert check_security_contact() == []


def test_an_icon_is_found_where_programs_look_for_it():
    answer = Client().get("/favicon.ico", follow=True)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")


def test_a_page_of_another_release_finds_its_styles(settings):
    answer = Client().get("/static/0123456789abcdef/register/built/register.css")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{settings.STATIC_URL}register/built/register.css",
    )
    assert answer["Cache-Control"] == "no-cache"
    assert Client().get(f"{settings.STATIC_URL}register/built/nothing.css").status_code == 404
