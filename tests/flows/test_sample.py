"""The sample register as it is loaded: through the services, step by step, as often as one likes."""

from collections.abc import Iterator
from functools import partial
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from algorithm_register.ledger import selectors as ledger
from algorithm_register.operations.sample.loading import load_sample
from algorithm_register.operations.sample.reading import sample_organisations
from algorithm_register.operations.verification import differences
from algorithm_register.register.selectors import (
    edition_record,
    editions_of,
    live_numbers,
    published_record,
    withdrawn_numbers,
)
from algorithm_register.search.engine import search
from algorithm_register.search.port import Question

pytestmark = pytest.mark.django_db

SCAN_CARS = "19357241"
RISK_SCORE = "75959614"
CHATBOT = "98734391"
WEIRS = "64832643"
DESCRIPTIONS = [description for body in sample_organisations() for description in body.descriptions]


class Killed(Exception):
    """What ends a run half-way in these tests."""


def killed_after(steps: int) -> Iterator[None]:
    """Something to call after each step, which ends the run after so many."""
    yield from [None] * (steps - 1)
    raise Killed


def entries() -> list[tuple[str, str]]:
    return [(entry.kind, entry.subject) for entry in ledger.entries(after=-1, limit=1000)]


def assert_complete() -> None:
    editions = [len(editions_of(description.number)) for description in DESCRIPTIONS]
    assert editions == [len(description.editions) for description in DESCRIPTIONS]


@pytest.mark.database
def test_everything_is_published_once_however_often_it_is_loaded() -> None:
    loaded = load_sample()
    published = entries()
    withdrawn = [each for body in sample_organisations() for each in withdrawn_numbers(body.code)]
    assert loaded.descriptions == len(DESCRIPTIONS) == len(live_numbers()) + len(withdrawn)
    assert loaded.added == len(published)
    assert_complete()
    assert list(differences()) == []
    assert load_sample().added == 0
    assert entries() == published


def test_a_run_that_was_killed_is_completed_by_the_next_ones() -> None:
    for steps in (1, 9, 20):
        ending = killed_after(steps)
        with pytest.raises(Killed):
            load_sample(after_step=partial(next, ending))
    assert ledger.position() == 30
    load_sample()
    assert_complete()
    assert len(entries()) == len(set(entries())), "a step was taken twice"


def test_it_shows_everything_that_can_happen_to_a_description() -> None:
    load_sample()
    first, live = edition_record(SCAN_CARS, 1), published_record(SCAN_CARS)
    assert (first.organisation_name, first.is_stated) == ("Gemeente Noord", True)
    assert (live.organisation_name, live.edition, live.is_stated) == ("Gemeente Noorderhaaks", 3, True)
    assert live.name_in("en") == "Scan cars for parking control"
    assert first.redacted == ("content/human_intervention",)
    assert "Zandwijk" not in repr(first)
    assert published_record(RISK_SCORE).withdrawal_reason.startswith("Gestopt na een toets")
    assert published_record(WEIRS).freshness.state == "current"
    assert [made.origin for made in published_record(CHATBOT).translations] == ["machine"]


def test_the_command_says_what_it_did_and_all_is_found_at_once() -> None:
    for said in (f"{len(DESCRIPTIONS)} descriptions", "everything was there already"):
        out = StringIO()
        call_command("load_sample", stdout=out, skip_checks=True)
        assert said in out.getvalue()
    assert search().find(Question("scanauto’s")).hits[0].number == SCAN_CARS
    assert search().find(Question("")).total == len(live_numbers())


def test_a_public_register_takes_no_sample(settings: LazySettings) -> None:
    settings.REGISTER_PUBLIC = True
    with pytest.raises(CommandError, match="public register"):
        call_command("load_sample", skip_checks=True)
    assert ledger.position() == 0
