"""What a visitor reads on the public pages."""

import html
import re
from datetime import date

import pytest
from django.test import Client
from tests.factories import states

from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    """The visible words of a page, in one line."""
    body = re.sub(r"<(script|style|svg).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def page_of(number: str, language: str = "nl", client: Client | None = None):
    return (client or Client()).get(
        f"/id/algoritme/{number}", headers={"Accept-Language": language}, follow=True
    )


def test_a_field_that_is_always_shown_says_when_it_is_empty(client):
    page = page_of(states.published()).content.decode()
    field = page[page.index('id="veld-proportionality"') :].split("</section>")[0]
    assert "Niet ingevuld" in field
    assert "Uitleg" in field
    assert 'id="veld-lawful_basis"' not in page


def test_a_page_names_its_edition_with_both_dates(client):
    number = states.imported(stated=date(2024, 5, 1), source="listing")
    read = text_of(page_of(number))
    assert "Editie 1 van 1 mei 2024" in read
    assert "Geldt sinds, volgens de bron 1 mei 2024" in read
    assert "Vastgelegd in dit register" in read
    assert "Overgenomen uit een andere bron (listing)" in read


def test_only_what_was_published_here_says_under_which_licence(client):
    assert "CC0" in text_of(page_of(states.published()))
    assert "CC0" not in text_of(page_of(states.imported()))


def test_where_the_source_states_no_date_the_page_does_not_claim_that_it_did(client):
    read = text_of(page_of(states.imported(stated=None)))
    assert "volgens de bron" not in read
    assert "Geldt sinds" in read


def test_a_redacted_part_is_not_public_and_says_why(client):
    page = page_of(states.redacted())
    assert "scanauto’s controleert de gemeente" not in text_of(page)
    assert "Niet openbaar, want: Er stond een naam van een medewerker in." in text_of(page)


def test_a_redacted_name_leaves_a_page_that_can_be_read(client):
    assert "Naam niet openbaar" in text_of(page_of(states.redacted(part="content/name")))


def test_a_translation_is_shown_in_its_language_and_says_that_the_original_counts(client):
    page = page_of(states.translated(origin="machine"), "en")
    assert "Scan cars for parking control" in text_of(page)
    assert "Translated by a computer. The text in Dutch is the one that counts." in text_of(page)
    assert 'lang="nl" dir="auto">Auto’s lezen kentekens' in page.content.decode()


def test_the_translation_of_an_older_edition_says_so(client):
    number = states.translated()
    states.publish(number, reason="Ander doel.", goal="<p>Anders.</p>")
    assert "The translation is of edition 1; the text has changed since." in text_of(page_of(number, "en"))


def test_without_translation_the_original_is_marked_with_its_language(client):
    page = page_of(states.published(), "en")
    assert '<h1 class="nl-heading nl-heading--level-1" lang="nl" dir="auto">' in page.content.decode()
    assert "There is no translation of this text. You read it in Dutch." in text_of(page)
    assert "In use" in text_of(page)


def test_only_web_addresses_become_links(client):
    number = states.published(
        lawful_basis_grouping=[{"title": "Gemeentewet", "link": "https://wetten.example/gemeentewet"}],
        website="https://noorderhaaks.example/parkeren",
    )
    page = page_of(number).content.decode()
    assert 'href="https://wetten.example/gemeentewet"' in page
    assert 'href="https://noorderhaaks.example/parkeren"' in page
    script = states.imported(states.number_from("2468135"), url="javascript:alert(1)")
    page = page_of(script).content.decode()
    assert 'href="javascript' not in page
    assert "javascript:alert(1)" in page


def test_text_that_looks_like_markup_stays_text(client):
    number = states.published(
        description_short="1 < 2 en <img src=x onerror=alert(1)>", goal="<p>&lt;b&gt; 1 < 2</p>"
    )
    page = page_of(number).content.decode()
    assert "<img src=x" not in page
    assert "1 &lt; 2 en" in page
    assert "<b>" not in page


def test_an_older_edition_says_that_another_one_holds_now(client):
    number = states.published()
    states.publish(number, reason="De bewaartermijn is korter.", goal="<p>Foto’s blijven 48 uur.</p>")
    older = client.get(f"/nl/algoritme/gm9901/{number}/edities/1")
    assert older.status_code == 200
    assert "U leest editie 1 van" in text_of(older)
    assert "Naar editie 2" in text_of(older)
    assert "Foto’s blijven 48 uur." not in text_of(older)
    current = text_of(client.get(f"/nl/algoritme/gm9901/{number}/edities/2"))
    assert "U leest editie" not in current
    assert "De bewaartermijn is korter." in current


@pytest.mark.database
def test_the_timeline_tells_every_edition_and_event_the_last_first(client):
    number = states.published()
    states.publish(number, reason="De bewaartermijn is korter.", goal="<p>Foto’s blijven 48 uur.</p>")
    services.confirm_description(number=number, by=states.EDITOR)
    read = text_of(client.get(f"/nl/algoritme/gm9901/{number}/edities"))
    places = [
        read.index(words)
        for words in ("Bevestigd: de tekst klopt nog", "De bewaartermijn is korter.", "Eerste publicatie.")
    ]
    assert places == sorted(places)
    assert "1 veld anders: Doel en impact" in read


def test_an_older_edition_keeps_the_name_of_its_day(client):
    number = states.published()
    rename_organisation(code="gm9901", name="Gemeente Noord", on=date(2026, 1, 1), by=states.EDITOR)
    states.publish(number, reason="Nieuwe naam.", goal="<p>Anders.</p>")
    assert "als Gemeente Noorderhaaks" in text_of(client.get(f"/nl/algoritme/gm9901/{number}/edities"))
    older = text_of(client.get(f"/nl/algoritme/gm9901/{number}/edities/1"))
    assert "Gemeente Noorderhaaks (2026)." in older


@pytest.mark.database
def test_a_withdrawn_description_is_gone_with_a_reason_and_its_editions_stay(client):
    number = states.withdrawn(reason="Gestopt na toets.")
    page = page_of(number)
    assert page.status_code == 410
    assert "Ingetrokken op" in text_of(page)
    assert "Gestopt na toets." in text_of(page)
    assert "Kreeg u een besluit? Gemeente Noorderhaaks kan u vertellen wat u kunt doen." in text_of(page)
    edition = client.get(f"/nl/algoritme/gm9901/{number}/edities/1")
    assert edition.status_code == 200
    assert "Ingetrokken op" in text_of(edition)
    assert "Auto’s lezen kentekens." in text_of(edition)


@pytest.mark.database
def test_the_home_page_counts_every_live_description_by_category(client):
    states.published(states.number_from("1111111"))
    states.published(states.number_from("1111112"), publication_category="Hoog-risico AI-systeem")
    states.published(states.number_from("1111113"), organisation=states.DUINVESTE)
    states.withdrawn(states.number_from("1111114"))
    read = text_of(client.get("/nl"))
    assert "Samen 3, van 2 organisaties." in read
    assert "1 hoog-risico (A)" in read
    assert "2 impactvol (B)" in read
    assert "0 overig (C)" in read
    assert "Verkeer 3" in read


def test_the_home_page_tells_what_is_new_the_last_first(client):
    number = states.published()
    states.publish(number, reason="De bewaartermijn is korter.", goal="<p>Anders.</p>")
    services.withdraw_description(number=number, reason="Gestopt na toets.", by=states.EDITOR)
    read = text_of(client.get("/nl"))
    places = [
        read.index(words)
        for words in (
            "Ingetrokken. Gestopt na toets.",
            "Gewijzigd. De bewaartermijn is korter.",
            "Nieuw. Categorie B.",
        )
    ]
    assert places == sorted(places)


def test_an_empty_register_has_a_home_page_without_empty_lists(client):
    read = text_of(client.get("/nl"))
    assert "Welke algoritmes gebruikt de overheid?" in read
    assert "Op thema" not in read


@pytest.mark.database
def test_the_organisations_that_publish_are_listed_with_how_many(client):
    states.published(states.number_from("1111111"))
    states.published(states.number_from("1111112"), organisation=states.DUINVESTE)
    read = text_of(client.get("/nl/organisatie"))
    assert "2 organisaties" in read
    assert "Gemeente Duinveste 1" in read
    assert "Gemeente Noorderhaaks" not in text_of(client.get("/nl/organisatie?q=duin"))
    assert "Geen organisatie met deze naam" in text_of(client.get("/nl/organisatie?q=nergens"))


@pytest.mark.database
def test_the_page_of_an_organisation_lists_what_it_describes_and_what_it_withdrew(client):
    states.published(states.number_from("1111111"), name="Routes voor strooiwagens")
    states.withdrawn(states.number_from("1111112"), reason="Gestopt na toets.")
    read = text_of(client.get("/nl/organisatie/gm9901/gemeente-noorderhaaks"))
    assert "Gemeente Noorderhaaks beschrijft één algoritme." in read
    assert "Routes voor strooiwagens" in read
    assert "1 van 1 actueel" in read
    assert "Gestopt na toets." in read


def test_no_page_claims_what_is_not_yet_built(client):
    number = states.published()
    for address in ("/nl", f"/id/algoritme/{number}", f"/nl/algoritme/gm9901/{number}/edities"):
        assert not re.search(r"bewijs|proof", text_of(client.get(address, follow=True)), re.IGNORECASE)


def test_pages_stay_quick_however_much_they_show(client, django_assert_max_num_queries):
    number = states.translated()
    for n in range(5):
        states.publish(number, reason=f"Wijziging {n}.", goal=f"<p>{n}</p>")
    address = f"/nl/algoritme/gm9901/{number}/scanautos-voor-parkeercontrole"
    client.get(address)  # search follows what was published
    with django_assert_max_num_queries(13):
        page = client.get(address)
    assert page.status_code == 200
    with django_assert_max_num_queries(16):
        client.get(f"/nl/algoritme/gm9901/{number}/edities")
    client.get("/nl")
    with django_assert_max_num_queries(24):
        client.get("/nl")
