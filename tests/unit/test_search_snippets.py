"""Snippets show why a text was found, and lose or add nothing but an ellipsis."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.search.answering.marking import marks
from algorithm_register.search.answering.snippets import FRAGMENT, best_snippet, marked
from algorithm_register.search.asking.meaning import meaning
from algorithm_register.search.asking.questions import asked


def asking(text, language="nl"):
    return marks(meaning(asked(text), language).wants, language)


def shown(runs):
    return "".join(f"[{text}]" if is_hit else text for text, is_hit in runs)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("boete", "Boetes voor een boete", "[Boetes] voor een [boete]"),
        ("categorieen", "Categorieën van het café", "[Categorieën] van het café"),
        ("cafe", "Het CAFÉ 😀 en cafés", "Het [CAFÉ] 😀 en [cafés]"),
        ("zorg", "Niets hierover", "Niets hierover"),
        ("lt script", "<script>1 < 2</script>", "<[script]>1 < 2</[script]>"),
        ("zorg", "", ""),
        ("parkeren", "Parkeercontrole en naparkeren", "[Parkeer]controle en naparkeren"),
        ("fraude", "Over uitkeringsfraude", "Over uitkerings[fraude]"),
        ("opvang", "Een kinderopvangtoeslag", "Een kinder[opvang]toeslag"),
        ("kente", "Kentekens lezen", "[Kentekens] lezen"),
        ("kamer van koophandel", "De Kamer van Koophandel", "De [Kamer] van [Koophandel]"),
    ],
)
def test_words_are_marked_in_any_form(question, text, expected):
    assert shown(marked(text, asking(question))) == expected


def test_english_has_its_own_forms():
    assert shown(marked("Parking cars", asking("park", "en"))) == "[Parking] cars"


def test_the_fragment_with_most_of_the_words_is_shown():
    poor = "Een kenteken. " + "Niets. " * 60
    rich = "Vooraf. " * 60 + "De camera leest het kenteken van elke auto. " + "Daarna. " * 60
    snippet = shown(best_snippet([poor, rich], asking("kenteken camera")))
    assert snippet.startswith("De [camera] leest het [kenteken] van elke auto. Daarna.")
    assert snippet.endswith("Daarna.")


def test_a_long_sentence_is_cut_between_words_and_says_so():
    snippet = shown(best_snippet(["heel " * 60 + "kenteken " + "lang " * 60], asking("kenteken")))
    assert snippet.startswith("…heel heel")
    assert "[kenteken]" in snippet
    assert snippet.endswith("lang…")


def test_of_equals_the_first_text_is_shown():
    assert shown(best_snippet(["Zorg één", "Zorg twee"], asking("zorg"))) == "[Zorg] één"


def test_without_a_match_the_first_text_is_shown_from_its_beginning():
    snippet = shown(best_snippet(["Begin " + "woord " * 100, "Anders"], asking("")))
    assert snippet.startswith("Begin woord")
    assert snippet.endswith("woord…")
    assert best_snippet([], asking("")) == ()


@given(st.lists(st.text(max_size=1500), max_size=3), st.text(max_size=20))
def test_a_snippet_is_a_piece_of_one_text(texts, question):
    runs = best_snippet(texts, asking(question))
    whole = "".join(text for text, _ in runs)
    piece = whole.removeprefix("…").removesuffix("…")
    assert len(piece) <= FRAGMENT
    assert not texts or any(piece in text for text in [*texts, ""])


@given(st.text(), st.text(max_size=20))
def test_marking_changes_no_letter(text, question):
    assert "".join(run for run, _ in marked(text, asking(question))) == text


@given(
    st.lists(
        st.sampled_from(["zorg", "zorgen", "jeugdzorg", "_", "-", " ", ".", "zo", "é", "ß", "Zorg"]),
        max_size=30,
    )
)
def test_every_whole_word_is_marked_and_nothing_else(pieces):
    text = "".join(pieces)
    asked_for = asking('"zorg"')
    found = [(span.start, span.end) for span in asked_for.spans(text)]
    words = [word.span() for word in re.finditer(r"[^\W_]+", text) if word.group().lower() == "zorg"]
    assert found == words
