"""What a visitor reads where a description has no name: it was redacted, or its source never gave one."""

import html
import re
from datetime import date

import pytest
from django.test import Client
from tests.factories import states

from algorithm_register.register import services

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FIRST, SECOND = states.number_from("1111111"), states.number_from("2222222")
# Wherever a description is called by its name.
PLACES = (
    "/{language}/algoritme",
    "/{language}/algoritme/gm9901/{number}/beschrijving",
    "/{language}/algoritme/gm9901/{number}/edities",
    "/{language}/algoritme/gm9901/{number}/vergelijk",
    "/{language}/organisatie/gm9901/gemeente-noorderhaaks",
    "/{language}/wijzigingen?soort={kind}",
)


def pages(number: str, kind: str, language: str) -> list[str]:
    return [
        Client().get(each.format(language=language, number=number, kind=kind)).content.decode()
        for each in PLACES
    ]


def languages_of(words: str, page: str) -> set[str]:
    """The languages in which the page says that these words are; empty is its own."""
    main = page[page.index("<main") :]
    tags = re.findall(rf"<(\w[^<>]*)>{words}", main)
    return {found[1] if (found := re.search(r'\blang="(\w+)"', tag)) else "" for tag in tags}


def without_name() -> str:
    """A description taken over from a source that gave no name."""
    return states.imported(FIRST, name=None, description_short=None)


def test_a_name_that_was_redacted_is_not_public():
    number = states.redacted(FIRST, part="content/name")
    for page in pages(number, "afgeschermd", "nl"):
        assert "Naam niet openbaar" in html.unescape(page)
        assert "Naam niet ingevuld" not in page


def test_a_name_that_was_never_given_is_not_said_to_be_kept_from_the_reader():
    number = without_name()
    for page in pages(number, "overgenomen", "nl"):
        assert "Naam niet openbaar" not in page
    read = pages(number, "overgenomen", "nl")
    assert all("Naam niet ingevuld" in page for page in read[:-1])


@pytest.mark.parametrize("made", ["redacted", "never given"])
def test_what_we_say_in_place_of_a_name_is_in_the_language_of_the_page(made):
    number = states.redacted(FIRST, part="content/name") if made == "redacted" else without_name()
    words = "Name not public" if made == "redacted" else "Name not filled in"
    read = pages(number, "afgeschermd", "en")
    for page in read if made == "redacted" else read[:-1]:
        assert languages_of(words, page) == {""}


def test_where_it_was_withdrawn_too():
    number = states.redacted(FIRST, part="content/name")
    services.withdraw_description(number=number, reason="Gestopt.", by=states.EDITOR)
    page = Client().get(f"/en/algoritme/gm9901/{number}/beschrijving").content.decode()
    assert languages_of("Name not public", page) == {""}
    listed = Client().get("/en/organisatie/gm9901/gemeente-noorderhaaks?toon=gestopt").content.decode()
    assert languages_of("Name not public", listed) == {""}


def test_what_is_similar_and_has_no_name_is_called_the_same():
    for number in (FIRST, SECOND):
        states.redacted(number, part="content/name")
    page = Client().get(f"/en/algoritme/gm9901/{FIRST}/beschrijving").content.decode()
    assert languages_of("Name not public", page) == {""}


def test_a_comparison_of_editions_without_a_name_says_so_too():
    number = without_name()
    states.imported(number, stated=date(2024, 6, 1), name=None, goal="Ander doel.")
    page = Client().get(f"/en/algoritme/gm9901/{number}/vergelijk?van=1&tot=2").content.decode()
    assert languages_of("Name not filled in", page) == {""}
