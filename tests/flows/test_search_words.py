"""People find what they mean in the words they use, and what search could not find elsewhere it finds here."""

from typing import Any

import pytest
from tests.factories import states
from tests.factories.states import number_from

from algorithm_register.search.engine import search
from algorithm_register.search.port import Question

pytestmark = pytest.mark.django_db

SCAN = number_from("1111111")
FRAUD = number_from("2222222")
TAX = number_from("3333333")
PERSONS = number_from("4444444")
ISLAND = number_from("5555555")

EILAND = ("gm9911", "Gemeente Zúdhaven-Overmeer")


def find(text, **more):
    return search().find(Question(text=text, **more))


def numbers(text, **more):
    """The full answers, best first; those of what may have been meant where there are none."""
    answer = find(text, **more)
    return [hit.number for hit in answer.hits[: answer.full]]


def shown(runs):
    return "".join(f"[{text}]" if is_hit else text for text, is_hit in runs)


@pytest.fixture(autouse=True)
def _register():
    bare: dict[str, Any] = {
        "tags": None,
        "goal": None,
        "methods_and_models": None,
        "source_data": None,
        "lawful_basis": None,
    }
    bare |= {"proportionality": None, "human_intervention": None, "risks": None, "category": None}
    states.published(
        SCAN,
        **bare
        | {
            "name": "Scanauto’s voor parkeercontrole",
            "description_short": "Een auto leest kentekens in de straat.",
        },
    )
    states.published(
        FRAUD,
        **bare
        | {
            "name": "Onderzoek naar uitkeringsfraude",
            "description_short": "Wie bijstand krijgt, wordt soms gecontroleerd.",
            "source_data_grouping": [
                {"title": "Uitleg over gegevens", "link": "https://www.uitleg.example/over/Gegevens?a=1"}
            ],
        },
    )
    states.published(
        TAX,
        **bare
        | {"name": "Gemeentelijke belastingen berekenen", "description_short": "Een besluit op een aanslag."},
    )
    states.published(
        PERSONS,
        **bare
        | {
            "name": "Adressen in de Basisregistratie Personen",
            "description_short": "Gegevens van de Kamer van Koophandel komen erbij.",
        },
    )
    states.published(
        ISLAND, organisation=EILAND, **bare | {"name": "Pompen op maat", "description_short": "Droge voeten."}
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("parkeren", SCAN),
        ("geparkeerde", SCAN),
        ("controleren", FRAUD),
        ("parkeercontroles", SCAN),
        ("parkeer controle", SCAN),
        ("kenteken", SCAN),
        ("scanautos", SCAN),
        ("fraude", FRAUD),
        ("uitkeringen fraude", FRAUD),
        ("controle bijstand", FRAUD),
        ("belas", TAX),
        ("belasting gemeente", TAX),
        ("beslissing", TAX),
        ("brp", PERSONS),
        ("basisregistratie personen", PERSONS),
        ("kvk", PERSONS),
        ("kamer van koophandel", PERSONS),
        ("zudhaven", ISLAND),
        ("Zúdhaven", ISLAND),
        ("overmeer", ISLAND),
        ("https://www.uitleg.example/over/Gegevens?a=1", FRAUD),
        ("http://uitleg.example/over/gegevens?a=1/", FRAUD),
        ("wat doet de scanauto in mijn straat", SCAN),
    ],
)
def test_the_words_people_use_find_it(text, expected):
    assert numbers(text)[:1] == [expected]


@pytest.mark.parametrize(
    "text", ["null", "nld", "1.0", "link", "title", "div", "example", "uitleg.example/x"]
)
def test_words_that_stand_in_no_text_find_nothing_by_accident(text):
    answer = find(text)
    assert answer.full == 0
    assert not answer.is_other


@pytest.mark.parametrize(
    ("text", "meant", "expected"),
    [
        ("bijstnad fraude", "bijstand fraude", FRAUD),
        ("scanauttos zudhavn", "scanauto zudhaven", SCAN),
        ("scanautto in de straat", "scanauto in de straat", SCAN),
        ("belastigen", "belastingen", TAX),
        ("zudhavn", "zudhaven", ISLAND),
        ("kontrole op bijstnad", "controle op bijstand", FRAUD),
    ],
)
def test_what_may_have_been_meant_is_shown_when_nothing_else_is_found(text, meant, expected):
    answer = find(text)
    assert answer.is_other
    assert answer.offered == meant
    assert answer.hits[0].number == expected


@pytest.mark.parametrize("text", ["parkeren", "link", "autp", "12345", "garage", "garagge 12"])
def test_what_is_found_is_short_or_is_a_word_is_never_corrected(text):
    answer = find(text)
    assert not answer.is_other
    assert text == "garagge 12" or not answer.offered


class TestSeveralWords:
    def test_are_all_met_first_and_then_in_part(self):
        answer = find("kentekens bijstand")
        assert answer.full == 0
        assert {hit.number for hit in answer.hits} == {SCAN, FRAUD}

    def test_that_nothing_holds_half_of_give_what_holds_any(self):
        answer = find("aanslag zonnebloem vliegtuig toren")
        assert (answer.full, [hit.number for hit in answer.hits]) == (0, [TAX])

    def test_in_one_compound_are_met_by_its_pieces_when_nothing_holds_both(self):
        answer = find("pompencontrole")
        assert answer.full == 0
        assert answer.hits[0].number == ISLAND
        assert find("zonnebloemcontrole").total == 0

    def test_that_only_hold_a_sentence_together_do_not_decide(self):
        assert numbers("waarom krijg ik een aanslag") == [TAX]
        assert numbers("hoe en wat") == []

    def test_may_be_a_choice(self):
        assert set(numbers("kentekens of bijstand")) == {SCAN, FRAUD}
        assert set(numbers('"uitkeringsfraude" OR pompen')) == {FRAUD, ISLAND}

    def test_may_be_forbidden_in_any_form(self):
        assert numbers("kentekens -parkeren") == []
        assert FRAUD not in numbers("-fraude")

    def test_in_quotes_stand_as_they_are_typed(self):
        assert numbers('"kamer van koophandel"') == [PERSONS]
        assert numbers('"koophandel van kamer"') == []
        assert numbers('"belasting"') == []


def test_what_was_asked_is_marked_inside_a_compound():
    hit = find("parkeren").hits[0]
    assert shown(hit.title) == "[Scanauto]’s voor [parkeer]controle"


def test_the_weight_of_a_match_is_told(capsys):
    from django.core.management import call_command

    call_command("explain_search", "parkeren", SCAN)
    told = capsys.readouterr().out
    assert f"{SCAN} is number 1 for “parkeren”: a full answer" in told
    assert "inside a compound “parkeer” in name" in told
    call_command("explain_search", "parkeren", TAX)
    assert f"{TAX} does not answer “parkeren”." in capsys.readouterr().out
