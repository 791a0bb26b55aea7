"""The words of a language: which there are, what is known of them, and how they are folded."""

import re
import string
import unicodedata
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.search.language.wordlists import (
    Mark,
    WordList,
    WordListMissing,
    fold,
    word_list,
    write_list,
)

WORD, BEGINS, ENDS, NAME = Mark.WORD, Mark.BEGINS, Mark.ENDS, Mark.NAME
SYLLABLES = ("ba", "be", "der", "ge", "ing", "o", "s", "ver")
# Full of words that begin other words.
MANY = sorted({"".join(parts) for length in (1, 2, 3, 4) for parts in product(SYLLABLES, repeat=length)})
TEXTS = st.lists(st.sampled_from([*SYLLABLES, *string.ascii_lowercase]), max_size=5).map("".join)


def written(folder: Path, words: Mapping[str, Iterable[Mark]]) -> WordList:
    file = folder / "words.trie"
    write_list(file, words)
    return WordList(file)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> WordList:
    marks = {word: [WORD, BEGINS] if "s" in word else [WORD] for word in MANY}
    return written(tmp_path_factory.mktemp("many"), marks)


def test_every_word_of_a_list_is_found(many):
    assert [word for word in MANY if word not in many] == []


def test_what_is_known_of_a_word_is_its_own(many):
    assert [word for word in MANY if many.may_begin(word) != ("s" in word)] == []


@given(TEXTS)
def test_a_word_is_in_the_list_only_when_it_was_written_there(many, word):
    assert (word in many) == (word in set(MANY))


@given(st.text(alphabet=[*SYLLABLES[0], "\0", "\n", "#", " ", "é", "B", "\ud800"], max_size=5))
def test_what_is_not_a_folded_word_is_in_no_list(many, text):
    assert (text in many) == (text in set(MANY))


@given(TEXTS)
def test_the_words_and_beginnings_that_open_a_text_are_found_shortest_first(many, text):
    openings = [text[:end] for end in range(1, len(text) + 1) if text[:end] in set(MANY)]
    assert many.words_opening(text) == openings
    assert many.beginnings_opening(text) == [each for each in openings if "s" in each]


def test_a_list_may_be_read_by_many_threads(many):
    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(many.__contains__, MANY * 5))


def test_a_name_is_known_and_is_no_word(tmp_path):
    words = written(tmp_path, {"fraude": [WORD, BEGINS, ENDS], "noorderhaaks": [NAME]})
    assert words.is_name("noorderhaaks")
    assert "noorderhaaks" not in words
    assert not words.is_name("fraude")


def test_a_part_of_compounds_is_no_word_by_itself(tmp_path):
    words = written(tmp_path, {"uitkering": [WORD, ENDS], "uitkerings": [BEGINS]})
    assert words.may_begin("uitkerings")
    assert not words.may_end("uitkerings")
    assert "uitkerings" not in words
    assert "uitkering" in words
    assert words.may_end("uitkering")


def test_a_list_without_words_knows_none(tmp_path):
    assert "fraude" not in written(tmp_path, {})


def test_another_word_or_mark_makes_another_digest(tmp_path):
    lists = [{}, {"fraude": [WORD]}, {"fraude": [WORD, ENDS]}, {"fraude": [WORD], "hulp": [WORD]}]
    assert len({written(tmp_path, words).digest for words in lists}) == len(lists)


def test_the_same_words_have_the_same_digest_in_any_sequence(tmp_path):
    one, other = (
        written(tmp_path, words).digest
        for words in ({"hulp": [ENDS, WORD], "fraude": [WORD]}, {"fraude": [WORD], "hulp": [WORD, ENDS]})
    )
    assert one == other
    assert re.fullmatch("[0-9a-f]{64}", one)


def test_who_reads_a_list_goes_on_reading_it_when_another_takes_its_place(tmp_path):
    former = written(tmp_path, {"fraude": [WORD]})
    latter = written(tmp_path, {"hulp": [WORD]})
    assert "fraude" in former
    assert "fraude" not in latter


@pytest.mark.parametrize("kept", [None, 0, 1, 100, -1])
def test_a_list_that_is_missing_or_not_whole_is_refused_with_the_remedy(tmp_path, kept):
    file = tmp_path / "words.trie"
    if kept is not None:
        write_list(file, {word: [WORD] for word in MANY})
        file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(WordListMissing, match="make words"):
        WordList(file)


def test_what_is_no_list_is_refused(tmp_path):
    file = tmp_path / "words.trie"
    file.write_text("fraude\nhulp\n" * 1000, encoding="ascii")
    with pytest.raises(WordListMissing):
        WordList(file)


def test_a_language_without_a_list_is_not_known():
    with pytest.raises(NotKnown, match="fy"):
        word_list("fy")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "fraude parkeren geparkeerde gecontroleerd gemeenten risico beeindigen bijstand vergunningen"),
        ("en", "fraud parking controlled municipalities decision"),
    ],
)
def test_the_words_of_a_language_are_known_in_every_form(language, words):
    assert [word for word in words.split() if word not in word_list(language)] == []


@pytest.mark.parametrize("word", ["gemente", "bijstnad", "rotterdm", "nld", "parkeercontrole"])
def test_a_typing_error_is_no_word_and_neither_is_a_new_compound(word):
    assert not any(word in each or each.is_name(word) for each in map(word_list, ("nl", "en")))


@pytest.mark.parametrize("part", ["uitkerings", "handhavings", "fraude", "parkeer", "snelheids"])
def test_the_dutch_list_knows_how_compounds_begin(part):
    assert word_list("nl").may_begin(part)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("COÖRDINATIE", "coordinatie"),
        ("ĳs en IJS", "ijs en ijs"),
        ("Straße", "strasse"),
        ("Smørrebrød, Ærø", "smorrebrod, aero"),
        ("Œuvre", "oeuvre"),
        ("", ""),
    ],
)
def test_folding_takes_capitals_and_accents_away(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_it_does_not_matter_how_an_accent_was_typed(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
