"""The words of a language: which there are, what is known of them, and how they are folded."""

import string
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.search.language.wordlists import WordList, WordListMissing, fold, word_list

DIGEST = "0" * 64
SYLLABLES = ("ba", "be", "der", "ge", "ing", "o", "s", "ver")
# Many enough for several blocks, and full of words that begin other words.
MANY = sorted({"".join(parts) for length in (1, 2, 3, 4) for parts in product(SYLLABLES, repeat=length)})


def written(folder: Path, *lines: str) -> WordList:
    file = folder / "words.txt"
    file.write_text("".join(f"{line}\n" for line in (f"#{DIGEST}", *lines)), encoding="ascii")
    return WordList(file)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> WordList:
    return written(
        tmp_path_factory.mktemp("many"), *(f"{word}\tbe" if "s" in word else word for word in MANY)
    )


def test_every_word_of_a_list_is_found(many):
    assert [word for word in MANY if word not in many] == []


def test_what_is_known_of_a_word_is_its_own(many):
    assert [word for word in MANY if many.may_begin(word) != ("s" in word)] == []


@given(st.lists(st.sampled_from([*SYLLABLES, *string.ascii_lowercase]), max_size=5).map("".join))
def test_a_word_is_in_the_list_only_when_it_was_written_there(many, word):
    assert (word in many) == (word in set(MANY))


@given(st.text(alphabet=[*SYLLABLES[0], "\n", "\t", "#", " ", "é", "B"], max_size=5))
def test_what_is_not_a_folded_word_is_in_no_list(many, text):
    assert (text in many) == (text in set(MANY))


def test_a_list_may_be_read_by_many_threads(many):
    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(many.__contains__, MANY * 5))


def test_a_name_is_known_and_is_no_word(tmp_path):
    words = written(tmp_path, "fraude\tbe", "noorderhaaks\tn")
    assert words.is_name("noorderhaaks")
    assert "noorderhaaks" not in words
    assert not words.is_name("fraude")


def test_a_part_of_compounds_is_no_word_by_itself(tmp_path):
    words = written(tmp_path, "uitkering\te", "uitkerings\tbp")
    assert words.may_begin("uitkerings")
    assert not words.may_end("uitkerings")
    assert "uitkerings" not in words
    assert "uitkering" in words
    assert words.may_end("uitkering")


def test_a_list_without_words_knows_none(tmp_path):
    assert "fraude" not in written(tmp_path)


def test_a_list_tells_the_digest_of_its_words(tmp_path):
    assert written(tmp_path, "fraude").digest == DIGEST


@pytest.mark.parametrize("content", [None, "", "#", "fraude\nhulp\n", f"#{DIGEST}\nfraude\nhul"])
def test_a_list_that_is_missing_or_broken_is_refused_with_the_remedy(tmp_path, content):
    file = tmp_path / "words.txt"
    if content is not None:
        file.write_text(content, encoding="ascii")
    with pytest.raises(WordListMissing, match="make words"):
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
