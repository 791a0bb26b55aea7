"""Which days a visitor asks the changes of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.website.changes.periods import DAY, MONTH, UNITS, WEEK, asked_period, period

TODAY = date(2026, 11, 24)

units = st.sampled_from(UNITS)
days = st.dates(date(2000, 1, 1), TODAY)


def test_a_week_is_seven_days_up_to_the_day_that_was_asked():
    asked = period(WEEK, date(2026, 11, 17), TODAY)
    assert (asked.first, asked.last) == (date(2026, 11, 11), date(2026, 11, 17))


def test_a_month_is_that_of_the_calendar_as_far_as_it_has_come():
    this, last = period(MONTH, TODAY, TODAY), period(MONTH, date(2026, 10, 5), TODAY)
    assert (this.first, this.last, this.is_now) == (date(2026, 11, 1), TODAY, True)
    assert (last.first, last.last, last.is_now) == (date(2026, 10, 1), date(2026, 10, 31), False)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "gisteren",
        "2026-13-01",
        "2026-02-30",
        "2027-01-01",
        "1999-12-31",
        "0001-01-01",
        "2026-1-1",
        "²⁰²⁶-01-01",
    ],
)
def test_what_is_no_day_or_still_to_come_counts_as_today(written):
    assert asked_period(DAY, written, TODAY).first == TODAY


def test_what_is_no_unit_counts_as_a_week():
    assert asked_period("eeuw", "", TODAY) == period(WEEK, TODAY, TODAY)


def test_before_the_earliest_day_there_is_nothing_to_ask():
    assert period(WEEK, date(2000, 1, 3), TODAY).earlier() is None


@given(units, days)
def test_going_back_and_forth_leaves_no_day_out(unit, until):
    asked = period(unit, until, TODAY)
    assert asked.first <= asked.last <= TODAY
    earlier, later = asked.earlier(), asked.later()
    assert earlier is None or earlier.last == asked.first - timedelta(days=1)
    assert (later is None) == asked.is_now
    assert later is None or asked.last < later.last
    assert later is None or later.first <= asked.last + timedelta(days=1)


@given(units, days)
def test_an_address_leads_to_the_same_days(unit, until):
    asked = period(unit, until, TODAY)
    assert asked_period(unit, asked.until, TODAY) == asked
