"""Rows of every shape come into our own terms: repaired where certain, else as they were, with a finding."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithm_register.intake.mapping import map_row
from algorithm_register.intake.reading import read_file
from algorithm_register.intake.rows import FileRow
from algorithm_register.intake.shapes import Shape
from algorithm_register.kernel.errors import ValueRefused

DATA = Path(__file__).resolve().parents[1] / "data"
NUMBER = "19357241"


def mapped(file, *, as_of=None):
    read = read_file(DATA / file)
    return [map_row(row, read.shape, source=str(read.shape), as_of=as_of) for row in read.rows]


def one(shape=Shape.JSONL, *, as_of=None, **values):
    known = {"lars": NUMBER, "name": "Scanauto", "organization": "Gemeente Noorderhaaks"}
    return map_row(FileRow(1, 1, {**known, **values}), shape, source="bron", as_of=as_of)


def codes(notes):
    return {(note.field, note.code) for note in notes}


def test_the_listing_comes_under_the_keys_of_the_standard():
    first, second = mapped("import-listing.json")
    assert first.number == NUMBER
    assert first.content["name"] == "Scanauto’s voor parkeren"
    assert first.content["status"] == "In gebruik"
    assert first.content["lawful_basis"] == "Gemeentewet, artikel 225"
    assert "Bij &lt; 5 minuten" in first.content["goal"]
    assert first.stated_on == date(2026, 4, 24)
    assert second.content["status"] == "In ontwikkeling"
    assert "lawful_basis" not in second.content


def test_the_listing_states_the_code_of_the_organisation_in_its_address():
    first, second = mapped("import-listing.json")
    assert (first.organisation_code, second.organisation_code) == ("gm9901", "ws9904")


def test_the_guess_of_the_collector_is_remembered_and_no_content():
    first, _ = mapped("import-listing.json")
    assert first.memory["impactassessment"] == "Ja"
    assert not set(first.content) & {"impactassessment", "impacttoetsen", "url"}
    assert first.unknown == {}


def test_a_poor_shape_is_not_blamed_for_fields_it_never_has():
    first, _ = mapped("import-listing.json")
    assert first.findings == ()


def test_themes_become_a_list_in_the_order_of_the_standard():
    first, _ = mapped("import-nld.jsonl")
    assert first.content["category"] == ["Openbare orde en veiligheid", "Verkeer"]


def test_a_day_that_the_source_made_up_is_left_out():
    first, _ = mapped("import-nld.jsonl")
    assert first.content["begin_date"] == "2023-03"
    assert ("begin_date", "repaired") in codes(first.repairs)


def test_any_other_day_may_be_a_wrong_reading_and_is_kept():
    _, second = mapped("import-nld.jsonl")
    assert second.content["begin_date"] == "2022-01-20"
    assert {("begin_date", "in-doubt"), ("begin_date", "not-a-month")} <= codes(second.findings)


def test_values_that_break_a_rule_are_kept_with_a_finding():
    _, second = mapped("import-nld.jsonl")
    assert second.content["contact_email"] == "zie onze website"
    assert second.content["website"] == "www.noorderhaaks.example"
    assert {("contact_email", "not-a-contact"), ("website", "not-a-url")} <= codes(second.findings)


def test_a_row_of_the_dutch_csv_has_no_number_and_is_known_by_its_name():
    (row,) = mapped("import-nld.csv", as_of=date(2025, 2, 1))
    assert row.number == ""
    assert row.local_name == "Woningen waarderen"
    assert row.stated_on == date(2025, 2, 1)
    assert row.content["lawful_basis_grouping"] == [
        {"title": "Wet waardering onroerende zaken", "link": "https://wetten.example/woz"},
        {"title": "Besluit A, B en C", "link": "https://wetten.example/abc/1.2"},
    ]


def test_a_source_id_is_a_better_name_than_the_name():
    assert one(lars="", source_id="P-12").local_name == "P-12"


def test_english_words_are_put_back_into_those_of_the_standard():
    first, second = mapped("import-eng.csv")
    assert first.language == "en"
    assert first.content["status"] == "In gebruik"
    assert first.content["category"] == ["Openbare orde en veiligheid", "Verkeer"]
    assert second.content["category"] == ["Wonen"]
    assert second.content["publication_category"] == "Overige algoritmes"


def test_months_and_references_of_the_csv_are_repaired():
    first, _ = mapped("import-eng.csv")
    assert first.content["begin_date"] == "2023-03"
    assert first.content["provider"] == "Veldzicht & Zoon"
    assert first.content["impacttoetsen_grouping"] == [
        {"title": "Data Protection Impact Assessment (DPIA)"},
        {"title": "DPIA light, on request"},
    ]
    assert ("impacttoetsen_grouping", "in-doubt") in codes(first.findings)


def test_a_cell_that_looks_like_a_formula_is_kept_as_it_is():
    _, second = mapped("import-eng.csv")
    assert second.content["description_short"] == "=Software finds names."


def test_what_has_no_certain_meaning_is_kept_with_a_finding():
    _, second = mapped("import-eng.csv")
    assert second.content["end_date"] == "Nvt"
    assert ("end_date", "not-a-month") in codes(second.findings)


def test_an_unknown_key_is_reported_never_dropped():
    row = one(**{"Extra sleutel": {"a": 1}})
    assert row.unknown == {"~45xtra~20sleutel": '{"a":1}'}
    assert ("Extra sleutel", "unknown-key") in codes(row.findings)


def test_a_language_or_day_that_cannot_be_read_is_reported_and_the_row_kept():
    row = one(lang="klingon", publication_date="vorige week", as_of=date(2025, 1, 1))
    assert (row.language, row.stated_on) == ("nl", date(2025, 1, 1))
    assert {("lang", "unknown-language"), ("", "not-a-date")} <= codes(row.findings)


def test_the_day_a_row_states_itself_counts_before_that_of_the_file():
    assert one(publication_date="2024-05-06", as_of=date(2025, 1, 1)).stated_on == date(2024, 5, 6)


@pytest.mark.parametrize("values", [{"lars": "12345678"}, {"lars": "1935724"}, {"lars": "", "name": ""}])
def test_a_row_that_nothing_can_be_known_by_is_refused(values):
    with pytest.raises(ValueRefused):
        one(**values, status="In gebruik")


def test_a_row_with_no_answer_at_all_is_refused():
    with pytest.raises(ValueRefused, match="no answer"):
        one(name="  ")


def test_fingerprints_are_equal_when_rows_say_the_same_on_another_day():
    assert one(publication_date="2024-05-06").fingerprint == one().fingerprint
    assert one(org_id="gm9901").fingerprint != one().fingerprint


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["lars", "name", "goal", "category", "begin_date", "lawful_basis_grouping", "id", "url", "lang"]
)


@settings(deadline=None)  # the first example pays for loading the standard
@given(st.dictionaries(KEYS | st.text(max_size=6), ANYTHING, max_size=8), st.sampled_from(list(Shape)))
def test_any_row_is_mapped_or_refused_with_a_sentence(values, shape):
    try:
        row = map_row(FileRow(1, 1, values), shape, source="bron", as_of=None)
    except ValueRefused:
        return
    assert row.content
    assert len(row.fingerprint) == 64
