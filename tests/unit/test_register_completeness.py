"""How complete a description is: a weighed part of what is asked of it, and the names of what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.register.completeness import completeness, percentage, questions
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Shown

KEYS = sorted(standard().fields)
CONTENTS = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["", "Antwoord", "Buiten gebruik"]))
ALL = dict.fromkeys(KEYS, "Antwoord")


def missing(content, **closed):
    return [field.key for field in completeness("1.0", content, **closed).missing]


def test_nothing_is_missing_where_everything_is_answered():
    found = completeness("1.0", ALL)
    assert (found.percent, found.missing) == (100, ())


def test_without_any_answer_everything_is_missing_and_the_heaviest_comes_first():
    found = completeness("1.0", {})
    assert found.percent == 0
    demanded = [field.required for field in found.missing]
    assert demanded == sorted(demanded, reverse=True)
    assert found.missing[0].key == "name"


def test_what_the_register_demands_weighs_more_than_what_is_shown_when_filled():
    def answered(key):
        return completeness("1.0", {key: "Antwoord"}).answered

    assert answered("description_short") > answered("goal") > answered("provider") > 0


@pytest.mark.parametrize("key", [field.key for field in standard().fields.values() if field.generated])
def test_what_the_register_writes_itself_does_not_count(key):
    assert completeness("1.0", {key: "Antwoord"}) == completeness("1.0", {})


def test_what_no_reader_sees_does_not_count():
    hidden = [each.key for each in standard().fields.values() if each.shown is Shown.NEVER]
    assert "tags" in hidden
    assert not set(hidden) & set(missing({}))


@pytest.mark.parametrize("key", ["source_data", "source_data_grouping"])
def test_a_text_and_a_list_answer_the_same_question(key):
    both = completeness(
        "1.0", {"source_data": "<p>Kentekens.</p>", "source_data_grouping": [{"title": "RDW"}]}
    )
    one = completeness("1.0", {key: "Antwoord"})
    assert (one.answered, one.missing) == (both.answered, both.missing)


def test_an_end_is_missing_only_where_the_use_has_ended():
    assert "end_date" not in missing({"status": "In gebruik"})
    assert "end_date" not in missing({})
    assert "end_date" in missing({"status": "Buiten gebruik"})
    assert "end_date" not in missing({"status": "Buiten gebruik", "end_date": "2026-03"})


def test_what_was_redacted_or_has_a_reason_to_be_blank_counts_as_answered():
    assert "goal" in missing({})
    assert "goal" not in missing({}, closed=["goal"])
    assert "lawful_basis" not in missing({}, closed=["lawful_basis_grouping"])


def test_what_every_description_is_to_answer_can_be_there_while_something_else_is_missing():
    without = {key: value for key, value in ALL.items() if key not in {"publiccode", "provider"}}
    assert completeness("1.0", without).has_all_fixed
    assert missing(without) == ["provider", "publiccode"]
    assert not completeness("1.0", {**ALL, "goal": ""}).has_all_fixed


def test_a_standard_that_nobody_knows_is_refused():
    with pytest.raises(NotKnown):
        completeness("9.9", {})


@given(CONTENTS, st.sets(st.sampled_from(KEYS)))
def test_the_parts_add_up_for_any_content(content, closed):
    found = completeness("1.0", content, closed=closed)
    assert all(each in questions("1.0") for each in found.lacking)
    assert found.answered + sum(each.weight for each in found.lacking) == found.asked
    assert 0 <= found.percent <= 100
    assert (found.percent == 100) == (not found.missing)


@given(CONTENTS, st.sampled_from(KEYS))
def test_filling_what_is_missing_never_makes_a_description_less_complete(content, key):
    before = completeness("1.0", content)
    for field in before.missing:
        after = completeness("1.0", {**content, field.key: "Antwoord"})
        assert after.answered > before.answered
        assert field not in after.missing
    assert completeness("1.0", content, closed=[key]).percent >= before.percent


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_only_the_whole_is_a_hundred_per_cent(part, whole):
    part = min(part, whole)
    assert (percentage(part, whole) == 100) == (part == whole)
