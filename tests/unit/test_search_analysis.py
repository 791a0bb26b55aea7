"""What an index keeps beside the words as they are written, and what weighs most."""

import gc

import pytest

from algorithm_register.search.index.analysis import also, boosts, index_fingerprint


def test_beside_its_words_a_text_keeps_their_keys_and_the_pieces_of_compounds():
    assert set(also(["Kentekens bij parkeercontroles"], "nl").split()) == {
        "kentek",
        "bij",
        "parkeercontrol",
        "+parkeer",
        "+control",
    }


def test_a_compound_of_three_is_taken_apart_whole():
    assert {"+opvang", "+toeslag"} <= set(also(["kinderopvangtoeslag"], "nl").split())


def test_what_is_joined_by_a_mark_is_kept_as_one_word_too():
    assert "reintegrati" in also(["re-integratie"], "nl").split()
    assert "scanauto" in also(["Scanauto’s"], "nl").split()


def test_english_knows_no_compounds():
    assert also(["parked cars"], "en").split() in (["park", "car"], ["car", "park"])


@pytest.mark.parametrize("text", ["", "?", "\0"])
def test_a_text_without_words_keeps_nothing(text):
    assert also([text], "nl") == ""


def test_the_name_weighs_most_and_the_publisher_between_theme_and_goal():
    order = sorted(boosts(), key=boosts().__getitem__, reverse=True)
    assert order[0] == "text_10"
    assert order.index("text_4") < order.index("publisher") < order.index("text_3")


def test_each_language_has_an_index_of_its_own_analysis():
    assert index_fingerprint("nl") != index_fingerprint("en")


def test_working_out_new_words_leaves_nothing_to_collect():
    """An index is rebuilt without looking for objects that refer to each other in a ring: there must be none."""
    also(["vooraf"], "nl")
    gc.collect()
    also(["belastingcontroleplanning huisvestingsfraudeonderzoeken parkeervergunninghoudersgebied"], "nl")
    assert gc.collect() == 0
