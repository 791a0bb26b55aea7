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

# A page that asks more is made in more steps than it needs; the first after a change counts the whole register anew.
MOST, MOST_AT_FIRST = 25, 40


def asked(*, is_known: bool) -> dict[str, int]:
    """How many questions each page asks when search is level with the ledger.

    A page `is_known` when it was shown since the last entry; else all that is remembered is of before that.
    """
    search().catch_up(limit=None)
    found = {}
    for name, address in PAGES.items():
        if is_known:
            Client().get(address)
        else:
            services.confirm_description(number=NUMBER, by=states.EDITOR)
            search().catch_up(limit=None)
        found[name] = questions(address)
    return found


def questions(address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(address).status_code == 200, address
    return len(captured)


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


@pytest.mark.parametrize("is_known", [True, False])
def test_every_page_asks_as_often_of_many_as_of_few(is_known):
    states.translated(NUMBER)
    grow(11, 40)
    few = asked(is_known=is_known)
    grow(41, 80)
    many = asked(is_known=is_known)
    assert {name: (few[name], many[name]) for name in PAGES if many[name] > few[name]} == {}
    assert {
        name: count for name, count in many.items() if count > (MOST if is_known else MOST_AT_FIRST)
    } == {}


def test_a_description_that_was_shown_is_not_read_again_until_something_is_recorded():
    states.published(NUMBER, name="Scanauto’s in de stad")
    other = states.published(name="Kentekens in de garage")
    questions("/nl/algoritme?q=stad")
    known = questions("/nl/algoritme?q=stad&sort=newest")
    services.confirm_description(number=other, by=states.EDITOR)
    assert questions("/nl/algoritme?q=stad") > known
    states.publish(NUMBER, name="Wagens in de stad")
    assert "Wagens in de" in Client().get("/nl/algoritme?q=stad").content.decode()
    services.withdraw_description(number=NUMBER, reason="Gestopt.", by=states.EDITOR)
    assert "Wagens" not in Client().get("/nl/algoritme?q=stad").content.decode()
