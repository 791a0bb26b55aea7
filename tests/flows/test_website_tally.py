"""Counts on the home page follow the ledger, and notice when another ledger was put in its place."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from tests.factories import states

from algorithm_register.register import services
from algorithm_register.website.home.overview import counted_together, overview
from algorithm_register.website.tally import Counted, Tally

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def by_theme(counted: list[Counted]) -> Mapping[str, int]:
    return counted_together(counted, TODAY).by_theme


def test_the_tally_follows_what_is_published_changed_and_withdrawn():
    tally = Tally()
    number = states.published(category=["Verkeer"])
    assert by_theme(tally.counted()) == {"Verkeer": 1}
    states.publish(number, reason="Ander thema.", category=["Werk"])
    assert by_theme(tally.counted()) == {"Werk": 1}
    services.withdraw_description(number=number, reason="Gestopt.", by=states.EDITOR)
    assert tally.counted() == []


def test_the_tally_begins_again_when_the_entry_at_its_cursor_is_another_one():
    states.published()
    tally = Tally(live={"19357241": None}, cursor=0, digest="of another ledger")  # type: ignore[dict-item]
    assert tally.counted() == Tally().counted()


def test_once_level_the_tally_asks_the_database_almost_nothing(django_assert_max_num_queries):
    states.published()
    tally = Tally()
    tally.counted()
    with django_assert_max_num_queries(3):
        tally.counted()


def test_each_organisation_is_counted_as_it_changes():
    tally = Tally()
    number = states.published()
    states.published(states.number_from("1111111"), organisation=states.DUINVESTE)
    assert tally.counts() == {"gm9901": 1, "gm9902": 1}
    assert [each.number for each in tally.counted_of("gm9901")] == [number]
    services.withdraw_description(number=number, reason="Gestopt.", by=states.EDITOR)
    assert tally.counts() == {"gm9902": 1}
    assert tally.counted_of("gm9901") == []


def test_the_overview_is_made_again_when_something_is_published_and_when_a_day_passes():
    states.published()
    first = overview(TODAY)
    assert overview(TODAY) is first
    states.published(states.number_from("1111111"))
    assert overview(TODAY).all.total == first.all.total + 1
    assert overview(TODAY + timedelta(days=4_000)).all.outdated == 2
