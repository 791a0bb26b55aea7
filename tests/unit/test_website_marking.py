"""A difference as markup: every word is there, what changed is marked twice, and texts cannot break out."""

import html
import re

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.standards.differences.answers import Choices, Items, Whole, Words
from algorithm_register.standards.differences.difference import Change, difference
from algorithm_register.standards.differences.items import item_changes
from algorithm_register.standards.differences.wording import read_plain, read_rich
from algorithm_register.ui.direction import told_controls
from algorithm_register.website.comparing.marking import marked
from algorithm_register.website.comparing.pen import View

TEXTS = st.text() | st.lists(
    st.sampled_from(["de", "wist", "foto’s", ".", "<b>", "&amp;", "• ", " ", "\n", "\n\n"])
).map("".join)


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


def of_words(before: str, after: str, view: View, language: str = "nl") -> str:
    return str(marked(Words(difference(read_rich(before), read_rich(after))), view, language))


def read(markup: str) -> list[str]:
    """What a reader sees of markup, word by word, without what only assistive technology reads."""
    seen = re.sub(r'<span class="reg-hidden".*?</span>', "", markup).replace("¶", " ")
    spaced = re.sub(r"<(/?(p|li|ul)|br)\b[^>]*>", " ", seen)
    return html.unescape(re.sub(r"<[^>]+>", "", spaced)).split()


def words(text: str) -> list[str]:
    """The words of a text, without the signs that begin an item: lists show these in their own way."""
    return re.sub(r"(^|\n)• ", " ", told_controls(text)).replace("¶", " ").split()


@given(TEXTS, TEXTS)
def test_each_side_shows_every_word_of_its_text_and_no_other(before, after):
    old, new = read_plain(before), read_plain(after)
    with translation.override("nl"):
        found = Words(difference(old, new))
        assert read(marked(found, "before", "nl")) == words(old)
        assert read(marked(found, "after", "nl")) == words(new)


@given(TEXTS, TEXTS)
def test_markup_opens_and_closes_and_holds_nothing_of_the_texts(before, after):
    with translation.override("nl"):
        for view in ("before", "after", "together"):
            whole = marked(Words(difference(read_plain(before), read_plain(after))), view, "nl")
            tags = re.findall(r"<(/?)(\w+)", whole)
            assert {tag for _, tag in tags} <= {"p", "ul", "li", "br", "ins", "del", "span"}
            for tag in ("p", "ul", "li", "ins", "del", "span"):
                assert tags.count(("", tag)) == tags.count(("/", tag))


def test_what_was_added_and_removed_says_so_in_hidden_words():
    assert of_words("De auto stopt", "De auto rijdt", "together") == (
        '<p dir="auto">De auto <del class="reg-del"><span class="reg-hidden" dir="ltr">[verwijderd: </span>stopt'
        '<span class="reg-hidden" dir="ltr">]</span></del>'
        '<ins class="reg-ins"><span class="reg-hidden" dir="ltr">[toegevoegd: </span>rijdt'
        '<span class="reg-hidden" dir="ltr">]</span></ins></p>'
    )


def test_hidden_words_name_their_language_in_a_text_of_another():
    assert '<span class="reg-hidden" dir="ltr" lang="nl">[toegevoegd: </span>' in of_words(
        "", "One", "after", "en"
    )


def test_paragraphs_and_items_are_written_as_such():
    text = "<p>Een</p><ul><li>twee</li><li>drie</li></ul><p>vier<br>vijf</p>"
    assert of_words(text, text, "after") == (
        '<p dir="auto">Een</p><ul><li dir="auto">twee</li><li dir="auto">drie</li></ul><p dir="auto">vier<br>vijf</p>'
    )


def test_a_list_at_the_start_is_a_list_on_the_side_that_has_it():
    before, after = "<p>een</p>", "<ul><li>een</li></ul>"
    assert of_words(before, after, "before").startswith('<p dir="auto">')
    assert of_words(before, after, "after").endswith("</li></ul>")


def test_where_only_a_break_changed_a_sign_shows_it_on_its_own_side():
    before, after = "<p>Een. Twee.</p>", "<p>Een.</p><p>Twee.</p>"
    assert "¶" not in of_words(before, after, "before")
    assert read(of_words(before, after, "before")) == ["Een.", "Twee."]
    assert of_words(before, after, "after").count("¶") == 1
    assert of_words(before, after, "together").count("<p") == 2
    assert of_words(after, before, "together").count("<p") == 1


def test_choices_are_a_list_unless_one_takes_the_place_of_the_other():
    kept, added, removed = (Change.KEPT, "a"), (Change.ADDED, "b"), (Change.REMOVED, "c")
    assert str(marked(Choices((kept, added)), "after", "nl")).startswith("<ul>")
    replaced = str(marked(Choices((added, removed)), "together", "nl"))
    assert replaced.startswith("<p")
    assert replaced.index("<del") < replaced.index("<ins")


def test_what_is_replaced_as_a_whole_is_shown_on_the_side_that_has_it():
    assert marked(Whole("", "https://a.example"), "before", "nl") == '<p dir="auto"></p>'
    assert "https://a.example" in marked(Whole("", "https://a.example"), "after", "nl")


def test_items_keep_the_order_of_their_side_and_show_a_link_that_changed():
    one, other = {"title": "DPIA"}, {"title": "IAMA"}
    changes = Items(item_changes([one, other], [other, {**one, "link": "https://a.example"}]))
    assert read(marked(changes, "before", "nl")) == ["DPIA", "IAMA"]
    after = " ".join(read(marked(changes, "after", "nl")))
    assert "DPIA (https://a.example)" in after
    assert after.count("(verplaatst)") == 1
