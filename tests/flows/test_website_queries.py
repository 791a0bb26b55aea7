"""However much a register holds, every page asks the database as often as it did with a few descriptions."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import states
from tests.flows.test_website_validators import NUMBER, PAGES

from algorithm_register.register import services
from algorithm_register.search.engine import search

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# A page that asks more is made in more steps than it needs.
MOST = 25


def asked() -> dict[str, int]:
    """How many questions each page asks, when search and counts are level with the ledger."""
    search().catch_up(limit=None)
    found = {}
    for name, address in PAGES.items():
        Client().get(address)
        with CaptureQueriesContext(connection) as questions:
            assert Client().get(address).status_code == 200, name
        found[name] = len(questions)
    return found


def grow(first: int, last: int) -> None:
    """Descriptions of several organisations, some translated, confirmed or withdrawn, and more of the one looked at."""
    for n in (each for each in range(first, last) if each % 10):
        number = states.number_from(f"33333{n}")
        body = (f"gm99{n}", f"Gemeente Zand {n}") if n % 2 else states.NOORDERHAAKS
        states.published(number, organisation=body, name=f"Scanauto’s {n}")
        if n % 3 == 0:
            services.confirm_description(number=number, by=states.EDITOR)
        if n % 4 == 0:
            services.withdraw_description(number=number, reason="Gestopt na toets.", by=states.EDITOR)
    states.publish(NUMBER, reason=f"Wijziging {last}.", goal=f"<p>Tekst {last}.</p>")


def test_every_page_asks_as_often_of_many_as_of_few():
    states.translated(NUMBER)
    grow(11, 20)
    few = asked()
    grow(21, 60)
    many = asked()
    assert {name: (few[name], many[name]) for name in PAGES if many[name] > few[name]} == {}
    assert {name: count for name, count in many.items() if count > MOST} == {}
