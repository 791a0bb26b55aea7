"""Two texts and what differs between them: nothing is lost, nothing is made up, and somebody can read it."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from algorithm_register.standards.differences.alignment import aligned, rising
from algorithm_register.standards.differences.difference import (
    Change,
    Run,
    after_of,
    before_of,
    difference,
    has_same_words,
)
from algorithm_register.standards.differences.items import item_changes
from algorithm_register.standards.differences.wording import read_plain, read_rich, words_of, written
from algorithm_register.standards.text import plain

ANY_TEXT = st.text(st.characters(exclude_categories=()))
# Few words, so that many are equal, with all that stands between words.
PROSE = st.lists(
    st.sampled_from(
        ["de", "gemeente", "wist", "foto’s", ".", ",", "(", ")", "• ", " ", "\n", "\n\n", "e\u0301"]
    )
).map("".join)
TEXTS = ANY_TEXT | PROSE
MARKED_UP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<br>", "een", "twee", " ", "\n", "&lt;b&gt;"]
    )
).map("".join)
ITEMS = st.lists(
    st.fixed_dictionaries(
        {"title": st.sampled_from(["DPIA", "DPIA 2024", "IAMA", "Wegenverkeerswet", "Woz"])},
        optional={"link": st.sampled_from(["https://a.example", "https://b.example"])},
    )
)


def drawn(before: str, after: str) -> str:
    """The difference of two texts, with `[-removed-]` and `{+added+}`."""
    pens = {Change.KEPT: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    return "".join(
        pens[run.change].format(run.text) for run in difference(read_rich(before), read_rich(after))
    )


@example("x\n. y", "q\n. z")
@given(TEXTS, TEXTS)
def test_the_difference_turns_the_old_text_into_the_new_and_back(before, after):
    old, new = read_plain(before), read_plain(after)
    runs = difference(old, new)
    assert before_of(runs) == old
    assert after_of(runs) == new


@given(MARKED_UP, MARKED_UP)
def test_the_difference_of_rich_texts_turns_one_into_the_other_as_they_are_read(before, after):
    old, new = read_rich(before), read_rich(after)
    runs = difference(old, new)
    assert (before_of(runs), after_of(runs)) == (old, new)


@given(TEXTS)
def test_equal_texts_have_no_difference(text):
    read = read_plain(text)
    assert all(run.change is Change.KEPT for run in difference(read, read))
    assert has_same_words(read, read)


@given(TEXTS, TEXTS)
def test_between_two_pieces_that_were_kept_stands_one_removed_and_one_added_at_most(before, after):
    runs = difference(read_plain(before), read_plain(after))
    assert all(run.text for run in runs)
    for one, next_one in zip(runs, runs[1:], strict=False):
        assert one.change is not next_one.change
        assert (one.change, next_one.change) != (Change.ADDED, Change.REMOVED)


@given(TEXTS)
def test_the_words_of_a_text_and_the_gaps_before_them_are_that_text(text):
    read = read_plain(text)
    assert written(words_of(read)) == read
    assert read_plain(read) == read


@given(MARKED_UP)
def test_what_is_read_of_rich_text_holds_its_words_and_no_others(text):
    assert [word.text for word in words_of(read_rich(text)) if word.text != "•"] == [
        word.text for word in words_of(read_plain(plain(text)))
    ]


@pytest.mark.parametrize(
    ("rich", "read"),
    [
        ("<p>Een zin.</p><p>Nog een.</p>", "Een zin.\n\nNog een."),
        ("<div>Een<br>twee</div>", "Een\ntwee"),
        ("Vooraf:<ul>\n<li>een</li>\n<li><p>twee</p></li></ul>Daarna", "Vooraf:\n• een\n• twee\n\nDaarna"),
        ("<ul><li>een</li><li></li></ul>", "• een"),
        ("<ol><li>een</li></ol><p>Daarna</p>", "• een\n\nDaarna"),
        ("geen  opmaak\n\n\nmaar wel &lt;haken&gt;", "geen opmaak\n\nmaar wel <haken>"),
        ("<p>  </p>", ""),
    ],
)
def test_markup_is_read_as_lines_paragraphs_and_items(rich, read):
    assert read_rich(rich) == read


@pytest.mark.parametrize(
    ("before", "after", "difference_drawn"),
    [
        (
            "Foto’s worden aan het eind van de dag gewist, de andere na 13 weken.",
            "Foto’s worden direct gewist, de andere na 48 uur.",
            "Foto’s worden [-aan het eind van de dag-]{+direct+} gewist, de andere na [-13 weken-]{+48 uur+}.",
        ),
        ("De auto rijdt.", "De auto rijdt. Zij stopt.", "De auto rijdt.{+ Zij stopt.+}"),
        ("De auto rijdt. Zij stopt.", "De auto rijdt.", "De auto rijdt.[- Zij stopt.-]"),
        ("Zij stopt.", "De auto rijdt. Zij stopt.", "{+De auto rijdt. +}Zij stopt."),
        ("<p>Hij staat.</p>", "<p>Hij staat;</p><p>hij rijdt.</p>", "Hij staat[-.-]{+;\n\nhij rijdt.+}"),
        ("Dit kost 13,5 euro.", "Dit kost 13,7 euro.", "Dit kost [-13,5-]{+13,7+} euro."),
        ("<p>Een. Twee.</p>", "<p>Een.</p><p>Twee.</p>", "Een.[- -]{+\n\n+}Twee."),
        ("<ul><li>een</li></ul>", "<ul><li>een</li><li>twee</li></ul>", "• een{+\n• twee+}"),
        ("(x\u0301) is (\u0301open", "(x) is (open", "([-x\u0301-]{+x+}) is [-(\u0301open-]{+(open+}"),
        ("النص القديم هنا", "النص الجديد هنا", "النص [-القديم-]{+الجديد+} هنا"),
    ],
)
def test_a_change_is_marked_as_somebody_would_mark_it(before, after, difference_drawn):
    assert drawn(before, after) == difference_drawn


def test_a_sentence_that_was_written_anew_is_one_change_and_no_confetti():
    before = "De gemeente gebruikt het model om te bepalen welke aanvragen extra controle krijgen."
    after = "Het model van de gemeente helpt medewerkers om aanvragen te kiezen die zij beter bekijken."
    assert drawn(before, after) == f"[-{before}-]{{+{after}+}}"


def test_a_sentence_that_stayed_between_two_that_were_written_anew_is_kept():
    before = "Eerst stond hier iets heel anders. Dit blijft. Ook dit verdwijnt helemaal."
    after = "Nu leest u een volledig nieuwe zin. Dit blijft. En hier komt wat nieuws bij."
    assert Run(Change.KEPT, " Dit blijft. ") in difference(before, after)


def test_paragraphs_that_stayed_are_not_drawn_into_changes_around_them():
    before = "<p>Eerst stond hier iets heel anders.</p><p>Dit blijft.</p><p>Ook dit verdwijnt helemaal.</p>"
    after = "<p>Nu leest u een volledig nieuwe zin.</p><p>Dit blijft.</p><p>En hier komt wat nieuws.</p>"
    assert Run(Change.KEPT, "\n\nDit blijft.\n\n") in difference(read_rich(before), read_rich(after))


def test_texts_that_differ_in_markup_alone_have_the_same_words():
    assert has_same_words(
        read_rich("<p>Een.</p><p>Twee.</p>"), read_rich("<ul><li>Een.</li><li>Twee.</li></ul>")
    )
    assert not has_same_words(read_rich("<p>een twee</p>"), read_rich("<p>eentwee</p>"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 10_000, "a " * 9_000 + "b " + "a " * 500),
        ("a b " * 5_000, "b a " * 5_000),
        ("x" * 5_000, "x" * 4_999 + "y"),
        ("." * 5_000, "." * 4_000 + "!" * 1_000),
        ("\n" * 5_000 + "x" + " \n" * 5_000 + "•", "z"),
        (" ".join(f"w{n % 700}" for n in range(10_000)), " ".join(f"w{n * 7 % 701}" for n in range(10_000))),
        (" ".join(f"w{n}." for n in range(10_000)), " ".join(f"w{n}." for n in reversed(range(10_000)))),
    ],
    ids=["one word", "two words", "one long word", "marks", "spaces", "many words", "all moved"],
)
def test_no_text_takes_long(before, after):
    start = time.process_time()
    difference(read_plain(before), read_plain(after))
    assert time.process_time() - start < 2  # tenths of it here; what is quadratic takes much longer


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_corresponding_places_hold_equal_elements_and_rise(first, second):
    pairs = aligned(first, second)
    assert all(first[a] == second[b] for a, b in pairs)
    assert all(x < a and y < b for (x, y), (a, b) in zip(pairs, pairs[1:], strict=False))


@given(st.permutations(range(6)))
def test_the_rising_row_is_one_and_none_is_longer(values):
    found = [values[place] for place in sorted(rising(values))]
    assert found == sorted(found)
    lengths = [1] * len(values)
    for place, value in enumerate(values):
        lengths[place] = 1 + max(
            (lengths[before] for before in range(place) if values[before] < value), default=0
        )
    assert len(found) == max(lengths)


@settings(max_examples=2 * settings().max_examples)
@given(ITEMS, ITEMS)
def test_both_lists_can_be_read_from_what_became_of_their_items(before, after):
    changes = item_changes(before, after)
    assert {each.before_at: each.before for each in changes if each.before_at is not None} == dict(
        enumerate(before)
    )
    assert [each.after for each in changes if each.after is not None] == after


@given(ITEMS, st.randoms())
def test_items_that_moved_are_not_rewritten(items, dice):
    shuffled = list(items)
    dice.shuffle(shuffled)
    changes = item_changes(items, shuffled)
    assert all(each.is_equal for each in changes)
    assert any(each.has_moved for each in changes) == (items != shuffled)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"title": "Wegenverkeerswet"}, {"title": "Wegenverkeerswet 1994"}),
        ({"title": "DPIA asssesment"}, {"title": "DPIA assessment"}),
        (
            {"title": "Woz", "link": "https://a.example"},
            {"title": "Basisregistratie", "link": "https://a.example"},
        ),
        ({"title": "IAMA"}, {"title": "IAMA", "link": "https://a.example"}),
    ],
)
def test_an_item_that_nearly_stayed_is_a_change_of_that_item(before, after):
    other = {"title": "Uitvoeringswet basisregistraties"}
    changes = item_changes([other, before], [after, other])
    (changed,) = [each for each in changes if not each.is_equal]
    assert (changed.before, changed.after) == (before, after)


def test_an_item_that_is_gone_stands_where_it_stood():
    before = [{"title": "Een"}, {"title": "Heel iets anders"}, {"title": "Drie"}]
    after = [{"title": "Een"}, {"title": "Drie"}, {"title": "Nieuw bijgekomen"}]
    told = [(each.before or each.after or {})["title"] for each in item_changes(before, after)]
    assert told == ["Een", "Heel iets anders", "Drie", "Nieuw bijgekomen"]


def test_long_lists_without_any_equal_title_do_not_take_long():
    before = [{"title": f"Bron {n} van de oude lijst"} for n in range(700)]
    after = [{"title": f"Gegeven {n} uit een nieuwe rij"} for n in range(700)]
    start = time.process_time()
    assert len(item_changes(before, after)) == 1400
    assert time.process_time() - start < 2
