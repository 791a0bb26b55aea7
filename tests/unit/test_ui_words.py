"""Days, months, numbers and counts as a reader of each language expects them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from algorithm_register.ui import words

DAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("language", "day", "short", "weekday", "short_weekday", "month", "count"),
    [
        ("nl", "12 november 2026", "12 nov", "donderdag", "do", "maart 2023", "12.840"),
        ("en", "12 November 2026", "12 Nov", "Thursday", "Thu", "March 2023", "12,840"),
        ("fy", "12 novimber 2026", "12 nov", "tongersdei", "to", "maart 2023", "12.840"),
    ],
)
def test_each_language_writes_days_and_counts_its_own_way(
    language, day, short, weekday, short_weekday, month, count
):
    with translation.override(language):
        assert words.written_day(DAY) == day
        assert words.written_short_day(DAY) == short
        assert words.written_weekday(DAY) == weekday
        assert words.written_short_weekday(DAY) == short_weekday
        assert words.written_month("2023-03") == month
        assert words.written_count(12840) == count


def test_a_moment_is_written_as_its_day_in_amsterdam():
    with translation.override("nl"):
        assert words.written_day(datetime(2026, 11, 12, 23, 30, tzinfo=UTC)) == "13 november 2026"


@pytest.mark.parametrize("value", ["", "2023", "2023-13", "0000-01", "03-2023", "2023-3", "spring"])
def test_what_is_no_month_stands_as_it_is(value):
    assert words.written_month(value) == value


def test_a_number_is_written_in_two_groups_of_four():
    assert words.written_number("19357241") == "1935 7241"
