"""Forms of one word have one key, and compounds come apart where they were joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.search.language.compounds import pieces
from algorithm_register.search.language.inflection import key
from algorithm_register.search.language.sounds import sound


@pytest.mark.parametrize(
    "forms",
    [
        "parkeren parkeer parkeert parkeerde geparkeerd geparkeerde",
        "controle controles controleren controleert gecontroleerd gecontroleerde",
        "registratie registraties registreren registreert geregistreerd",
        "selectie selecties selecteren geselecteerde",
        "subsidie subsidies gesubsidieerde",
        "voorspellen voorspelt voorspeld voorspelling voorspellingen",
        "beoordelen beoordeelt beoordeelde beoordeling beoordelingen",
        "aanvraag aanvragen aangevraagd aangevraagde",
        "uitkering uitkeringen uitgekeerd",
        "inschrijving inschrijvingen inschrijven ingeschreven",
        "scannen scan scans scant gescand",
        "verhuizen verhuist verhuizing verhuizingen",
        "kenteken kentekens",
        "schuld schulden",
        "algoritme algoritmes algoritmen",
        "gemeente gemeenten gemeentes",
        "brug bruggen",
        "huis huizen",
        "brief brieven",
        "bezwaar bezwaren",
        "persoon personen",
        "kind kinderen",
        "auto autos",
        "besluit besluiten",
        "plaats plaatsen",
        "grens grenzen",
    ],
)
def test_dutch_forms_of_one_word_meet(forms):
    assert len({key(form, "nl") for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("open", "op"),
        ("weten", "wet"),
        ("title", "titel"),
        ("link", "links"),
        ("null", "nul"),
        ("gemeente", "men"),
        ("gemeente", "gemeen"),
        ("gebied", "bieden"),
        ("gezicht", "zicht"),
        ("boot", "bot"),
        ("innen", "in"),
        ("student", "studeren"),
        ("park", "parkeren"),
        ("adres", "adre"),
        ("belasting", "belas"),
        ("waarde", "waren"),
        ("plaats", "plaat"),
        ("toets", "toet"),
        ("geweld", "wel"),
    ],
)
def test_other_words_stay_apart(one, other):
    assert key(one, "nl") != key(other, "nl")


def test_english_has_its_own_forms():
    assert key("parked", "en") == key("parking", "en")
    assert key("parked", "nl") != key("parking", "nl")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("parkeercontrole", "parkeer controle"),
        ("uitkeringsfraude", "uitkerings fraude"),
        ("belastingaangifte", "belasting aangifte"),
        ("kentekencamera", "kenteken camera"),
        ("landbouwsubsidie", "landbouw subsidie"),
        ("gezichtsvergelijking", "gezichts vergelijking"),
        ("jeugdwet", "jeugd wet"),
        ("chatbot", "chat bot"),
    ],
)
def test_a_compound_comes_apart(word, parts):
    found = pieces(word, "nl")
    assert [word[piece.start : piece.end] for piece in found] == [piece.word for piece in found]
    keys = [key(piece.word.removesuffix("s"), "nl") for piece in found]
    assert keys == [key(part.removesuffix("s"), "nl") for part in parts.split()]


@pytest.mark.parametrize(
    "word",
    ["gemeente", "kantoor", "bestuur", "overheid", "voorspellen", "toeslag", "camera", "organisatie", "x"],
)
def test_what_is_no_compound_stays_whole(word):
    assert pieces(word, "nl") == ()


def test_what_is_too_long_for_a_word_stays_whole():
    assert pieces("weg" * 1000, "nl") == ()


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("kommissie", "commissie"),
        ("accoord", "akkoord"),
        ("gezegt", "gezegd"),
        ("krediet", "crediet"),
        ("leiden", "lijden"),
        ("kado", "cado"),
        ("foto", "photo"),
        ("anonimizeren", "anonimiseren"),
    ],
)
def test_words_that_are_spelled_by_ear_sound_as_they_are_meant(heard, meant):
    assert sound(heard) == sound(meant)


@pytest.mark.parametrize(("one", "other"), [("belasting", "betaling"), ("zorg", "zout"), ("kaart", "kaars")])
def test_other_words_sound_otherwise(one, other):
    assert sound(one) != sound(other)


def test_english_words_are_not_taken_apart():
    assert pieces("parkeercontrole", "en") == ()


WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", max_size=40)


@given(WORDS)
def test_any_word_has_a_key_and_its_pieces_stand_in_it_in_sequence(word):
    assert bool(key(word, "nl")) == bool(word)
    found = pieces(word, "nl")
    assert all(word[piece.start : piece.end] == piece.word for piece in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
