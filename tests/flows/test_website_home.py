"""What a visitor finds on the home page: the ways in, what is new, and how the register stands."""

import html
import re
from datetime import date

import pytest
from tests.factories import clock, states

from algorithm_register.config.settings.base import PACKAGE
from algorithm_register.register import services

pytestmark = pytest.mark.django_db


def number(place: int) -> str:
    return states.number_from(f"22222{place // 9 % 9 + 1}{place % 9 + 1}")


def whole(client, address: str = "/nl") -> str:
    page = client.get(address)
    assert page.status_code == 200
    body: str = page.content.decode()
    return body


def read(client, address: str = "/nl") -> str:
    """The visible words between header and footer, in one line."""
    page = whole(client, address)
    body = page[page.index("<main") : page.index("</main>")]
    body = re.sub(r"<(script|style|svg).*?</\1>", " ", body, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def part(words: str, start: str, end: str) -> str:
    return words[words.index(start) :].split(end)[0]


def test_three_doors_stand_open_by_situation(client):
    states.published()
    doors = part(read(client), "U kreeg een besluit", "Nieuw en gewijzigd")
    assert "Zoek nummer U zoekt iets uit" in doors
    assert "U wilt op de hoogte blijven" in doors
    page = whole(client)
    assert 'href="/nl/wijzigingen">Wijzigingen van deze week' in page


def test_the_number_from_a_letter_leads_to_the_description(client):
    made = states.published()
    page = client.get("/nl/algoritme", {"nummer": f"{made[:4]} {made[4:]}"}, follow=True)
    assert page.redirect_chain[-1][0] == f"/nl/algoritme/gm9901/{made}/scanautos-voor-parkeercontrole"


@pytest.mark.database
def test_news_tells_what_changed_with_its_reason_and_leads_to_the_difference(client):
    made = states.published()
    states.publish(made, reason="De bewaartermijn is korter.", goal="<p>Anders.</p>")
    told = part(read(client), "Nieuw en gewijzigd", "Wat is een algoritme?")
    assert told.index("Gewijzigd. De bewaartermijn is korter.") < told.index(
        "Nieuw. Categorie B. Auto’s lezen"
    )
    assert f'href="/nl/algoritme/gm9901/{made}/vergelijk?van=1&amp;tot=2"' in whole(client)


def test_news_says_once_what_happened(client):
    states.redacted()
    told = part(read(client), "Nieuw en gewijzigd", "Deze week")
    assert "Afgeschermd in editie 1: Doel en impact." in told
    assert told.count("Afgeschermd") == 1


def test_news_is_short_and_leads_to_all_of_this_week(client):
    for place in range(7):
        states.published(number(place))
    page = whole(client)
    assert page.count('class="reg-ledger__row"') == 5
    assert "Alle 7 van deze week" in read(client)


def test_the_week_is_counted_by_kind_and_each_kind_leads_to_its_changes(client):
    states.published(number(1))
    states.withdrawn(number(2))
    services.confirm_description(number=number(1), by=states.EDITOR)
    week = part(read(client), "Deze week", "Wat is een algoritme?")
    assert "Nieuw 2 Bevestigd 1 Ingetrokken 1" in week
    assert 'href="/nl/wijzigingen?soort=ingetrokken"' in whole(client)


def test_what_is_long_ago_is_still_the_newest_there_is(client):
    with clock.at("2026-01-10"):
        states.published()
    with clock.at("2026-11-24"):
        words = read(client)
    assert "10 jan" in part(words, "Nieuw en gewijzigd", "Wat is een algoritme?")
    assert "Deze week" not in words
    assert "Alle wijzigingen" in words


@pytest.mark.database
def test_figures_carry_what_they_are_out_of(client):
    states.published(number(1), publication_category="Hoog-risico AI-systeem")
    states.published(number(2), impacttoetsen_grouping=[{"title": "DPIA"}])
    states.imported(number(3), stated=date(2024, 1, 1), organisation=states.DUINVESTE)
    figures = part(read(client), "Hoe volledig is het register?", "Zo tellen wij")
    assert re.search(r"2 van 1\.\d\d\d overheden met een beschrijving hier", figures)
    assert "2 van 3 beschrijvingen op tijd nagekeken 1 is verouderd" in figures
    assert "1 van 3 beschrijvingen met een impacttoets Bij hoog-risico 0 van 1" in figures
    assert re.search(r"\d\d% van wat gevraagd is, is ingevuld Alle vaste vragen beantwoord: 0 van 3", figures)


def test_a_share_of_almost_nothing_is_still_drawn(client):
    states.published()
    bars = re.findall(r'reg-bar__part" x="0" width="(\w+)"', whole(client))
    assert bars[0] == "1"  # one organisation of more than a thousand


def test_figures_lead_to_what_is_behind_them(client):
    states.imported(number(1), stated=date(2024, 1, 1), publication_category="Hoog-risico AI-systeem")
    page = whole(client)
    for address, words in (
        ("/nl/algoritme?actualiteit=verouderd", "1 is verouderd"),
        ("/nl/algoritme?categorie=A", "Bij hoog-risico 0 van 1"),
    ):
        assert f'href="{address}">{words}' in page
        assert "Scanauto’s voor parkeercontrole" in read(client, address)


def test_what_is_fresh_today_is_outdated_when_the_days_have_passed(client):
    with clock.at("2026-11-24"):
        states.published()
        assert "1 van 1 beschrijving op tijd nagekeken" in read(client)
    with clock.at("2027-11-24T22:59"):
        assert "1 van 1 beschrijving op tijd nagekeken" in read(client)
    with clock.at("2027-11-24T23:01"):  # in Amsterdam it is the next day
        assert "0 van 1 beschrijving op tijd nagekeken" in read(client)
    with clock.at("2028-05-26"):
        assert "1 is verouderd" in read(client)


def test_themes_and_kinds_lead_to_what_they_count(client):
    states.published()
    page = whole(client)
    assert "Verkeer 1" in read(client)
    assert 'href="/nl/algoritme?thema=Verkeer"' in page
    assert 'href="/nl/organisatie?soort=Gemeente"' in page


def test_a_theme_that_nobody_uses_leads_to_no_empty_page(client):
    states.published()
    assert "Economie 0" in read(client)
    assert "thema=Economie" not in whole(client)


def test_an_empty_register_has_a_home_that_makes_sense(client):
    words = read(client)
    assert "Het register is nog leeg." in words
    assert "U kreeg een besluit" in words
    for absent in ("Nieuw en gewijzigd", "Hoe volledig", "Op thema", "Bijvoorbeeld"):
        assert absent not in words


def test_a_register_where_all_was_withdrawn_tells_that_and_counts_nothing(client):
    states.withdrawn(reason="Gestopt na toets.")
    words = read(client)
    assert "Ingetrokken. Gestopt na toets." in words
    assert "Hoe volledig" not in words


def test_the_register_of_one_organisation_does_not_count_others(client, settings):
    settings.REGISTER_THEME = PACKAGE / "ui" / "themes" / "noorderhaaks"
    states.published()
    words = read(client)
    assert "overheden met een" not in words
    assert "Op organisatie" not in words
    assert "alle organisaties" not in words
    assert "1 van 1 beschrijving op tijd nagekeken" in words


def test_home_costs_the_same_however_much_happened(client, django_assert_max_num_queries):
    made = states.published(number(0))
    states.publish(made, reason="Anders.", goal="<p>Anders.</p>")
    states.withdrawn(number(1))
    services.confirm_description(number=made, by=states.EDITOR)
    client.get("/nl")
    with django_assert_max_num_queries(30) as few:
        client.get("/nl")
        queries = len(few)
    for place in range(2, 20):
        states.published(number(place), organisation=(f"gm80{place:02}", f"Gemeente Plaats {place}"))
        states.withdrawn(number(place + 30))
    client.get("/nl")
    with django_assert_max_num_queries(queries):
        client.get("/nl")
