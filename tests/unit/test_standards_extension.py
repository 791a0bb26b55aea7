"""The extension `register`: questions beside the standard, held to the same rules, and blanks that are explained."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.kernel.errors import Malformed, NotKnown
from algorithm_register.standards.canonicalisation import canonicalise
from algorithm_register.standards.extensions import findings_on_answers
from algorithm_register.standards.loading import (
    EXTENSIONS,
    extension,
    extensions,
    load_extension,
    standard,
)
from algorithm_register.standards.model import Kind, Severity

REGISTER = extension("register")
STANDARD = standard("1.0")
SECRET = {"field": "methods_and_models", "reason": "dan is het te omzeilen", "ground": "Woo, artikel 5.1"}
DEFINITION = (EXTENSIONS / "register.yaml").read_text(encoding="utf-8")

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["field", "reason", "x"]), inner)
    ),
    max_leaves=8,
)


def codes(answers, content=None):
    """The field and code of every finding on the answers beside this content."""
    return [
        (each.field, each.code) for each in findings_on_answers(answers, REGISTER, content or {}, STANDARD)
    ]


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "register.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        load_extension(path)
    return str(caught.value)


def test_it_asks_what_a_reader_can_do_when_it_is_checked_and_why_something_is_blank():
    assert extensions() == ("register",)
    assert list(REGISTER.fields) == [
        "objection",
        "objection_url",
        "complaint",
        "complaint_url",
        "question",
        "review_date",
        "not_applicable",
        "not_public",
    ]
    assert not REGISTER.fields.keys() & STANDARD.fields.keys(), "a key would mean two things"


def test_an_unknown_extension_is_told_with_those_that_are_known():
    with pytest.raises(NotKnown, match="Known are: register"):
        extension("nergens")


def test_every_question_stands_in_dutch_and_english():
    for field in REGISTER.fields.values():
        for texts in (field.label, field.help, *(item.label for item in field.items.values())):
            assert {"nl", "en"} <= set(texts)


def test_answers_are_recorded_in_one_form():
    given = {
        "objection": " <p onclick='x()'>Binnen zes weken.</p>",
        "review_date": "2027-03-01 ",
        "not_public": [{"ground": "Woo", "reason": " dan is het te omzeilen", "field": "risks"}],
        "not_applicable": [],
    }
    assert canonicalise(given, REGISTER).content == {
        "objection": "<p>Binnen zes weken.</p>",
        "review_date": "2027-03-01",
        "not_public": [{"field": "risks", "reason": "dan is het te omzeilen", "ground": "Woo"}],
    }


@pytest.mark.parametrize(
    "day", ["2027-02-29", "2027-3-1", "01-03-2027", "2027", "morgen", "20270301", "2027-03-01T00"]
)
def test_a_review_date_is_a_day_that_exists(day):
    assert codes({"review_date": day}) == [("review_date", "not-a-date")]
    assert codes({"review_date": "2028-02-29"}) == []


def test_a_blank_needs_a_reason_and_what_is_not_public_a_ground():
    assert codes({"not_applicable": [{"field": "provider"}]}) == [("not_applicable.0.reason", "missing")]
    without_ground = {key: value for key, value in SECRET.items() if key != "ground"}
    assert codes({"not_public": [without_ground]}) == [("not_public.0.ground", "missing")]
    assert codes({"not_public": [SECRET]}) == []


@pytest.mark.parametrize("key", ["lars", "tags", "organization", "nergens", "objection"])
def test_a_blank_names_a_field_that_a_reader_can_see_empty(key):
    assert codes({"not_public": [SECRET | {"field": key}]}) == [("not_public.0.field", "not-a-field")]


def test_an_explained_blank_is_blank_and_explained_once():
    assert codes({"not_public": [SECRET]}, {"methods_and_models": "<p>Regels.</p>"}) == [
        ("not_public.0.field", "not-blank")
    ]
    twice = {
        "not_applicable": [{"field": "methods_and_models", "reason": "er is geen model"}],
        "not_public": [SECRET],
    }
    assert codes(twice) == [("not_public.0.field", "repeated")]


@given(st.dictionaries(st.sampled_from([*REGISTER.fields, "anders"]), anything))
def test_whatever_is_answered_it_is_judged_and_recorded_in_a_form_that_stays(answers):
    once = canonicalise(answers, REGISTER)
    findings_on_answers(answers, REGISTER, {}, STANDARD)
    again = canonicalise(once.content, REGISTER)
    assert again.content == once.content


def test_what_it_finds_refuses():
    found = findings_on_answers(
        {"review_date": "morgen", "not_public": [SECRET | {"field": "x"}]}, REGISTER, {}, STANDARD
    )
    assert {each.severity for each in found} == {Severity.REFUSES}


def test_a_definition_of_an_extension_is_read_as_strictly_as_a_standard(tmp_path):
    assert "line 4" in refused(tmp_path, DEFINITION.replace("extension: register", "extension: anders"))
    assert "needs 'items'" in refused(tmp_path, DEFINITION.replace("kind: date", "kind: blanks"))
    assert "never generated" in refused(
        tmp_path, DEFINITION.replace("kind: date\n", "kind: date\n        generated: true\n")
    )
    assert "not known here" in refused(tmp_path, DEFINITION.replace("kind: date", "kind: dag"))


def test_blanks_define_their_field_and_reason(tmp_path):
    without_reason = DEFINITION.replace(
        "          reason:\n            label: {nl: Reden waarom de vraag",
        "          grond:\n            label: {nl: Reden waarom de vraag",
    )
    assert "'grond' is not known here. Use field, reason, ground" in refused(
        tmp_path, without_reason
    ).replace("\n", " ")


def test_only_references_and_blanks_are_recorded_in_rows():
    assert {field.kind for field in REGISTER.fields.values() if field.items} == {Kind.BLANKS}
    assert {field.kind for field in STANDARD.fields.values() if field.items} == {Kind.REFERENCES}
