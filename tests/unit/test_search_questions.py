"""What is typed is read as words, phrases, -words and numbers, and nothing that is typed is wrong."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.search.asking.questions import LONGEST, MOST_TERMS, Term, asked
from algorithm_register.search.language.tokens import words_of

SIGNS = st.text(
    alphabet=st.characters() | st.sampled_from(list("\"-'’“”« .@_&\0\n19" + string.ascii_letters))
)


def term(text, **more):
    return Term(text, words_of(text), **more)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("parkeren", [term("parkeren")]),
        ("parkeren kenteken", [term("parkeren"), term("kenteken")]),
        ('"hoog risico" zorg', [term("hoog risico", is_phrase=True), term("zorg")]),
        ("“hoog risico”", [term("hoog risico", is_phrase=True)]),
        ("-camera parkeren", [term("camera", is_excluded=True), term("parkeren")]),
        ('-"hoog risico"', [term("hoog risico", is_phrase=True, is_excluded=True)]),
        ("e-mail", [term("e-mail")]),
        ("auto's", [term("auto's")]),
        ("fraude/misbruik, (bijstand)", [term("fraude"), term("misbruik"), term("bijstand")]),
        ("zorg zorg", [term("zorg")]),
        ('"hoog risico', [term("hoog"), term("risico")]),
        ("zorg - jeugd", [term("zorg"), term("jeugd")]),
        ("19357241", [term("19357241", number="19357241")]),
        ("1935 7241", [term("1935 7241", is_phrase=True, number="19357241")]),
        ("1935-7241", [term("1935-7241", number="19357241")]),
        ("in 2024 2025 2026", [term("in"), term("2024"), term("2025"), term("2026")]),
        ("name:zorg^9 AND *", [term("name"), term("zorg"), term("9"), term("AND")]),
    ],
)
def test_a_question_is_read_as(text, terms):
    read = asked(text)
    assert [each for group in read.groups for each in group] == [
        each for each in terms if not each.is_excluded
    ]
    assert list(read.excluded) == [each for each in terms if each.is_excluded]


@pytest.mark.parametrize("text", ["", " ", "?", '"', '""', "-", '-"', "'", "\0", "…!", "_"])
def test_text_without_a_letter_or_digit_asks_for_nothing(text):
    assert asked(text).is_nothing


def test_a_very_long_question_is_cut_and_says_so():
    assert asked("zorg " * 10_000).is_cut
    many = asked(" ".join(f"woord{n}" for n in range(100)))
    assert many.is_cut
    assert len(many.groups) == MOST_TERMS
    assert not asked("zorg").is_cut


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("vuurwerk of gladheid", [["vuurwerk", "gladheid"]]),
        ("vuurwerk OR gladheid", [["vuurwerk", "gladheid"]]),
        ('"hoog risico" of zorg jeugd', [["hoog risico", "zorg"], ["jeugd"]]),
        ("zorg of jeugd of school", [["zorg", "jeugd", "school"]]),
        (
            "wie bepaalt of ik huurtoeslag krijg",
            [["wie"], ["bepaalt"], ["of"], ["ik"], ["huurtoeslag"], ["krijg"]],
        ),
        ("of zorg", [["of"], ["zorg"]]),
        ("zorg of", [["zorg"], ["of"]]),
        ("zorg of -jeugd", [["zorg"], ["of"]]),
    ],
)
def test_one_or_another_is_a_choice_unless_it_joins_a_sentence(text, groups):
    assert [[each.text for each in group] for group in asked(text).groups] == groups


@given(SIGNS)
def test_whatever_is_typed_is_read(text):
    read = asked(text)
    terms = [each for group in read.groups for each in group] + list(read.excluded)
    assert len(terms) <= MOST_TERMS
    assert all(each.words and len(each.text) <= LONGEST * 3 for each in terms)
