"""What the search field gets to show while somebody types: a piece of HTML with links, or nothing."""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import states
from tests.factories.states import EDITOR, number_from

from algorithm_register.register import services

pytestmark = pytest.mark.django_db

PARKING = number_from("1935724")
WATER = number_from("1111111")


def asked(typed: str, language: str = "nl", **headers: str):
    return Client().get(f"/{language}/suggesties?q={typed}", headers=headers)


def options(typed: str, language: str = "nl") -> dict[str, str]:
    """Text → address of what is offered."""
    read = asked(typed, language).content.decode()
    found = re.findall(r'role="option"[^>]* href="([^"]*)"[^>]*>(.*?)</a>', read)
    return {" ".join(re.sub("<[^>]*>", "", text).split()): href for href, text in found}


@pytest.fixture
def two():
    states.published(PARKING, provider="Parkzicht B.V.")
    states.published(
        WATER,
        organisation=states.DUINVESTE,
        name="Parkeren <bij> het water",
        category=["Natuur en milieu"],
        provider="PARKZICHT bv",
    )


@pytest.mark.database
def test_every_option_leads_to_its_page(two):
    assert options("par")["Scanauto’s voor parkeercontrole Gemeente Noorderhaaks"] == (
        f"/nl/algoritme/gm9901/{PARKING}/scanautos-voor-parkeercontrole"
    )
    assert options("kente")["kentekens"] == "/nl/algoritme?q=kentekens"
    assert (
        options("noord")["Gemeente Noorderhaaks 1 algoritme"]
        == "/nl/organisatie/gm9901/gemeente-noorderhaaks"
    )
    assert options("milieu")["Natuur en milieu 1 algoritme"] == "/nl/algoritme?thema=Natuur+en+milieu"
    (supplier,) = [href for text, href in options("parkz").items() if text.endswith("2 algoritmes")]
    assert supplier == "/nl/algoritme?leverancier=parkzicht"


def test_every_option_leads_to_something(two):
    for typed in ("par", "noord", "milieu", "parkz", "water bij"):
        for href in options(typed).values():
            read = Client().get(href.replace("&amp;", "&"))
            assert read.status_code == 200
            assert "Niets gevonden" not in read.content.decode()


def test_options_are_grouped_by_kind_with_a_label_and_counted(two):
    read = asked("par").content.decode()
    groups = re.findall(r'role="group" aria-labelledby="([^"]*)"><p [^>]*id="([^"]*)"[^>]*>([^<]*)</p>', read)
    assert [label for _, _, label in groups] == ["Zoek op", "Algoritmes", "Leveranciers"]
    assert all(named_by == label_id for named_by, label_id, _ in groups)
    total = read.count('role="option"')
    assert f'data-said="{total} suggesties"' in read
    assert read.count('aria-selected="false"') == total


def test_what_was_typed_and_what_is_offered_is_never_markup(two):
    read = asked(quote("parkeren <bij")).content.decode()
    assert "<strong>Parkeren</strong> &lt;<strong>bij</strong>&gt;" in read
    assert "<bij" not in read


def test_english_pages_lead_to_english_pages_and_mark_dutch_names(two):
    states.enrolled()
    read = asked("par", "en").content.decode()
    assert 'href="/en/algoritme/gm9902/' in read
    assert '<b lang="nl">' in read
    assert options("nature", "en") == {
        "Nature and environment 1 algorithm": "/en/algoritme?thema=Natuur+en+milieu"
    }


@pytest.mark.database
def test_nothing_of_a_withdrawn_description_is_offered_from_the_next_letter_on(two):
    assert "Natuur en milieu 1 algoritme" in options("milieu")
    services.withdraw_description(number=WATER, reason="Niet meer in gebruik.", by=EDITOR)
    assert options("milieu") == options("duin") == options(WATER) == {}


def test_a_visitor_who_has_the_answer_gets_it_again_only_when_it_can_differ(two):
    first = asked("par")
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "no-cache"
    assert asked("par", if_none_match=tag).status_code == 304
    services.withdraw_description(number=WATER, reason="Niet meer in gebruik.", by=EDITOR)
    assert asked("par", if_none_match=tag).status_code == 200


@pytest.mark.parametrize(
    "typed", ["", "p", "x" * 10_000, "9" * 5_000, "%00", "a%00b", "%ff%fe", "%ed%a0%80", "(((*", "1935"]
)
def test_absurd_text_answers_with_nothing(two, typed):
    answer = asked(typed)
    assert answer.status_code == 200
    assert answer.content.strip() == b""


def test_without_text_there_is_nothing():
    assert Client().get("/nl/suggesties").status_code == 200
    assert Client().post("/nl/suggesties").status_code == 405


@settings(
    max_examples=settings().max_examples // 2, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.binary(max_size=60))
def test_any_bytes_answer(typed):
    assert asked(quote(typed)).status_code == 200


def test_without_a_script_the_field_is_a_plain_search_form(two):
    page = Client().get("/nl").content.decode()
    form = page[page.index('role="search"') : page.index("</form>")]
    assert 'name="q" type="search"' in form
    assert "combobox" not in form
    assert re.search(r'role="listbox"[^>]* hidden', form)


def test_suggestions_cost_few_queries(two, django_assert_max_num_queries):
    asked("par")
    with django_assert_max_num_queries(7):
        asked("par")
