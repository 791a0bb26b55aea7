"""Content is recorded in one form, whatever form it came in; what changed is told, and nothing is dropped."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithm_register.standards.canonicalisation import Canonical, canonicalise, escaped_key
from algorithm_register.standards.findings import Severity, without_doubles
from algorithm_register.standards.loading import standard
from algorithm_register.standards.validation import findings_on

patient = settings(deadline=None)  # a busy machine is no failure

STANDARD = standard()
LINK = "https://wetten.example/225"
TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXTS
    | st.sampled_from(["Wonen", "2024-10", LINK]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["title", "link"]) | TEXTS, inner, max_size=4)
    ),
    max_leaves=8,
)
ANY_CONTENT = st.dictionaries(st.sampled_from(list(STANDARD.fields)) | TEXTS, ANYTHING, max_size=6)


def codes(raw):
    return [(each.field, each.code) for each in canonicalise(raw, STANDARD).findings]


@pytest.mark.parametrize(
    ("key", "value", "recorded"),
    [
        ("name", " 1 < 2 ", "1 < 2"),
        ("name", "&lt;img src=x&gt;", "&lt;img src=x&gt;"),
        ("goal", "een <b>twee</b>", "een twee"),
        ("goal", "regel 1\r\nregel 2", "regel 1\nregel 2"),
        ("category", ["Wonen", "Economie", "Wonen"], ["Economie", "Wonen"]),
        ("lawful_basis_grouping", [{"title": "Wet ", "link": None}], [{"title": "Wet"}]),
        (
            "lawful_basis_grouping",
            [{"title": "B", "link": LINK}, {}, {"title": "A"}],
            [{"title": "B", "link": LINK}, {"title": "A"}],
        ),
        ("begin_date", "10-2024", "10-2024"),
    ],
)
def test_a_value_is_recorded_in_the_form_of_its_kind(key, value, recorded):
    assert canonicalise({key: value}, STANDARD).content == {key: recorded}


@pytest.mark.parametrize("empty", [None, "", " \n", "\xa0", [], {}])
@pytest.mark.parametrize("key", ["name", "goal", "category", "lawful_basis_grouping", "begin_date"])
def test_what_is_empty_is_absent(key, empty):
    canonical = canonicalise({key: empty}, STANDARD)
    assert canonical.content == {}
    assert not [each for each in canonical.findings if each.severity is Severity.REFUSES]


@pytest.mark.parametrize("empty", ["<p> </p>", "<!-- -->", "<script>x</script>", "&nbsp;"])
def test_rich_text_without_text_is_absent(empty):
    assert canonicalise({"goal": empty}, STANDARD).content == {}


@pytest.mark.parametrize(
    ("key", "value", "recorded", "code"),
    [
        ("name", 17, "17", "wrong-type"),
        ("name", True, "true", "wrong-type"),
        ("goal", {"b": "<script>x</script>", "a": 1.0}, '{"a":1,"b":""}', "wrong-type"),
        ("category", ["Wonen", "Tuinen"], '["Wonen","Tuinen"]', "not-permitted"),
        ("category", {"Wonen": 1}, '{"Wonen":1}', "wrong-type"),
        ("lawful_basis_grouping", [{"link": LINK}], f'[{{"link":"{LINK}"}}]', "wrong-type"),
        (
            "lawful_basis_grouping",
            [{"title": "Wet", "jaar": 1990}],
            '[{"jaar":1990,"title":"Wet"}]',
            "wrong-type",
        ),
        ("lawful_basis_grouping", ["Wet"], '["Wet"]', "wrong-type"),
    ],
)
def test_a_value_without_a_certain_meaning_stays_a_string_with_a_finding(key, value, recorded, code):
    canonical = canonicalise({key: value}, STANDARD)
    assert canonical.content == {key: recorded}
    assert (key, code) in [(each.field, each.code) for each in canonical.findings]


def test_a_text_where_a_list_belongs_stays_a_string_and_is_judged():
    canonical = canonicalise({"category": "Wonen", "impacttoetsen_grouping": "1: DPIA"}, STANDARD)
    assert canonical.content == {"category": "Wonen", "impacttoetsen_grouping": "1: DPIA"}
    found = {(each.field, each.code) for each in findings_on(canonical.content, STANDARD)}
    assert {("category", "not-permitted"), ("impacttoetsen_grouping", "wrong-type")} <= found


def test_what_changed_is_told():
    assert codes({"name": " Parkeren"}) == [("name", "text-normalised")]
    assert codes({"goal": "<p onclick=x>een</p>"}) == [("goal", "markup-removed")]
    assert codes({"category": ["Wonen", "Economie"]}) == [("category", "reordered")]
    assert codes({"name": "Parkeren", "goal": "een & <naam>", "category": ["Economie"]}) == []


def test_an_unknown_key_is_reported_never_dropped():
    canonical = canonicalise({"leverancier_id": 17, "Naam van é": "x", "leeg": None}, STANDARD)
    assert canonical.unknown == {"leverancier_id": "17", "~4eaam~20van~20~c3~a9": "x"}
    told = [each.field for each in canonical.findings if each.code == "unknown-key"]
    assert told == ["leverancier_id", "Naam van é", "leeg"]


def test_what_the_record_writes_itself_never_stands_in_content():
    raw = {
        "organization": "Gemeente Noorderhaaks",
        "lang": "nld",
        "lars": "string",
        "standard_version": "1.0",
    }
    assert canonicalise(raw, STANDARD) == canonicalise({}, STANDARD)


@patient
@given(st.lists(TEXTS, unique=True, min_size=2, max_size=2))
def test_escaped_keys_stay_different_and_fit_the_ledger(keys):
    first, second = map(escaped_key, keys)
    assert first != second
    assert re.fullmatch(r"[a-z0-9_.~-]+", first)


@patient
@given(ANY_CONTENT)
def test_any_json_becomes_content_that_the_ledger_can_hold(raw):
    check_recordable(raw)


@pytest.mark.proof
@settings(max_examples=10 * settings().max_examples)
@given(ANY_CONTENT)
def test_any_json_can_be_recorded_and_judged_whatever_is_tried(raw):
    check_recordable(raw)
    findings_on(raw, STANDARD)


def check_recordable(raw: dict[str, object]) -> None:
    canonical = canonicalise(raw, STANDARD)
    for value in [*canonical.content.values(), *canonical.unknown.values()]:
        assert value
        assert isinstance(value, str | list)
        for item in value if isinstance(value, list) else []:
            assert isinstance(item, str) or (item["title"] and set(item) <= {"title", "link"})
    assert set(canonical.content) <= set(STANDARD.fields)
    assert {
        each.field for each in canonical.findings if each.code == "unknown-key"
    } == raw.keys() - STANDARD.fields


@patient
@given(ANY_CONTENT)
def test_canonical_content_is_its_own_canonical_form(raw):
    once = canonicalise(raw, STANDARD)
    twice = canonicalise({**once.content, **once.unknown}, STANDARD)
    assert (twice.content, not twice.findings or bool(once.unknown)) == (once.content, True)


def test_the_published_vectors_hold_canonical_content():
    vectors = json.loads((Path(__file__).parents[1] / "data" / "vectors.json").read_text(encoding="utf-8"))
    for record in vectors["records"]:
        parts = record["parts"].items()
        content = {
            name.removeprefix("content/"): value for name, value in parts if name.startswith("content/")
        }
        assert canonicalise(content, STANDARD) == Canonical(content, {}, ())


def test_values_that_are_no_json_do_not_stop_it():
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    for value in (float("nan"), 2**80, b"bytes", {1: 2}, {"x": "\ud800"}, Decimal("1.5"), object(), nested):
        canonical = canonicalise({"name": value, "x": value}, STANDARD)
        assert canonical.content.keys() == {"name"}
        findings_on({"name": value, "category": [value], "source_data_grouping": [value]}, STANDARD)


def test_one_field_gets_one_finding_of_a_code_the_heaviest():
    canonical = canonicalise({"category": ["Tuinen"], "x": "1"}, STANDARD)
    gate = findings_on(canonical.content, STANDARD, unknown=canonical.unknown)
    together = without_doubles((*canonical.findings, *gate))
    assert [each.severity for each in together if each.field == "x"] == [Severity.REFUSES]
    assert [each.code for each in together if each.field == "category"] == ["not-permitted"]
