"""What a visitor finds out about who publishes: the list of organisations, and the page of each."""

import html
import re
from datetime import date

import pytest
from tests.factories import states

from algorithm_register.organisations import services as organisations
from algorithm_register.register import services

pytestmark = pytest.mark.django_db

PAGE = "/nl/organisatie/gm9901/gemeente-noorderhaaks"
WATER = ("ws9904", "Waterschap De Lage Landen")


def number(place: int) -> str:
    """A valid number for each place up to 728: a number has no zeros before its last digit."""
    digits = (place // 81 % 9, place // 9 % 9, place % 9)
    return states.number_from("1111" + "".join(str(digit + 1) for digit in digits))


def text_of(response) -> str:
    """The visible words of a page, in one line."""
    body = re.sub(r"<(script|style|svg).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def main_of(response) -> str:
    """The same of what stands between header and footer."""
    whole = response.content.decode()
    response.content = whole[whole.index("<main") : whole.index("</main>")]
    return text_of(response)


# The list of organisations


@pytest.mark.database
def test_organisations_stand_under_the_letter_of_their_own_name_with_how_much_they_describe(client):
    states.published(number(1))
    states.published(number(2))
    states.published(number(3), organisation=states.DUINVESTE)
    page = client.get("/nl/organisatie")
    assert "D Gemeente Duinveste 1 algoritme N Gemeente Noorderhaaks 2 algoritmes" in main_of(page)


def test_a_letter_narrows_the_list_and_letters_without_anybody_lead_nowhere(client):
    states.published(number(1))
    states.published(number(2), organisation=states.DUINVESTE)
    whole = client.get("/nl/organisatie").content.decode()
    assert 'href="/nl/organisatie?letter=N"' in whole
    assert "letter=E" not in whole
    narrowed = client.get("/nl/organisatie?letter=N")
    assert "Eén organisatie onder de N" in main_of(narrowed)
    assert "Duinveste" not in main_of(client.get("/nl/organisatie?letter=n"))


def test_a_kind_narrows_the_list_and_keeps_the_words_that_were_asked(client):
    states.published(number(1))
    states.published(number(2), organisation=states.DUINVESTE)
    page = client.get("/nl/organisatie?soort=Gemeente&q=duin")
    assert "Gemeenten: 1" in main_of(page)
    assert 'href="/nl/organisatie?q=duin&amp;soort=Gemeente&amp;letter=D"' in page.content.decode()


@pytest.mark.database
def test_an_organisation_is_found_by_a_former_name_and_the_list_says_so(client):
    states.published(number(1))
    organisations.rename_organisation(
        code="gm9901", name="Gemeente Haaks", on=date(2026, 1, 1), by=states.EDITOR
    )
    assert "Gemeente Haaks Ook bekend als Gemeente Noorderhaaks" in main_of(
        client.get("/nl/organisatie?q=noorderhaaks")
    )


def test_a_body_that_publishes_nothing_is_named_as_known(client):
    states.enrolled()
    read = main_of(client.get("/nl/organisatie?q=noorderhaaks"))
    assert "Geen organisatie met deze naam beschrijft hier een algoritme." in read
    assert "Wel bekend, nog geen beschrijving" in read
    assert "staan in de lijst van overheden en hebben hier nog geen beschrijving" in read
    assert "Gemeente Noorderhaaks" in read
    assert "Noorderhaaks" not in main_of(client.get("/nl/organisatie"))


def test_a_wide_question_names_a_few_known_bodies_and_how_many_more_there_are(client):
    page = client.get("/nl/organisatie?q=gemeente")
    assert page.content.decode().count("reg-lettered__item") == 20
    assert re.search(r"En nog \d+\. Typ meer van de naam", main_of(page))


def test_an_empty_register_says_that_nobody_describes_anything_yet(client):
    read = main_of(client.get("/nl/organisatie"))
    assert "0 organisaties" in read
    assert "Er beschrijft hier nog geen organisatie een algoritme." in read


@pytest.mark.parametrize(
    "question",
    [
        "letter=%25",
        "letter=%",
        "letter=NN",
        "letter=ß",
        "soort=Gilde",
        "soort=Gemeente&soort=Gilde",
        "page=999",
        "page=-1",
        "q=" + "a%20" * 2500,
        "q=%00%ff",
        "q=" + "x" * 5000,
    ],
    ids=lambda question: question[:30],
)
def test_a_question_that_makes_no_sense_gets_a_page_that_does(client, question):
    states.published(number(1))
    page = client.get(f"/nl/organisatie?{question}")
    assert page.status_code == 200
    if not question.startswith("q="):
        assert "Gemeente Noorderhaaks" in main_of(page)


def test_a_question_without_a_word_is_no_question(client):
    states.published(number(1))
    read = main_of(client.get("/nl/organisatie?q=%21%21%21"))
    assert "Eén organisatie Samen" in read
    assert "Wel bekend" not in read


def test_a_long_list_comes_in_pages(client):
    for place in range(101):
        states.published(number(place), organisation=(f"gm{8000 + place}", f"Gemeente Plaats {place:03}"))
    first, second = client.get("/nl/organisatie"), client.get("/nl/organisatie?page=2")
    assert "Gemeente Plaats 099" in first.content.decode()
    assert "Gemeente Plaats 100" not in first.content.decode()
    assert "Gemeente Plaats 100" in main_of(second)
    assert main_of(client.get("/nl/organisatie?page=999")) == main_of(client.get("/nl/organisatie?page=2"))


def test_the_list_costs_the_same_however_many_publish(client, django_assert_max_num_queries):
    for place, body in enumerate((states.NOORDERHAAKS, states.DUINVESTE, WATER)):
        states.published(number(place), organisation=body)
    client.get("/nl/organisatie")
    with django_assert_max_num_queries(8):
        client.get("/nl/organisatie")
    with django_assert_max_num_queries(8):
        client.get("/nl/organisatie?q=water&soort=Gemeente")


# The page of an organisation


@pytest.mark.database
def test_a_page_opens_with_how_many_and_how_they_stand(client):
    states.published(number(1), publication_category="Hoog-risico AI-systeem")
    states.imported(number(2), stated=date(2024, 1, 1))
    read = main_of(client.get(PAGE))
    assert "Gemeente Noorderhaaks beschrijft 2 algoritmes." in read
    assert "Zwaarste categorie in gebruik Hoog-risico AI-systeem 1 in A, 1 in B" in read
    assert "Nagekeken 1 van 2 actueel 1 verouderd" in read
    assert "0 mogelijk verouderd" not in read
    assert re.search(r"Ingevuld \d\d% van wat gevraagd is Alle vaste vragen beantwoord: 0 van 2\.", read)
    assert "Meestal leeg: Afwegingen (2)" in read
    assert "Zo tellen wij" in read


def test_an_answered_question_raises_the_share_that_is_filled_in(client):
    def percent():
        return int(main_of(client.get(PAGE)).split("% van wat gevraagd is")[0].split()[-1])

    made = states.published(number(1))
    before = percent()
    states.publish(made, reason="Aangevuld.", proportionality="<p>Wij wogen dit af.</p>")
    assert percent() > before


def test_a_reason_for_a_blank_counts_as_an_answer(client):
    made = states.published(number(1))
    assert "Afwegingen (1)" in main_of(client.get(PAGE))
    states.publish(
        made,
        reason="Reden vermeld.",
        extension={"not_applicable": [{"field": "proportionality", "reason": "Er valt niets te wegen."}]},
    )
    assert "Afwegingen (1)" not in main_of(client.get(PAGE))


def test_the_heaviest_category_comes_first_and_in_it_what_changed_last(client):
    states.published(number(1), name="Eerste overige", publication_category="Overige algoritmes")
    states.published(number(2), name="Oude impactvolle")
    states.published(number(3), name="Nieuwe impactvolle")
    states.published(number(4), name="Met hoog risico", publication_category="Hoog-risico AI-systeem")
    read = main_of(client.get(PAGE))
    names = ("Met hoog risico", "Nieuwe impactvolle", "Oude impactvolle", "Eerste overige")
    assert [read.index(name) for name in names] == sorted(read.index(name) for name in names)


def test_the_list_can_be_narrowed_to_a_category(client):
    states.published(number(1), name="Met hoog risico", publication_category="Hoog-risico AI-systeem")
    states.published(number(2), name="Gewoon impactvol")
    page = client.get(f"{PAGE}?categorie=A")
    assert '<option value="A" selected>Hoog-risico AI-systeem (1)</option>' in page.content.decode()
    read = main_of(page)
    assert "1 van 2 algoritmes" in read
    assert "Met hoog risico" in read
    assert "Gewoon impactvol" not in read
    assert "Gewoon impactvol" in main_of(client.get(f"{PAGE}?categorie=Z"))


@pytest.mark.database
def test_what_stopped_and_what_was_withdrawn_stand_apart_with_their_reasons(client):
    made = states.published(number(1), name="Voorspellen van zwerfafval")
    states.publish(
        made,
        reason="De proef is afgelopen.",
        name="Voorspellen van zwerfafval",
        status="Buiten gebruik",
        end_date="2026-05",
    )
    states.withdrawn(number(2), reason="Gestopt na toets.")
    states.published(number(3))
    read = main_of(client.get(PAGE))
    assert "beschrijft 2 algoritmes. Eén daarvan is niet meer in gebruik." in read
    assert "1 huidig algoritme" in read
    gone = read[read.index("Gestopt of ingetrokken") :]
    assert (
        "mei 2026 Voorspellen van zwerfafval Niet meer in gebruik. Laatste wijziging: De proef is afgelopen."
        in gone
    )
    assert "Ingetrokken: Gestopt na toets." in gone
    assert gone.index("Gestopt na toets.") < gone.index("Voorspellen van zwerfafval")


def test_what_stopped_without_saying_when_says_so(client):
    states.published(number(1), status="Buiten gebruik", end_date=None)
    assert "Niet meer in gebruik; sinds wanneer is niet ingevuld." in main_of(client.get(PAGE))


def test_a_withdrawn_description_without_a_public_name_is_still_listed(client):
    made = states.redacted(number(1), part="content/name")
    services.withdraw_description(number=made, reason="Gestopt na toets.", by=states.EDITOR)
    assert "Naam niet openbaar Ingetrokken: Gestopt na toets." in main_of(client.get(PAGE))


def test_many_that_are_gone_have_pages_of_their_own(client):
    for place in range(7):
        states.published(number(place), status="Buiten gebruik", end_date="2025-01", name=f"Gestopt {place}")
    page = client.get(PAGE)
    assert "Geen daarvan is nu in gebruik." in main_of(page)
    assert page.content.decode().count("toon=gestopt") == 1
    every = main_of(client.get(f"{PAGE}?toon=gestopt"))
    assert all(f"Gestopt {place}" in every for place in range(7))
    assert "Terug naar wat in gebruik is" in every


def test_names_stand_with_the_days_between_which_they_held(client):
    states.published(number(1))
    for name, on in (("Gemeente Noord", date(2024, 1, 1)), ("Gemeente Haaks", date(2026, 1, 1))):
        organisations.rename_organisation(code="gm9901", name=name, on=on, by=states.EDITOR)
    read = main_of(client.get("/nl/organisatie/gm9901/gemeente-haaks"))
    assert (
        "Namen Gemeente Haaks sinds 1 januari 2026"
        " Gemeente Noord van 1 januari 2024 tot 1 januari 2026"
        " Gemeente Noorderhaaks tot 1 januari 2024" in read
    )


def test_a_page_leads_to_what_stands_above_and_below(client):
    states.published(number(1))
    states.published(number(2), organisation=WATER)
    states.enrolled(states.DUINVESTE)
    for code in ("ws9904", "gm9902"):
        organisations.set_parent(code=code, parent="gm9901", by=states.EDITOR)
    above = main_of(client.get(PAGE))
    assert "Onder deze organisatie Waterschap De Lage Landen 1 algoritme" in above
    assert "Eén zonder beschrijving Gemeente Duinveste" in above
    below = client.get("/nl/organisatie/ws9904/waterschap-de-lage-landen")
    assert "onderdeel van Gemeente Noorderhaaks" in main_of(below)


def test_a_page_is_made_again_when_an_organisation_gets_another_place(client):
    states.enrolled()
    states.enrolled(states.DUINVESTE)
    had = {"If-None-Match": client.get(PAGE)["ETag"]}
    assert client.get(PAGE, headers=had).status_code == 304
    organisations.set_parent(code="gm9902", parent="gm9901", by=states.EDITOR)
    below = client.get(PAGE, headers=had)
    assert below.status_code == 200
    organisations.set_parent(code="gm9902", parent=None, by=states.EDITOR)
    organisations.set_parent(code="gm9901", parent="gm9902", by=states.EDITOR)
    above = client.get(PAGE, headers={"If-None-Match": below["ETag"]})
    assert "onderdeel van Gemeente Duinveste" in main_of(above)


def test_an_organisation_without_descriptions_has_a_page_that_makes_sense(client):
    states.enrolled()
    read = main_of(client.get(PAGE))
    assert "Gemeente Noorderhaaks beschrijft hier nu geen algoritmes." in read
    assert "De organisatie staat in de lijst van overheden." in read
    assert "Nagekeken" not in read


@pytest.mark.parametrize("question", ["page=999", "page=x", "categorie=%00", "toon=gestopt", "toon=%ff"])
def test_a_page_bears_any_question(client, question):
    states.published(number(1), name="Routes voor strooiwagens")
    page = client.get(f"{PAGE}?{question}")
    assert page.status_code == 200
    assert "Routes voor strooiwagens" in main_of(page)


def test_an_organisation_that_nobody_knows_is_not_found(client):
    assert client.get("/nl/organisatie/gm0000").status_code == 404


@pytest.mark.database
def test_a_page_costs_the_same_however_much_an_organisation_describes(client, django_assert_max_num_queries):
    for place in range(30):
        states.published(number(place))
    states.withdrawn(number(40))
    client.get(PAGE)
    with django_assert_max_num_queries(18) as few:
        client.get(PAGE)
        queries = len(few)
    for place in range(50, 70):
        states.published(number(place))
    client.get(PAGE)
    with django_assert_max_num_queries(queries):
        client.get(PAGE)
