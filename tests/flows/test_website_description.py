"""What a reader learns from the page of a description: what it does, what to do, and why something is blank."""

import html
import re
from urllib.parse import unquote

import pytest
from django.test import Client
from tests.factories import clock, states

from algorithm_register.organisations.services import set_profile
from algorithm_register.register import services

pytestmark = pytest.mark.django_db

PROFILE = {
    "contact": {"nl": "gemeente@noorderhaaks.example"},
    "objection": {"nl": "<p>Maak binnen zes weken bezwaar.</p>", "en": "Object within six weeks."},
    "complaint": {"nl": "Een klacht? Zie https://noorderhaaks.example/klacht."},
}


def text_of(markup: str) -> str:
    """The visible words, in one line."""
    body = re.sub(r"<(script|style|svg).*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def page_of(number: str, language: str = "nl") -> str:
    answer = Client().get(f"/id/algoritme/{number}", headers={"Accept-Language": language}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def part(page: str, name: str) -> str:
    """The markup of the part of a page with this id."""
    tag = re.search(rf'<(section|div|p)[^>]* id="{name}".*?</\1>', page, re.DOTALL)
    assert tag is not None, f"the page has no {name}"
    return tag[0]


def ways(page: str) -> dict[str, str]:
    """What a reader can do: the words below each heading."""
    items = re.findall(
        r'<h3 class="reg-do__title">(.*?)</h3>(.*?)</div></div>', part(page, "doen"), re.DOTALL
    )
    return {text_of(title): text_of(rest) for title, rest in items}


def letter_in(page: str) -> tuple[str, str, str]:
    """To whom the letter about a mistake goes, its subject and its text."""
    found = re.search(r'href="mailto:([^?"]+)\?subject=([^&"]+)&amp;body=([^"]+)"', part(page, "doen"))
    assert found is not None, "there is no letter"
    return found[1], unquote(found[2]), unquote(found[3])


def answered(answers=None, **content) -> str:
    """A description whose live edition answers the extension."""
    number = states.registered()
    states.publish(number, extension=answers, **content)
    return number


def profiled(**texts) -> None:
    set_profile(code=states.enrolled(), texts=PROFILE | texts, by=states.EDITOR)


@pytest.mark.database
def test_a_description_opens_with_what_it_does_and_then_what_you_can_do():
    page = page_of(answered({"objection": "Maak binnen zes weken bezwaar."}))
    read = text_of(page)
    places = ["Categorie B Impactvol algoritme", "Status In gebruik Sinds maart 2023"]
    places += ["Is dit nog juist? Actueel", "In het kort", "Auto’s lezen kentekens.", "Wat kunt u doen?"]
    places += [
        "Bezwaar maken",
        "Een vraag stellen",
        "Een klacht indienen",
        "Klopt er iets niet?",
        "Kerngegevens",
    ]
    places += ["Verantwoord gebruik", "Over deze beschrijving", "Zo verwijst u naar deze tekst"]
    end = 0
    for words in places:
        end = read.index(words, end)
    assert list(ways(page)) == places[6:10]


@pytest.mark.database
def test_the_description_says_itself_how_to_object_complain_and_ask():
    profiled()
    number = answered(
        {
            "objection": "<p>Bezwaar kan binnen zes weken.</p>",
            "objection_url": "https://noorderhaaks.example/bezwaar",
            "complaint": "Bel de ombudsman.",
            "question": "U krijgt binnen tien werkdagen antwoord.",
        }
    )
    page = page_of(number)
    said = ways(page)
    assert said["Bezwaar maken"] == "Bezwaar kan binnen zes weken. Bezwaar maken"
    assert 'href="https://noorderhaaks.example/bezwaar"' in part(page, "doen")
    assert said["Een klacht indienen"] == "Bel de ombudsman."
    assert said["Een vraag stellen"].startswith("U krijgt binnen tien werkdagen antwoord. Schrijf naar")
    assert "in het algemeen" not in text_of(part(page, "doen"))


def test_what_the_description_leaves_open_the_organisation_says_in_general():
    profiled()
    said = ways(page_of(answered({"complaint_url": "https://noorderhaaks.example/over-parkeren"})))
    general = "Zo gaat het bij Gemeente Noorderhaaks in het algemeen."
    assert said["Bezwaar maken"] == f"Maak binnen zes weken bezwaar. {general}"
    assert said["Een klacht indienen"] == "Een klacht indienen"


def test_an_address_in_the_words_of_the_organisation_is_a_link_and_its_language_is_marked():
    profiled()
    page = page_of(states.published(), "en")
    said = ways(page)
    assert said["Object"].startswith("Object within six weeks.")
    assert 'lang="nl" dir="auto"><p>Een klacht?' in part(page, "doen")
    assert 'href="https://noorderhaaks.example/klacht"' in part(page, "doen")


def test_where_nobody_says_how_the_page_says_that_too():
    said = ways(page_of(states.imported(contact_email=None)))
    assert said["Bezwaar maken"] == said["Een klacht indienen"] == said["Een vraag stellen"] == "Geen opgave"
    assert said["Klopt er iets niet?"].endswith("geeft geen adres om die te melden.")


def test_words_that_were_taken_out_of_public_view_are_not_replaced_by_others():
    profiled()
    number = answered({"objection": "<p>Bel Karelijne.</p>"})
    services.redact_edition(
        number=number,
        edition=1,
        parts=["extension/register/objection"],
        reason="Er stond een naam in.",
        by=states.EDITOR,
    )
    assert ways(page_of(number))["Bezwaar maken"] == "Niet openbaar, want: Er stond een naam in."


def test_a_mistake_is_reported_in_a_letter_that_names_number_and_edition():
    number = states.number_from("1935724")
    states.registered(number)
    states.publish(number, name="Kosten & baten? 100%")
    to, subject, body = letter_in(page_of(number))
    assert to == "parkeren@noorderhaaks.example"
    assert subject == f"Algoritmeregister: nummer {number[:4]} {number[4:]}, editie 1"
    assert body.startswith("Kosten & baten? 100%\nhttp://")
    assert f"/id/algoritme/{number}/1\n" in body


@pytest.mark.parametrize(
    ("contact", "says"),
    [
        ("https://noorderhaaks.example/contact", "noorderhaaks.example/ contact . Noem nummer"),
        ("Bel 14 0223 op werkdagen", "Bel 14 0223 op werkdagen . Noem nummer"),
        ("a@b@c.example", "a@ b@ c.example . Noem nummer"),
    ],
)
def test_a_contact_that_is_no_mail_address_is_shown_with_what_to_mention(contact, says):
    page = page_of(states.imported(contact_email=contact))
    assert says in ways(page)["Klopt er iets niet?"]
    assert "?subject=" not in page


def test_without_an_address_of_its_own_the_organisation_is_written_to():
    profiled()
    page = page_of(states.imported(contact_email=None))
    assert letter_in(page)[0] == "gemeente@noorderhaaks.example"
    assert ways(page)["Een vraag stellen"].endswith("Zo gaat het bij Gemeente Noorderhaaks in het algemeen.")


@pytest.mark.database
def test_there_are_three_kinds_of_blank():
    number = answered(
        {
            "not_applicable": [{"field": "risks", "reason": "het algoritme beslist niets"}],
            "not_public": [
                {
                    "field": "methods_and_models",
                    "reason": "wie de regels kent, kan ze omzeilen",
                    "ground": "Woo, artikel 5.1, tweede lid, onder d",
                },
                {"field": "publiccode", "reason": "dat geldt ook voor de code", "ground": "Woo, artikel 5.1"},
                {"field": "category", "reason": "dat verraadt het", "ground": "Woo, artikel 5.1"},
            ],
        },
        category=None,
    )
    page = page_of(number)
    assert text_of(part(page, "veld-proportionality")).endswith("Niet ingevuld")
    assert "Niet van toepassing, want het algoritme beslist niets" in text_of(part(page, "veld-risks"))
    assert text_of(part(page, "veld-methods_and_models")).endswith(
        "Niet openbaar, want wie de regels kent, kan ze omzeilen (Woo, artikel 5.1, tweede lid, onder d)"
    )
    assert "Broncode Niet openbaar, want dat geldt ook voor de code" in text_of(part(page, "bronnen"))
    assert "Thema Niet openbaar, want dat verraadt het" in text_of(page)


def test_every_field_explains_itself_with_the_question_of_the_standard():
    page = page_of(states.published(website="https://noorderhaaks.example/parkeren"))
    for question in (
        "Wat doet het algoritme, in een paar zinnen?",
        "Waarvoor gebruikt de organisatie het algoritme?",
        "Wie heeft het algoritme gemaakt of geleverd?",
        "Op welke pagina van de organisatie staat meer uitleg voor inwoners?",
        "Valt het algoritme onder de strenge regels",
    ):
        assert question in text_of(page)
    names = re.findall(r"Uitleg<span class=\"reg-hidden\">(.*?)</span>", page)
    assert len(names) == len(set(names)), "two disclosures have the same name"


def test_a_source_is_named_by_its_kind_and_shown_as_people_say_it():
    page = page_of(states.published(process_index_url="https://noorderhaaks.example/verwerkingen/31"))
    assert "Verwerkingsregister noorderhaaks.example/ verwerkingen/ 31" in text_of(part(page, "bronnen"))


def test_the_page_says_how_complete_the_text_is_and_what_is_missing():
    read = text_of(part(page_of(states.published()), "over"))
    assert re.search(r"Ingevuld \d+% van wat de standaard vraagt. Niet ingevuld: .*Afwegingen", read)


def test_only_a_later_edition_offers_to_compare_with_the_one_before(client):
    number = states.published()
    assert "/vergelijk" not in page_of(number)
    states.publish(number, reason="Anders.", goal="<p>Anders.</p>")
    page = page_of(number)
    assert f'href="/nl/algoritme/gm9901/{number}/vergelijk?van=1&amp;tot=2"' in page
    assert "Wat veranderde er sinds editie 1?" in page
    assert client.get(f"/nl/algoritme/gm9901/{number}/vergelijk?van=1&tot=2").status_code == 200


def test_an_old_edition_leads_to_what_holds_now_and_to_what_changed_and_offers_nothing_to_do(client):
    number = answered({"objection": "Maak bezwaar."})
    states.publish(number, reason="Anders.", goal="<p>Anders.</p>")
    page = client.get(f"/nl/algoritme/gm9901/{number}/edities/1").content.decode()
    assert "U leest editie 1 van" in page
    assert "Wat veranderde er sindsdien?" in page
    assert f'href="/nl/algoritme/gm9901/{number}/vergelijk?van=1&amp;tot=2"' in page
    assert 'id="doen"' not in page


def test_an_edition_of_a_withdrawn_description_has_nothing_to_compare_with(client):
    number = states.withdrawn()
    page = client.get(f"/nl/algoritme/gm9901/{number}/edities/1").content.decode()
    assert "/vergelijk" not in page


def test_a_profile_that_changes_makes_another_page_for_who_has_one():
    number = states.published()
    client = Client()
    address = f"/nl/algoritme/gm9901/{number}/scanautos-voor-parkeercontrole"
    had = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": had}).status_code == 304
    profiled()
    assert client.get(address, headers={"If-None-Match": had}).status_code == 200


def test_a_description_with_nothing_but_its_name_is_a_page_that_makes_sense():
    number = states.taken_over(None, {"name": "Iets"})
    page = page_of(number)
    read = text_of(page)
    assert "Categorie Niet ingevuld" in read
    assert "Status Niet ingevuld" in read
    assert text_of(part(page, "kort")).endswith("Niet ingevuld")
    assert not re.search(r"<h\d[^>]*>\s*</h\d>", page)
    assert "None" not in read


@pytest.mark.parametrize("text", ["ا" * 30 + " مرحبا", "e" + "\u0301" * 300, "x" * 5000, "a\u202eb"])
def test_text_in_any_writing_stands_where_its_own_direction_asks(text):
    number = states.imported(name=text[:100], description_short=text, goal=text)
    page = page_of(number)
    assert re.search(r'<h1 [^>]*dir="auto">', page)
    assert re.search(r'<p class="reg-lead" dir="auto">', page)
    assert "<bdi>" in page


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ("2027-03-01", "Volgende keer uiterlijk maart 2027."),
        ("2028-11-23", "Volgende keer uiterlijk november 2028."),
        (
            "2029-01-01",
            "De organisatie koos zelf een late dag voor de volgende keer: uiterlijk januari 2029.",
        ),
        (
            "9999-12-31",
            "De organisatie koos zelf een late dag voor de volgende keer: uiterlijk december 9999.",
        ),
        ("0001-01-01", "Volgende keer uiterlijk november 2027."),
    ],
)
def test_a_reader_hears_when_an_organisation_looks_again_and_that_it_chose_a_late_day(review, said):
    with clock.at("2026-11-24"):
        page = page_of(answered({"review_date": review}))
    assert f"Nagekeken op 24 november 2026. {said}" in text_of(page)


def test_a_page_costs_as_many_queries_however_much_it_says(django_assert_max_num_queries):
    profiled()
    plain = states.published(states.number_from("1111111"))
    full = states.registered(states.number_from("1111112"))
    for n in range(4):
        states.publish(
            full, reason=f"Wijziging {n}.", extension={"objection": f"<p>{n}</p>"}, goal=f"<p>{n}</p>"
        )
    addresses = [f"/nl/algoritme/gm9901/{number}/scanautos-voor-parkeercontrole" for number in (plain, full)]
    for address in addresses:
        Client().get(address)
    for address in addresses:
        with django_assert_max_num_queries(12):
            assert Client().get(address).status_code == 200
