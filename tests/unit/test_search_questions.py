"""What is typed is read as words, phrases, -words and numbers, and nothing that is typed is wrong."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.search.asking.questions import LONGEST, MOST_TERMS, Term, asked

SIGNS = st.text(
    alphabet=st.characters() | st.sampled_from(list("\"-'’“”« .@_&\0\n19" + string.ascii_letters))
)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("parkeren", [Term("parkeren")]),
        ("parkeren kenteken", [Term("parkeren"), Term("kenteken")]),
        ('"hoog risico" zorg', [Term("hoog risico"), Term("zorg")]),
        ("“hoog risico”", [Term("hoog risico")]),
        ("-camera parkeren", [Term("camera", is_excluded=True), Term("parkeren")]),
        ('-"hoog risico"', [Term("hoog risico", is_excluded=True)]),
        ("e-mail", [Term("e-mail")]),
        ("auto's", [Term("auto's")]),
        ("fraude/misbruik, (bijstand)", [Term("fraude"), Term("misbruik"), Term("bijstand")]),
        ("zorg zorg", [Term("zorg")]),
        ('"hoog risico', [Term("hoog"), Term("risico")]),
        ("zorg - jeugd", [Term("zorg"), Term("jeugd")]),
        ("19357241", [Term("19357241", number="19357241")]),
        ("1935 7241", [Term("1935 7241", number="19357241")]),
        ("1935-7241", [Term("1935-7241", number="19357241")]),
        ("in 2024 2025 2026", [Term("in"), Term("2024"), Term("2025"), Term("2026")]),
        ("name:zorg^9 AND *", [Term("name"), Term("zorg"), Term("9"), Term("AND")]),
    ],
)
def test_a_question_is_read_as(text, terms):
    assert list(asked(text).terms) == terms


@pytest.mark.parametrize("text", ["", " ", "?", '"', '""', "-", '-"', "'", "\0", "…!", "_"])
def test_text_without_a_letter_or_digit_asks_for_nothing(text):
    assert asked(text).terms == ()


def test_a_very_long_question_is_cut_and_says_so():
    assert asked("zorg " * 10_000).is_cut
    many = asked(" ".join(f"woord{n}" for n in range(100)))
    assert many.is_cut
    assert len(many.terms) == MOST_TERMS
    assert not asked("zorg").is_cut


@given(SIGNS)
def test_whatever_is_typed_is_read(text):
    read = asked(text)
    assert len(read.terms) <= MOST_TERMS
    assert all(term.text.strip() and len(term.text) <= LONGEST * 3 for term in read.terms)
