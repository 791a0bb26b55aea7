"""A visitor narrows an answer: what each filter offers, what it gives, and that its counts are true."""

import html
import random
import re
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories import states
from tests.factories.states import number_from
from tests.flows.test_website_pages import text_of

from algorithm_register.kernel.days import day_of
from algorithm_register.operations.sample.loading import load_sample
from algorithm_register.organisations.services import enrol_organisation
from algorithm_register.register import services

pytestmark = pytest.mark.django_db

PARKING = number_from("1111111")
DEBT = number_from("2222222")
WATER = number_from("3333333")
OLD = number_from("4444444")
WATER_AUTHORITY = ("ws9901", "Waterschap Stroomgebied")

_OPTION = re.compile(
    r'<input [^>]*type="checkbox" name="(?P<name>[a-z]+)" value="(?P<value>[^"]*)"(?P<on> checked)?>'
    r'<span class="reg-option__label">(?P<label>.*?)</span><span class="reg-option__count">(?P<count>[\d.]+)<'
)
_RESULT = re.compile(r'<h2 class="reg-row__title"><a class="nl-link" href="[^"]*/(\d{8})/')


def asked(query="", language="nl"):
    return Client().get(f"/{language}/algoritme?{query}")


def found(query=""):
    """The numbers on the first page of results, in order."""
    return _RESULT.findall(asked(query).content.decode())


def total(query):
    """How many results the heading tells."""
    heading = re.search(r'<h1 [^>]*id="uitkomst"[^>]*>([\d.]+) ', asked(query).content.decode())
    return int(heading[1].replace(".", "")) if heading else 0


def offered(query="", path="algoritme"):
    """Every box on a page: (filter, value) → (label, count, is on)."""
    page = Client().get(f"/nl/{path}?{query}").content.decode()
    return {
        (box["name"], html.unescape(box["value"])): (
            html.unescape(box["label"]),
            int(box["count"].replace(".", "")),
            bool(box["on"]),
        )
        for box in _OPTION.finditer(page)
    }


@pytest.fixture
def four():
    """Descriptions that differ in everything one can filter by; all but one hold the word *kentekens*."""
    enrol_organisation(code=WATER_AUTHORITY[0], name=WATER_AUTHORITY[1], type="Waterschap", by=states.EDITOR)
    states.translated(PARKING)
    states.published(
        DEBT,
        organisation=states.DUINVESTE,
        name="Vroegsignalering van schulden",
        category=["Werk", "Sociale zekerheid"],
        status="In ontwikkeling",
        publication_category="Hoog-risico AI-systeem",
        provider="Roosterhuis B.V.",
        impacttoetsen_grouping=[{"title": "Data Protection Impact Assessment (DPIA)"}, {"title": "IAMA"}],
        proportionality="<p>Er is geen andere manier.</p>",
    )
    states.published(
        WATER,
        organisation=WATER_AUTHORITY,
        name="Pompen op maat",
        description_short="Het model voorspelt het waterpeil.",
        category=["Natuur en milieu"],
        status="Buiten gebruik",
        publication_category="Overige algoritmes",
        provider="ROOSTERHUIS bv",
        impacttoetsen_grouping=[{"title": "Pre-scan DPIA"}],
    )
    states.imported(
        OLD,
        name="Archief doorzoeken",
        stated=date(2021, 5, 1),
        provider="Wijkplan",
        impacttoetsen_grouping=[{"title": "dpia"}],
    )


GIVEN = {
    "soort=Waterschap": {WATER},
    "soort=Gemeente": {PARKING, DEBT, OLD},
    "organisatie=gm9902": {DEBT},
    "categorie=A": {DEBT},
    "categorie=B": {PARKING, OLD},
    "status=Buiten+gebruik": {WATER},
    "thema=Werk": {DEBT},
    "thema=Sociale+zekerheid": {DEBT},
    "toets=dpia": {DEBT, OLD},
    "toets=pre-scan-dpia": {WATER},
    "toets=iama": {DEBT},
    "leverancier=roosterhuis": {DEBT, WATER},
    "actualiteit=verouderd": {OLD},
    "actualiteit=actueel": {PARKING, DEBT, WATER},
    "jaar=2021": {OLD},
    "taal=en": {PARKING},
    "taal=nl": {PARKING, DEBT, WATER, OLD},
    "overgenomen=ja": {OLD},
    "overgenomen=nee": {PARKING, DEBT, WATER},
    "leeg=proportionality": {PARKING, WATER, OLD},
    "leeg=risks": {PARKING, DEBT, WATER, OLD},
    # several values of one filter: any of them
    "thema=Werk&thema=Verkeer": {PARKING, DEBT, OLD},
    "actualiteit=verouderd&actualiteit=mogelijk": {OLD},
    # several filters: all of them, and the question too
    "thema=Verkeer&overgenomen=nee": {PARKING},
    "leverancier=roosterhuis&soort=Gemeente": {DEBT},
    "q=kentekens&soort=Gemeente": {PARKING, DEBT, OLD},
    "q=waterpeil&soort=Gemeente": set(),
    # what nothing has finds nothing
    "thema=Zeevaart": set(),
    "actualiteit=morgen": set(),
    "jaar=ooit": set(),
    "leeg=bestaat_niet": set(),
    "thema=Zeevaart&thema=Werk": {DEBT},
    # what is no filter asks nothing
    "kleur=rood": {PARKING, DEBT, WATER, OLD},
    "thema=": {PARKING, DEBT, WATER, OLD},
}


@pytest.mark.database
@pytest.mark.usefixtures("four")
def test_a_filter_gives_what_has_it():
    assert {query: set(found(query)) for query in GIVEN} == GIVEN


@pytest.mark.usefixtures("four")
def test_the_boxes_tell_how_many_results_each_choice_gives():
    boxes = offered()
    assert boxes["categorie", "A"] == ("A Hoog-risico", 1, False)
    assert boxes["soort", "Gemeente"] == ("Gemeente", 3, False)
    assert boxes["status", "In gebruik"] == ("In gebruik", 2, False)
    assert boxes["actualiteit", "mogelijk"] == ("Mogelijk verouderd", 0, False)
    assert boxes["thema", "Verkeer"] == ("Verkeer", 2, False)
    assert boxes["toets", "dpia"] == ("DPIA (gegevensbescherming)", 2, False)
    assert boxes["organisatie", "gm9901"] == ("Gemeente Noorderhaaks", 2, False)
    assert boxes["jaar", "2021"] == ("2021", 1, False)
    assert boxes["taal", "en"] == ("Engels", 1, False)
    assert boxes["overgenomen", "ja"] == ("Overgenomen uit een andere bron", 1, False)
    assert boxes["leeg", "proportionality"] == ("Afwegingen", 3, False)


@pytest.mark.usefixtures("four")
def test_a_filter_counts_with_the_other_filters_on_and_itself_off():
    boxes = offered("soort=Gemeente&thema=Verkeer")
    assert boxes["soort", "Gemeente"] == ("Gemeente", 2, True)
    assert ("soort", "Waterschap") not in boxes
    assert boxes["thema", "Verkeer"] == ("Verkeer", 2, True)
    assert boxes["thema", "Werk"] == ("Werk", 1, False)
    assert boxes["thema", "Natuur en milieu"] == ("Natuur en milieu", 0, False)
    assert boxes["overgenomen", "ja"][1] == 1


@pytest.mark.usefixtures("four")
def test_a_supplier_is_called_as_it_is_written_most():
    states.published(number_from("5555555"), provider="Roosterhuis B.V.")
    assert offered()["leverancier", "roosterhuis"] == ("Roosterhuis B.V.", 3, False)
    assert "Verwijder filter Roosterhuis B.V." in text_of(asked("leverancier=roosterhuis"))


@pytest.mark.usefixtures("four")
def test_filters_mean_the_same_in_each_language():
    page = asked("thema=Werk&status=In+ontwikkeling&taal=nl", language="en").content.decode()
    assert _RESULT.findall(page) == [DEBT]
    read = text_of(asked("thema=Werk&status=In+ontwikkeling", language="en"))
    assert "Remove filter Work" in read
    assert "Remove filter In development" in read


@pytest.mark.usefixtures("four")
def test_each_filter_can_be_taken_away_by_itself_and_all_at_once():
    page = asked("q=kentekens&thema=Werk&thema=Verkeer&soort=Gemeente&sort=name")
    assert "Filters: Verwijder filter Gemeente" in text_of(page)
    links = [
        html.unescape(each) for each in re.findall(r'class="reg-chip" href="([^"]*)"', page.content.decode())
    ]
    assert [parse_qsl(link.partition("?")[2]) for link in links] == [
        [("q", "kentekens"), ("thema", "Werk"), ("thema", "Verkeer"), ("sort", "name")],
        [("q", "kentekens"), ("soort", "Gemeente"), ("thema", "Verkeer"), ("sort", "name")],
        [("q", "kentekens"), ("soort", "Gemeente"), ("thema", "Werk"), ("sort", "name")],
    ]
    assert 'href="/nl/algoritme?q=kentekens&amp;sort=name">Wis alles' in page.content.decode()


@pytest.mark.usefixtures("four")
def test_without_results_the_filters_that_may_be_in_the_way_are_shown():
    read = text_of(asked("q=kentekens&thema=Internationaal&leeg=name"))
    assert "Niets gevonden voor kentekens" in read
    assert "U zocht met deze filters: Verwijder filter Internationaal" in read
    assert "Verwijder filter Niet ingevuld: Naam" in read
    assert "Zonder filters zijn er 3 algoritmes" in read
    assert "Zonder filters" not in text_of(asked("q=zeppelin&thema=Internationaal"))


@pytest.mark.usefixtures("four")
def test_what_nobody_knows_as_a_value_can_be_taken_away_too():
    assert "Verwijder filter Zeevaart" in text_of(asked("thema=Zeevaart"))
    assert "Verwijder filter gm0000" in text_of(asked("organisatie=gm0000"))


@pytest.mark.usefixtures("four")
def test_results_are_sorted_as_asked():
    assert found("sort=name") == [OLD, WATER, PARKING, DEBT]
    assert found("sort=unchecked")[0] == OLD
    assert found("sort=newest")[-1] == OLD
    assert found("q=kentekens&sort=name") == [OLD, PARKING, DEBT]
    assert set(found("q=kentekens&sort=zijwaarts")) == {OLD, PARKING, DEBT}


def test_names_are_sorted_without_regard_to_capitals_and_accents():
    for digit, name in zip("1234", ["émail", "Zwemles", "apparaten", "Élan"], strict=True):
        states.published(number_from(f"111111{digit}"), name=name)
    assert found("sort=name") == [number_from(f"111111{digit}") for digit in "3412"]


@pytest.mark.usefixtures("four")
def test_paging_and_the_form_keep_the_filters_and_the_order():
    page = asked("q=kentekens&thema=Verkeer&sort=newest").content.decode()
    form = page[page.index('id="filterformulier"') :].split("</form>")[0]
    assert '<input type="hidden" name="q" value="kentekens">' in form
    assert 'name="thema" value="Verkeer" checked' in form
    assert '<option value="newest" selected>' in page
    assert "Toon resultaten" in form


@pytest.mark.database
def test_a_confirmation_makes_current_what_was_outdated():
    states.imported(OLD, stated=day_of(timezone.now()) - timedelta(days=400))
    assert found("actualiteit=mogelijk") == [OLD]
    services.confirm_description(number=OLD, by=states.EDITOR)
    assert found("actualiteit=mogelijk") == []
    assert found("actualiteit=actueel") == [OLD]


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, "actueel"), (365, "actueel"), (366, "mogelijk"), (548, "mogelijk"), (549, "verouderd")],
)
def test_freshness_is_reckoned_from_today(days, state):
    states.imported(OLD, stated=day_of(timezone.now()) - timedelta(days=days))
    assert {value: box[1] for (name, value), box in offered().items() if name == "actualiteit"} == {
        "actueel": 0,
        "mogelijk": 0,
        "verouderd": 0,
    } | {state: 1}


@pytest.fixture
def many():
    """Thirteen organisations with a description each, the first with two."""
    for place in range(13):
        body = (f"gm98{place:02}", f"Gemeente {chr(ord('Z') - place)}uiderhaaks")
        states.published(
            number_from(f"12345{1 + place // 9}{1 + place % 9}"),
            organisation=body,
            provider=f"Maker{'abcdefghijklm'[place]}",
        )
    states.published(number_from("2345611"), organisation=("gm9800", "Gemeente Zuiderhaaks"))


@pytest.mark.usefixtures("many")
def test_ten_organisations_are_offered_and_a_page_offers_all():
    boxes = [value for name, value in offered("q=kentekens") if name == "organisatie"]
    assert len(boxes) == 10
    assert boxes[0] == "gm9800"
    page = asked("q=kentekens&status=In+gebruik").content.decode()
    assert 'href="/nl/algoritme/organisaties?q=kentekens&amp;status=In+gebruik">Alle 13 organisaties' in page
    every = offered("q=kentekens&status=In+gebruik", "algoritme/organisaties")
    assert len(every) == 13
    assert every["organisatie", "gm9800"][1] == 2
    assert next(iter(every)) == ("organisatie", "gm9812")
    assert offered("status=Buiten+gebruik", "algoritme/organisaties") == {}


@pytest.mark.usefixtures("many")
def test_the_page_of_all_organisations_can_be_searched_and_keeps_what_was_chosen():
    narrowed = (
        Client()
        .get("/nl/algoritme/organisaties?q=kentekens&organisatie=gm9800&naam=zuider+X")
        .content.decode()
    )
    assert offered("q=kentekens&organisatie=gm9800&naam=xuider", "algoritme/organisaties") == {
        ("organisatie", "gm9802"): ("Gemeente Xuiderhaaks", 1, False)
    }
    assert '<input type="hidden" name="organisatie" value="gm9800">' in narrowed
    assert '<input type="hidden" name="q" value="kentekens">' in narrowed


@pytest.mark.usefixtures("many")
def test_a_chosen_organisation_outside_the_first_ten_is_shown_with_them():
    boxes = offered("organisatie=gm9812")
    assert boxes["organisatie", "gm9812"][2] is True


@pytest.mark.parametrize("path", ["algoritme", "algoritme/organisaties", "algoritme/leveranciers"])
@pytest.mark.parametrize(
    "query",
    [
        urlencode([("thema", "x" * 5000)]),
        urlencode([("organisatie", f"gm{place}") for place in range(150)]),
        "&".join(f"{name}=%00%ff" for name in ("soort", "leverancier", "jaar", "leeg", "sort", "naam")),
        "actualiteit=&actualiteit=%F0%9F%98%80&toets=%22&taal=*&overgenomen=misschien",
        "leverancier=%09&leverancier=filter_thema:x&page=-3",
    ],
)
def test_no_filter_breaks_a_page(path, query):
    assert Client().get(f"/nl/{path}?{query}").status_code == 200


def choices_in(boxes, chance):
    """Up to four boxes that lead to something, at random."""
    fruitful = [key for key, (_, count, _) in boxes.items() if count]
    return chance.sample(fruitful, min(len(fruitful), chance.randint(0, 4)))


@pytest.mark.database
def test_the_count_beside_a_value_is_what_choosing_it_gives():
    chance = random.Random(4)  # noqa: S311 - it only has to vary
    load_sample()
    for text in ("", "parkeren", "gemeente") * 5:
        state = [("q", text), *choices_in(offered(urlencode({"q": text})), chance)]
        boxes = offered(urlencode(state))
        for name, value in chance.sample(sorted(boxes), min(5, len(boxes))):
            chosen = [each for each in state if each[0] != name] + [(name, value)]
            assert total(urlencode(chosen)) == boxes[name, value][1], (state, name, value)


def test_the_filter_of_categories_leads_to_what_they_mean(four):
    facet = asked("q=kentekens").content.decode().split('id="filter-categorie"')[1].split("</details>\n")[0]
    assert '<a class="nl-link reg-small" href="/nl/categorieen">Wat betekenen A, B en C?</a>' in facet


def test_a_filter_that_is_on_and_turns_its_letters_leaves_the_rest_of_the_line_alone(four):
    states.published(provider="Bouw \u202eretsil")
    page = asked("leverancier=bouwretsil").content.decode()
    assert re.search("</span>\u2068Bouw \u202eretsil\u2069<svg", page)
