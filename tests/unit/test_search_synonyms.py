"""The lists of other ways to say it: what they answer, what they refuse, and that they stay in order."""

import re
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.kernel.errors import Malformed
from algorithm_register.search.language.synonyms import (
    DATA,
    LANGUAGES,
    LISTS,
    WEIGHTS,
    Related,
    is_function_word,
    longest_at,
    read_relations,
    read_words,
    related,
)


def ways(text: str, language: str = "nl") -> dict[str, float]:
    found = related(tuple(text.split()), language)
    return {" ".join(each.words): each.weight for each in found}


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("gezichtsherkenning", "gezichtsvergelijking"),
        ("gezichtsvergelijking", "gezichtsherkenning"),
        ("anonimiseren", "onherkenbaar maken"),
        ("onherkenbaar maken", "anonimiseren"),
        ("speech to text", "spraak naar tekst"),
        ("erfenis", "nalatenschap"),
        ("besluit", "beslissing"),
        ("beslissing", "besluit"),
        ("bekeuring", "boete"),
        ("huis", "woning"),
    ],
)
def test_what_means_the_same_weighs_almost_as_much(asked: str, meant: str) -> None:
    assert ways(asked)[meant] == WEIGHTS["="]


def test_a_broad_word_asks_for_narrower_ones_and_not_the_other_way() -> None:
    assert ways("landbouw")["glb"] == WEIGHTS[">"]
    assert "landbouw" not in ways("glb")


def test_an_old_name_asks_for_the_new_one_and_not_the_other_way() -> None:
    assert ways("huursubsidie")["huurtoeslag"] == WEIGHTS["=>"]
    assert "huursubsidie" not in ways("huurtoeslag")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("brp", "basisregistratie personen"),
        ("bzk", "binnenlandse zaken en koninkrijksrelaties"),
        ("kvk", "kamer van koophandel"),
        ("iit", "individuele inkomenstoeslag"),
    ],
)
def test_an_abbreviation_and_its_full_name_find_each_other(short: str, full: str) -> None:
    assert ways(short)[full] == ways(full)[short] == WEIGHTS[":"]


def test_pairs_of_dutch_and_english_serve_both_searches() -> None:
    assert "belasting" in ways("tax", "nl")
    assert "tax" in ways("belasting", "en")


def test_what_nobody_wrote_down_has_no_other_way() -> None:
    assert related(("xyzzy",), "nl") == related((), "nl") == ()
    assert related(("brp",), "de") == ()


def test_the_heaviest_way_comes_first() -> None:
    weights = [each.weight for each in related(("schulden",), "nl")]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) > 1


def test_forms_of_one_word_are_looked_up_by_their_key() -> None:
    assert related(("gezichtsvergelijkingen",), "nl") == ()
    found = related(("gezichtsvergelijkingen",), "nl", key=_singular)
    assert Related(("gezichtsherkenning",), WEIGHTS["="]) in found


def test_a_form_of_the_word_itself_is_no_other_way() -> None:
    assert "schuld" in ways("schulden")
    assert all(each.words != ("schuld",) for each in related(("schulden",), "nl", key=_singular))


def _singular(word: str) -> str:
    return word.removesuffix("en")


def test_the_longest_known_sequence_is_found_where_it_begins() -> None:
    words = ["software", "voor", "speech", "to", "text", "kopen"]
    assert [longest_at(words, start, "nl") for start in range(len(words))] == [0, 0, 3, 0, 0, 0]


def test_a_word_alone_is_no_sequence() -> None:
    assert related(("fraude",), "nl")
    assert longest_at(["fraude"], 0, "nl") == longest_at([], 0, "nl") == 0


@given(
    st.lists(st.sampled_from(["de", "speech", "to", "text", "kamer", "van", "koophandel", "x"])),
    st.integers(0, 12),
)
def test_a_sequence_never_reaches_past_the_words(words: list[str], start: int) -> None:
    length = longest_at(words, start, "nl")
    assert length == 0 or (length >= 2 and related(tuple(words[start : start + length]), "nl"))
    assert start + length <= max(start, len(words))


@pytest.mark.parametrize(
    "word",
    ["de", "het", "wie", "hoe", "waarom", "mag", "mijn", "krijg", "krijgt", "wordt", "gebruikt", "of", "ik"],
)
def test_dutch_words_that_hold_a_question_together(word: str) -> None:
    assert is_function_word(word, "nl")


@pytest.mark.parametrize(
    "word",
    [
        "gemeente",
        "kenteken",
        "weg",
        "werk",
        "recht",
        "staat",
        "gebruik",
        "fraude",
        "controleert",
        "berekend",
        "wet",
        "zorg",
    ],
)
def test_dutch_words_that_name_something_decide(word: str) -> None:
    assert not is_function_word(word, "nl")


def test_each_language_has_its_own_function_words() -> None:
    assert is_function_word("the", "en")
    assert not is_function_word("the", "nl")
    assert not is_function_word("de", "fy")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_with_another_way_to_say_it_is_a_function_word(language: str) -> None:
    lone = {way for line in _lines_read() for way in line if len(way) == 1}
    assert not [word for (word,) in lone if is_function_word(word, language)]


def _lines_read() -> list[tuple[tuple[str, ...], ...]]:
    read = [line for name in LISTS for line in read_relations((DATA / name).read_text("utf-8"), name)]
    return [line.asked + line.found for line in read]


def test_no_line_names_the_same_way_twice() -> None:
    assert [line for line in _lines_read() if len(set(line)) < len(line)] == []


@pytest.mark.parametrize("name", LISTS)
def test_areas_and_their_lines_are_in_order(name: str) -> None:
    _, *areas = re.split(r"\n\n# ", (DATA / name).read_text("utf-8"))
    titles = [area.splitlines()[0] for area in areas]
    assert titles == sorted(titles)
    for area in areas:
        asked = [" ".join(line.asked[0]) for line in read_relations(area.partition("\n")[2], name)]
        assert [pair for pair in pairwise(asked) if pair[0] > pair[1]] == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("nl  huis = woning", "is not languages, ways to say it and # a reason"),
        ("nl  huis = woning  #", "is not languages, ways to say it and # a reason"),
        ("huis = woning  # everyday word", "is not languages, ways to say it and # a reason"),
        ("de  haus = wohnung  # everyday word", "de is no language of search"),
        ("nl  huis woning  # everyday word", "needs one sign"),
        ("nl  huis = woning > pand  # everyday word", "needs one sign"),
        ("nl  Huis = woning  # everyday word", "“Huis” cannot be looked up"),
        ("nl  huis = caf\u00e9  # everyday word", "“caf\u00e9” cannot be looked up"),
        ("nl  huis = woning,  # everyday word", "“” cannot be looked up"),
    ],
)
def test_a_malformed_line_tells_its_place_and_the_remedy(line: str, complaint: str) -> None:
    with pytest.raises(Malformed, match=re.escape(complaint)) as caught:
        read_relations(f"# a list\n\n{line}\n", "own.txt")
    assert caught.value.place == "own.txt, line 3"
    assert caught.value.remedy


def test_a_malformed_function_word_tells_its_place() -> None:
    with pytest.raises(Malformed, match="own.txt, line 2: “H\u00e9t” cannot be looked up"):
        read_words("de\neen H\u00e9t", "own.txt")


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Malformed):
        assert all(line.asked and line.found for line in read_relations(text, "own.txt"))
