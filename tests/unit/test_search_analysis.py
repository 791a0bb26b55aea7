"""Words that belong together meet, whatever form, accent or capital they are typed in."""

import pytest

from algorithm_register.search.index.analysis import alternatives, boosts, index_fingerprint
from algorithm_register.search.language.variants import variants


def meets(typed, written, language="nl"):
    return alternatives(written, language)[0] in alternatives(typed, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schuld", "schulden"),
        ("kenteken", "kentekens"),
        ("camera", "cameras"),
        ("parkeren", "parkeer"),
        ("controleren", "controleer"),
        ("gemeente", "gemeenten"),
        ("persoon", "personen"),
        ("recht", "rechten"),
        ("Categorieën", "categorieen"),
        ("CAFÉ", "cafe"),
    ],
)
def test_dutch_forms_meet_both_ways(one, other):
    assert meets(one, other)
    assert meets(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("open", "op"), ("weten", "wet"), ("title", "titel")],
)
def test_other_words_stay_apart(one, other):
    assert not meets(one, other)


def test_english_needs_no_variants():
    assert variants("parking", "en") == ()
    assert meets("parked", "parking", "en")


def test_every_alternative_is_given_once():
    ways = alternatives("kenteken", "nl")
    assert len(ways) == len({tuple(stems) for stems in ways})
    assert alternatives("hoog risico", "nl") == [["hoog", "risico"]]
    assert alternatives("?", "nl") == []


def test_the_name_weighs_most_and_the_publisher_between_theme_and_goal():
    order = sorted(boosts(), key=boosts().__getitem__, reverse=True)
    assert order[0] == "text_10"
    assert order.index("text_4") < order.index("publisher") < order.index("text_3")


def test_each_language_has_an_index_of_its_own_analysis():
    assert index_fingerprint("nl") != index_fingerprint("en")
    assert index_fingerprint("nl") == index_fingerprint("nl")
