"""Counts on the home page follow the ledger, and notice when another ledger was put in its place."""

import pytest
from tests.factories import states

from algorithm_register.register import services
from algorithm_register.website.tally import Tally, by_theme

pytestmark = pytest.mark.django_db


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
