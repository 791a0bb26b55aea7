"""A description is current for 365 days after somebody looked, and may be outdated up to 548."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.register.freshness import CURRENT_DAYS, MAYBE_DAYS, freshness

DAYS = st.dates(date(1900, 1, 1), date(9000, 1, 1))
AGES = st.integers(0, 3_000).map(lambda days: timedelta(days=days))
ORDER = ("current", "maybe", "outdated")


@pytest.mark.parametrize(
    ("age", "state"),
    [(0, "current"), (365, "current"), (366, "maybe"), (548, "maybe"), (549, "outdated")],
)
def test_the_last_day_of_each_state_belongs_to_it(age, state):
    day = date(2025, 1, 1)
    found = freshness(in_force_from=day, confirmed_on=None, today=day + timedelta(days=age))
    assert (found.state, found.checked_on) == (state, day)


@given(DAYS, AGES)
def test_the_state_follows_from_the_days_since_somebody_looked(day, age):
    state = freshness(in_force_from=day, confirmed_on=None, today=day + age).state
    days = age.days
    assert state == ("current" if days <= CURRENT_DAYS else "maybe" if days <= MAYBE_DAYS else "outdated")


@given(DAYS, DAYS, DAYS)
def test_a_description_was_checked_on_the_later_of_its_day_and_its_confirmation(day, confirmed, today):
    found = freshness(in_force_from=day, confirmed_on=confirmed, today=today)
    assert found == freshness(in_force_from=max(day, confirmed), confirmed_on=None, today=today)
    assert found.checked_on == max(day, confirmed)


@given(DAYS, AGES, st.none() | DAYS)
def test_a_description_never_grows_fresher_by_waiting(day, age, review):
    def state(today):
        return freshness(in_force_from=day, confirmed_on=None, today=today, review_on=review).state

    assert ORDER.index(state(day + age)) <= ORDER.index(state(day + age + timedelta(days=1)))


@given(DAYS, AGES.filter(bool), AGES)
def test_the_day_that_a_publisher_names_takes_the_place_of_the_365(day, until, over):
    review = day + until
    found = freshness(in_force_from=day, confirmed_on=None, today=review + over, review_on=review)
    assert found.due_on == review
    days = CURRENT_DAYS + over.days
    assert found.state == (
        "current" if days <= CURRENT_DAYS else "maybe" if days <= MAYBE_DAYS else "outdated"
    )


@given(DAYS, AGES)
def test_a_day_that_has_been_met_no_longer_counts(day, before):
    found = freshness(in_force_from=day, confirmed_on=None, today=day, review_on=day - before)
    assert found.due_on == day + timedelta(days=CURRENT_DAYS)


@pytest.mark.parametrize("day", [date.max, date.max - timedelta(days=1)])
def test_a_day_at_the_end_of_the_calendar_is_no_error(day):
    assert freshness(in_force_from=day, confirmed_on=None, today=day).due_on == date.max
    assert (
        freshness(in_force_from=date(2026, 1, 1), confirmed_on=None, today=day, review_on=day).state in ORDER
    )
