"""What is too long for a title ends at a word, and never in the middle of a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.ui.shortening import shortened

FAMILY, FLAG, THUMB = "👩‍👩‍👧‍👦", "🇳🇱", "👍🏽"


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("", 10, ""),
        ("Scanauto’s", 10, "Scanauto’s"),
        ("Scanauto’s voor parkeren", 24, "Scanauto’s voor parkeren"),
        ("Scanauto’s voor parkeren", 23, "Scanauto’s voor…"),
        ("Scanauto’s voor parkeren", 16, "Scanauto’s voor…"),
        ("Scanauto’s, en meer", 12, "Scanauto’s…"),
        ("Eerste regel.\n  Tweede regel.", 60, "Eerste regel. Tweede regel."),
        ("x" * 30, 10, "x" * 9 + "…"),
        ("a " + "x" * 30, 10, "a " + "x" * 7 + "…"),
    ],
)
def test_a_text_ends_at_a_word_and_a_long_word_where_there_is_no_room(text, most, kept):
    assert shortened(text, most) == kept


@pytest.mark.parametrize("sign", ["e\u0301\u0323", FAMILY, FLAG, THUMB, "각", "한", "ん\u3099", "❤️"])
def test_a_sign_of_several_code_points_stays_whole_or_goes(sign):
    for before in range(4):
        text = "x" * before + sign * 12
        for most in range(before + 2, len(text)):
            kept = shortened(text, most).removesuffix("…").removeprefix("x" * before)
            assert kept in {sign * n for n in range(13)}, (most, ascii(kept))


@given(st.text(), st.integers(2, 200))
def test_it_is_never_longer_than_asked_and_holds_the_beginning(text, most):
    kept, line = shortened(text, most), " ".join(text.split())
    assert len(kept) <= most
    assert line == kept or line.startswith(kept.removesuffix("…"))
