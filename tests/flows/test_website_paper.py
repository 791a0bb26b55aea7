"""On paper a page says whose register it is from, what it shows, when it was read, and where it stands for good."""

import html
import re

import pytest
from django.test import Client
from tests.factories import clock, states

from algorithm_register.register import services

pytestmark = pytest.mark.django_db

NUMBER = "19357241"
CODE = f"/nl/algoritme/gm9901/{NUMBER}"
ID = f"http://testserver/id/algoritme/{NUMBER}"


def on_paper(address: str) -> str:
    """What only paper shows of a page, in one line."""
    page = Client().get(address, follow=True).content.decode()
    told = re.findall(r'<p class="reg-printonly reg-small">(.*?)</p>', page, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", " ".join(told)))


@pytest.fixture(autouse=True)
def two_editions():
    with clock.at("2026-11-20"):
        states.published(NUMBER)
    with clock.at("2026-11-23"):
        states.publish(NUMBER, goal="<p>48 uur.</p>", reason="Korter.")
    with clock.at("2026-11-24"):
        yield


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            f"/nl/algoritme/{NUMBER}",
            f"nummer 1935 7241 · editie 2 van 23 november 2026 · gelezen op 24 november 2026 · {ID}/2",
        ),
        (
            f"{CODE}/edities/1",
            f"nummer 1935 7241 · editie 1 van 20 november 2026 · gelezen op 24 november 2026 · {ID}/1",
        ),
        (f"{CODE}/edities", f"nummer 1935 7241 · gelezen op 24 november 2026 · {ID}"),
        (
            f"{CODE}/vergelijk",
            "nummer 1935 7241 · editie 1 van 20 november 2026 naast editie 2 van 23 november 2026"
            f" · gelezen op 24 november 2026 · http://testserver{CODE}/vergelijk?van=1&tot=2 · {ID}/1 · {ID}/2",
        ),
    ],
)
def test_paper_says_what_it_shows_and_where_that_stands_for_good(address, said):
    assert on_paper(address) == f"Algoritmeregister · {said}"


def test_paper_of_what_was_withdrawn_says_where_it_stood():
    services.withdraw_description(number=NUMBER, reason="Gestopt.", by=states.EDITOR)
    assert on_paper(f"/nl/algoritme/{NUMBER}") == (
        f"Algoritmeregister · nummer 1935 7241 · gelezen op 24 november 2026 · {ID}"
    )
