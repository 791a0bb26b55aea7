"""What became of each answer between two editions: its state, and a difference that suits its kind."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.standards.comparison import Barrier, Compared, Side, State, compare
from algorithm_register.standards.differences.answers import Choices, Items, Whole, Words
from algorithm_register.standards.differences.difference import Change, after_of, before_of
from algorithm_register.standards.loading import extension, standard
from algorithm_register.standards.model import Field, Kind

STANDARD = standard("1.0")


def side(content=None, **changed) -> Side:
    return replace(Side(content or {}, STANDARD.fields, "nl"), **changed)


def compared(key: str, before: Side, after: Side) -> Compared:
    return next(each for each in compare(before, after) if each.field.key == key)


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        ({"name": "Scanauto"}, {"name": "Scanauto’s"}, State.CHANGED),
        ({}, {"name": "Scanauto"}, State.FILLED),
        ({"name": "Scanauto"}, {}, State.EMPTIED),
        ({"name": "Scanauto"}, {"name": "Scanauto"}, State.EQUAL),
        ({}, {}, State.EMPTY),
    ],
)
def test_every_answer_has_a_state(before, after, state):
    assert compared("name", side(before), side(after)).state is state


def test_every_question_is_told_once_in_the_order_of_the_standard_but_for_what_a_record_fills_in_itself():
    keys = [each.field.key for each in compare(side(), side())]
    assert keys == [field.key for field in STANDARD.fields.values() if not field.generated]


@pytest.mark.parametrize("which", [0, 1])
def test_an_answer_that_is_not_public_in_either_edition_is_not_compared(which):
    sides = [side({"goal": "<p>Een.</p>"}), side({"goal": "<p>Twee.</p>"})]
    sides[which] = side(redacted=frozenset({"goal"}))
    found = compared("goal", *sides)
    assert (found.state, found.barrier) == (State.NOT_COMPARABLE, Barrier.REDACTED)
    assert found.is_redacted == (which == 0, which == 1)
    assert found.difference is None


def test_texts_in_different_languages_are_not_compared_word_by_word():
    before, after = (
        side({"goal": "<p>Een.</p>", "status": "In gebruik"}),
        side({"goal": "<p>One.</p>"}, language="en"),
    )
    assert compared("goal", before, after).barrier is Barrier.LANGUAGE
    assert compared("status", before, after).state is State.EMPTIED


def test_texts_that_are_equal_in_different_languages_are_equal():
    assert (
        compared("name", side({"name": "ANPR"}), side({"name": "ANPR"}, language="en")).state is State.EQUAL
    )


def test_a_text_is_compared_by_words_and_rich_text_as_it_is_read():
    found = compared(
        "goal", side({"goal": "<p>De auto stopt.</p>"}), side({"goal": "<div>De auto rijdt.</div>"})
    )
    assert isinstance(found.difference, Words)
    assert before_of(found.difference.runs) == "De auto stopt."
    assert after_of(found.difference.runs) == "De auto rijdt."
    assert not found.difference.is_markup_only


def test_equal_words_with_other_markup_are_a_change_of_markup_only():
    found = compared("goal", side({"goal": "<p>Een. Twee.</p>"}), side({"goal": "<p>Een.</p><p>Twee.</p>"}))
    assert found.state is State.CHANGED
    assert isinstance(found.difference, Words)
    assert found.difference.is_markup_only


def test_choices_are_compared_as_a_set_in_the_order_of_the_standard():
    found = compared(
        "category", side({"category": ["Economie", "Verkeer"]}), side({"category": ["Verkeer", "Wonen"]})
    )
    assert found.difference == Choices(
        ((Change.REMOVED, "Economie"), (Change.ADDED, "Wonen"), (Change.KEPT, "Verkeer"))
    )


def test_a_choice_that_the_standard_does_not_know_is_compared_too():
    found = compared("status", side({"status": "Onbekend"}), side({"status": "In gebruik"}))
    assert found.difference == Choices(((Change.ADDED, "In gebruik"), (Change.REMOVED, "Onbekend")))


def test_a_month_is_replaced_as_a_whole():
    found = compared("begin_date", side({"begin_date": "2023-03"}), side({"begin_date": "2024-03"}))
    assert found.difference == Whole("2023-03", "2024-03")


def test_references_are_compared_by_item_also_where_a_text_was_recorded_in_their_place():
    key = "impacttoetsen_grouping"
    found = compared(key, side({key: "DPIA"}), side({key: [{"title": "IAMA"}, {"title": "DPIA"}]}))
    assert isinstance(found.difference, Items)
    assert [each.is_equal for each in found.difference.changes] == [False, True]


def test_reasons_for_blanks_are_compared_by_row():
    fields = extension("register").fields
    row = {"field": "end_date", "reason": "Het gebruik loopt door."}
    before = Side({}, fields, "nl")
    after = Side({"not_applicable": [row]}, fields, "nl")
    found = compared("not_applicable", before, after)
    assert isinstance(found.difference, Items)
    assert after_of(found.difference.changes[0].title) == "end_date: Het gebruik loopt door."


def test_editions_under_different_standards_are_compared_by_key_and_tell_which_asks_what():
    new = Field("bias", Kind.TEXT, {"nl": "Vooroordelen"}, {"nl": ""})
    fields = {key: field for key, field in STANDARD.fields.items() if key != "goal"} | {"bias": new}
    before = side({"goal": "<p>Een.</p>", "name": "Een"})
    after = side({"bias": "Geen.", "name": "Twee"}, fields=fields)
    assert compared("name", before, after).is_asked == (True, True)
    assert compared("name", before, after).state is State.CHANGED
    assert compared("bias", before, after).is_asked == (False, True)
    assert compared("bias", before, after).state is State.FILLED
    assert compared("goal", before, after).is_asked == (True, False)
    assert compare(before, after)[-1].field.key == "goal"


def test_an_answer_whose_kind_changed_is_compared_as_the_later_standard_reads_it():
    fields = {**STANDARD.fields, "provider": replace(STANDARD.fields["provider"], kind=Kind.RICH_TEXT)}
    found = compared(
        "provider", side({"provider": "A < B"}), side({"provider": "<p>A &lt; C</p>"}, fields=fields)
    )
    assert isinstance(found.difference, Words)
    assert before_of(found.difference.runs) == "A < B"
    assert after_of(found.difference.runs) == "A < C"


VALUES = st.text() | st.lists(st.text(min_size=1), min_size=1)
REFERENCES = st.lists(
    st.fixed_dictionaries({"title": st.text(min_size=1)}, optional={"link": st.text()}), min_size=1
)
CONTENTS = st.fixed_dictionaries(
    {}, optional={key: VALUES | REFERENCES for key, field in STANDARD.fields.items() if not field.generated}
)


@given(CONTENTS, CONTENTS)
def test_whatever_was_recorded_can_be_compared(before, after):
    for each in compare(side(before), side(after)):
        assert (each.difference is not None) == (each.state in (State.CHANGED, State.FILLED, State.EMPTIED))


@given(CONTENTS)
def test_equal_editions_have_no_difference(content):
    assert {each.state for each in compare(side(content), side(content))} <= {State.EQUAL, State.EMPTY}
