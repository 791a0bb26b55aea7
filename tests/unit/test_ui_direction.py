"""A text that turns direction stays apart from the words around it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.ui.direction import apart, told_controls

OPENS, CLOSES = "\u2066\u2067\u2068", "\u2069"


@pytest.mark.parametrize("text", ["", "Gemeente Noorderhaaks", "Súdwest-Fryslân (’t Veld) – 2026", "数据"])
def test_a_text_from_left_to_right_stays_as_it_is(text):
    assert apart(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("مدينة", "\u2068مدينة\u2069"),
        ("a\u202eb", "\u2068a\u202eb\u2069"),
        ("a\u2069\u202eb", "\u2068a\u202eb\u2069"),
        ("a\u2067b", "\u2068a\u2067b\u2069\u2069"),
        ("\u2067a\u2069b\u2069", "\u2068\u2067a\u2069b\u2069"),
    ],
)
def test_a_text_that_turns_is_isolated_and_closes_what_it_opens(text, kept):
    assert apart(text) == kept


@given(st.text(st.sampled_from("ab שע\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")))
def test_no_text_ends_an_isolate_that_is_not_its_own_or_leaves_one_open(text):
    whole = apart(text)
    depths, depth = [], 0
    for sign in whole:
        depth += (sign in OPENS) - (sign in CLOSES)
        depths.append(depth)
    assert depth == 0
    if whole != text:
        assert all(each >= 1 for each in depths[:-1])
    else:
        assert not any(unicodedata.category(sign) == "Cf" for sign in text)


def test_a_control_of_direction_can_be_written_out():
    assert told_controls("a\u202eb\u2069 שלום") == "a⟨U+202E⟩b⟨U+2069⟩ שלום"
