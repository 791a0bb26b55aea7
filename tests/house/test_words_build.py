"""The word lists are made from Hunspell dictionaries: every form of every word, and what it may be used for."""

import subprocess
import sys

import pytest
from tests.house.places import REPOSITORY
from words.build import marked
from words.expanding import Form, forms, rules

from algorithm_register.search.language.wordlists import BUILT, LANGUAGES, Mark

# The ways that the dictionaries of Dutch and English use, each in its shortest form.
SUFFIXES = """
SFX S Y 2
SFX S 0 s [^y]
SFX S y ies y   # a comment
SFX T N 1
SFX T 0 t .
"""
PREFIX = """
PFX U Y 1
PFX U 0 un .
"""
COMPOUNDS = """
FLAG long
COMPOUNDBEGIN Ca
COMPOUNDMIDDLE Cb
COMPOUNDEND Cc
ONLYINCOMPOUND Cx
FORBIDDENWORD Fw
NEEDAFFIX Na
SFX Ch Y 1
SFX Ch 0 s/CaCbCx .
SFX Zb Y 1
SFX Zb 0 en/Ca .
SFX Sn Y 1
SFX Sn 0 st/A0 .
PFX A0 Y 1
PFX A0 0 aller
"""


def expanded(affixes: str, *words: str) -> set[Form]:
    return set(forms("\n".join([str(len(words)), *words]), rules(affixes)))


def texts(affixes: str, *words: str) -> set[str]:
    return {form.text for form in expanded(affixes, *words)}


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("book/S", {"book", "books"}),
        ("query/S", {"query", "queries"}),
        ("lock/U", {"lock", "unlock"}),
        ("lock/US", {"lock", "locks", "unlock", "unlocks"}),
        ("lock/UT", {"lock", "lockt", "unlock"}),
        ("lock/S po:noun", {"lock", "locks"}),
        ("lock\tpo:noun", {"lock"}),
        ("New Amsterdam/S", {"New Amsterdam", "New Amsterdams"}),
    ],
)
def test_a_word_takes_the_affixes_that_its_flags_name_and_that_fit(word, found):
    assert texts(SUFFIXES + PREFIX, word) == found


def test_a_suffix_may_bring_a_prefix():
    assert texts(COMPOUNDS, "mooi/Sn") == {"mooi", "mooist", "allermooist"}


def test_flags_may_be_numbers():
    assert texts("FLAG num\nSFX 12 Y 1\nSFX 12 0 s .", "boek/7,12") == {"boek", "boeks"}


def test_a_word_may_begin_or_end_a_compound():
    assert expanded(COMPOUNDS, "fraude/CaCc") == {Form("fraude", may_begin=True, may_end=True)}


def test_a_linking_letter_exists_in_compounds_only():
    assert expanded(COMPOUNDS, "uitkering/CcCh") == {
        Form("uitkering", may_end=True),
        Form("uitkerings", is_alone=False, may_begin=True, may_end=True),
    }


def test_a_suffix_closes_a_compound_unless_it_permits_more():
    found = {form.text: form.may_begin for form in expanded(COMPOUNDS, "mooi/CaSn", "feit/CaZb")}
    assert found == {"mooi": True, "mooist": False, "allermooist": False, "feit": True, "feiten": True}


def test_no_form_of_a_word_that_exists_in_compounds_only_stands_alone():
    assert not any(form.is_alone for form in expanded(COMPOUNDS, "badkinder/CaCxZb"))


def test_a_forbidden_word_is_left_out_however_it_comes_about():
    assert texts(COMPOUNDS, "boek/Sn", "boekst/Fw", "bootmenu/Fw") == {"boek", "allerboekst"}


def test_a_stem_that_needs_an_affix_does_not_stand_alone():
    found = {form.text: form.is_alone for form in expanded(COMPOUNDS, "mooi/NaSn")}
    assert found == {"mooi": False, "mooist": True, "allermooist": True}


def test_a_list_holds_folded_words_and_only_plain_letters():
    found = [
        Form(text) for text in ("zoë", "Zoë", "coördinatie", "e-mail", "foto's", "a", "ĳs", "ω", "x" * 41)
    ]
    assert marked(found).keys() == {"coordinatie", "ijs", "zoe"}


@pytest.mark.parametrize(
    ("found", "marks"),
    [
        ([Form("Noorderhaaks")], {Mark.NAME}),
        ([Form("Snel"), Form("snel")], {Mark.WORD}),
        ([Form("handhavings", is_alone=False, may_begin=True)], {Mark.BEGINS}),
        ([Form("hulp", may_begin=True), Form("hulp", may_end=True)], {Mark.WORD, Mark.BEGINS, Mark.ENDS}),
        ([Form("delen", is_alone=False, may_end=True), Form("delen")], {Mark.WORD, Mark.ENDS}),
    ],
)
def test_a_list_says_what_is_known_of_a_word(found, marks):
    assert list(marked(found).values()) == [marks]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_licence_of_a_dictionary_lies_beside_its_list(language):
    assert "BSD" in (BUILT / f"licence-{language}.txt").read_text(encoding="utf-8")


def test_a_second_build_does_nothing_and_needs_no_npm():
    build = [sys.executable, "-m", "words.build"]
    done = subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True, text=True, env={"PATH": ""})
    assert done.stdout == "The word lists are up to date.\n"
