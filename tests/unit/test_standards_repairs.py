"""A value is repaired only when its meaning is certain; anything else stays as it came."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithm_register.standards.loading import standard
from algorithm_register.standards.repairs import repaired, repaired_month
from algorithm_register.standards.validation import findings_on, is_month

patient = settings(deadline=None)  # a busy machine is no failure

STANDARD = standard()


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2024-10", "2024-10"),
        ("10-2024", "2024-10"),
        ("2020-1", "2020-01"),
        ("1-2020", "2020-01"),
        ("202401", "2024-01"),
        ("012022", "2022-01"),
        ("01 2014", "2014-01"),
        ("01/2014", "2014-01"),
        ("2024-02-29", "2024-02"),
        (" 10-2024\t", "2024-10"),
    ],
)
def test_a_month_is_read_where_year_and_month_are_certain(text, month):
    assert repaired_month(text) == month


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "2018", "01-24", "2024-Q2", "1062024", "010717", "010324", "januari", "Nvt", "13-2024", "2024-00",
        "0-2024", "2023-02-29", "2024-10-32", "01-02-2024", "2024-10-1", "10-24-2024", "1899-10", "２０２４-１０",
    ],
)  # fmt: skip
def test_a_month_that_could_mean_something_else_is_left_alone(text):
    assert repaired_month(text) is None


@pytest.mark.parametrize(
    ("key", "text", "meant"),
    [
        ("begin_date", "10-2024", "2024-10"),
        ("category", "Wonen, Economie", ["Economie", "Wonen"]),
        ("category", "Verkeer", ["Verkeer"]),
        ("status", "in  gebruik ", "In gebruik"),
        ("website", "<https://noorderhaaks.example/a>", "https://noorderhaaks.example/a"),
        ("contact_email", "mailto:algoritmes@noorderhaaks.example", "algoritmes@noorderhaaks.example"),
        ("contact_email", "<algoritmes@noorderhaaks.example>", "algoritmes@noorderhaaks.example"),
        ("name", "Toezicht &amp; handhaving caf&eacute;s", "Toezicht & handhaving cafés"),
    ],
)
def test_a_certain_value_is_repaired_with_a_reason(key, text, meant):
    mended = repaired(text, STANDARD.field(key))
    assert mended is not None
    assert mended.value == meant
    assert mended.reason
    assert findings_on({key: mended.value}, STANDARD) == findings_on({key: meant}, STANDARD)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("begin_date", "2024-10"),
        ("begin_date", "2018"),
        ("category", "Wonen, Tuinen"),
        ("category", ["Wonen"]),
        ("status", "Actief"),
        ("website", "www.noorderhaaks.example"),
        ("contact_email", "14 0223"),
        ("name", "1 < 2"),
        ("name", "&lt;img src=x&gt;"),
        ("name", "&amp;lt;img&amp;gt;"),
        ("name", "R&D;"),
        ("name", 17),
        ("goal", "caf&eacute;"),
    ],
)
def test_what_is_right_or_not_certain_is_left_alone(key, value):
    assert repaired(value, STANDARD.field(key)) is None


@patient
@given(st.sampled_from(list(STANDARD.fields.values())), st.text(st.characters(exclude_categories=())))
def test_no_text_stops_a_repair(field, text):
    mended = repaired(text, field)
    assert mended is None or (mended.value != text and repaired(mended.value, field) is None)


@patient
@given(st.from_regex(r"[0-9]{1,4}[-/ ]?[0-9]{1,4}", fullmatch=True))
def test_a_month_that_is_read_exists(text):
    month = repaired_month(text)
    assert month is None or is_month(month)
