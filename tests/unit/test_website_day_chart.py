"""Where the bars of the days stand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.website.changes.day_chart import day_chart

FIRST = date(2026, 11, 1)


def days_with(counts: list[int]) -> dict[date, int]:
    return {FIRST + timedelta(at): count for at, count in enumerate(counts)}


@given(st.lists(st.integers(0, 100_000), min_size=2, max_size=31).filter(any))
def test_every_bar_stands_within_the_picture_and_is_as_high_as_its_count(counts):
    of_day = days_with(counts)
    chart = day_chart(of_day, list(of_day))
    assert chart is not None
    assert len(chart.bars) == len(counts)
    for bar, count in zip(chart.bars, counts, strict=True):
        assert 0 <= float(bar.x) <= float(bar.x) + float(bar.width) <= 300
        assert 22 <= float(bar.y) <= 86
        assert float(bar.height) == pytest.approx(64 * count / max(counts), abs=0.1)
    assert [count for _, count in reversed(chart.table)] == counts


@pytest.mark.parametrize("counts", [[5], [0, 0, 0]])
def test_one_number_and_no_number_need_no_picture(counts):
    of_day = days_with(counts)
    assert day_chart(of_day, list(of_day)) is None


def test_a_week_has_a_word_and_a_number_at_every_bar_a_month_only_where_there_is_room():
    week = days_with([1, 2, 3, 0, 0, 4, 5])
    of_week = day_chart(week, list(week))
    assert of_week is not None
    assert all(bar.label and bar.written for bar in of_week.bars)
    month = days_with([1] * 23 + [9])
    chart = day_chart(month, list(month))
    assert chart is not None
    assert [bar.label for bar in chart.bars if bar.label] == ["1", "8", "15", "24"]
    assert [bar.written for bar in chart.bars if bar.written] == ["9"]
