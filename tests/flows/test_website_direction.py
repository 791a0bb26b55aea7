"""Names and texts that turn the direction of a line turn nothing but themselves, wherever pages show them."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.test import Client
from tests.factories import states

from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services

pytestmark = pytest.mark.django_db

NUMBER = "19357241"
# It closes isolates around it, then turns all that follows.
TRAP = "\u2069\u202e"
BODY = ("gm9903", f"Gemeente{TRAP}Keer")
CODE = f"/nl/algoritme/gm9903/{NUMBER}"
OPENS, CLOSES = "\u2066\u2067\u2068", "\u2069"
# What stands within a line of text; all else ends it, and so whatever that line left open.
INLINE = {
    "a",
    "abbr",
    "bdi",
    "cite",
    "del",
    "input",
    "ins",
    "mark",
    "q",
    "span",
    "strong",
    "svg",
    "use",
    "wbr",
}
# What a page may show as a line of its own.
ALONE = re.compile("(Kort|Naam|Doel|Reden|Kering|Gemeente|Stad)\u2069\u202e\\w*\\.?")


class Lines(HTMLParser):
    """The lines of a page, each as one text, and with it the title, without what is no text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self._is_script = False

    def handle_starttag(self, tag, _attributes):
        self._is_script = tag == "script"
        self._turn(tag)

    def handle_endtag(self, tag):
        self._is_script = False
        self._turn(tag)

    def handle_data(self, data):
        if not self._is_script:
            self.lines[-1] += data

    def _turn(self, tag):
        if tag not in INLINE:
            self.lines.append("")


def leaks(line: str) -> bool:
    """Whether a control holds for words beside the text it stands in; a line that is one text turns as it likes."""
    if ALONE.fullmatch(line.strip()):
        return False
    depth = 0
    for sign in line:
        if depth == 0 and sign in "\u202a\u202b\u202d\u202e\u2069":
            return True
        depth += (sign in OPENS) - (sign in CLOSES)
    return depth != 0


def lines_of(address: str) -> list[str]:
    """The lines that hold a control."""
    page = Client().get(address, follow=True)
    assert page.status_code in {200, 410}, address
    read = Lines()
    read.feed(page.content.decode())
    return [line for line in read.lines if "\u202e" in line]


@pytest.fixture
def turning():
    """A description, its publisher and all their words turn direction; another one has the same product."""
    texts = {"name": f"Naam{TRAP}om", "description_short": f"Kort{TRAP}om.", "provider": f"Kering{TRAP}bv"}
    states.registered(NUMBER, organisation=BODY)
    for n in range(2):
        services.publish_edition(
            number=NUMBER,
            content={**states.CONTENT, **texts, "goal": f"<p>Doel{TRAP}{n}.</p>"},
            extensions={},
            by=states.EDITOR,
            reason=f"Reden{TRAP}{n}.",
        )
    rename_organisation(code="gm9903", name=f"Stad{TRAP}Keer", on=date(2026, 1, 1), by=states.EDITOR)


@pytest.mark.parametrize(
    "address",
    [
        "/nl",
        "/nl/algoritme",
        "/nl/organisatie",
        "/nl/organisatie?q=Keer",
        "/nl/organisatie/gm9903",
        "/nl/wijzigingen",
        f"/nl/algoritme/{NUMBER}",
        f"{CODE}/edities",
        f"{CODE}/edities/1",
        f"{CODE}/vergelijk",
        f"{CODE}/vergelijk?van=1&tot=2&weergave=samen",
    ],
)
def test_a_text_that_turns_the_line_turns_no_words_of_others(turning, address):
    found = lines_of(address)
    assert found
    assert [ascii(line) for line in found if leaks(line)] == []


@pytest.mark.parametrize("address", ["", "/edities", "/edities/2", "/vergelijk?van=1&tot=2"])
def test_the_same_holds_where_a_description_was_withdrawn(turning, address):
    services.withdraw_description(number=NUMBER, reason=f"Reden{TRAP}weg.", by=states.EDITOR)
    for each in (CODE + address, "/nl/organisatie/gm9903", "/nl/wijzigingen"):
        assert [ascii(line) for line in lines_of(each) if leaks(line)] == []


def test_a_contact_in_words_turns_nothing_that_follows_it():
    states.imported(NUMBER, contact_email=f"Loket{TRAP}om, zie https://noorderhaaks.example/x{TRAP}")
    found = lines_of(f"/nl/algoritme/{NUMBER}")
    assert found
    assert [ascii(line) for line in found if leaks(line)] == []


def test_a_comparison_writes_out_what_turns_a_text_because_nobody_would_see_it(turning):
    page = Client().get(f"{CODE}/vergelijk?van=1&tot=2").content.decode()
    assert "Doel⟨U+2069⟩⟨U+202E⟩" in page
    assert "dat de richting van de tekst keert" in page


def test_a_name_from_right_to_left_stands_apart_in_a_title_and_in_a_sentence():
    states.published(NUMBER, organisation=("gm9904", "مدينة"))
    page = Client().get(f"/nl/algoritme/{NUMBER}", follow=True).content.decode()
    assert "Scanauto’s voor parkeercontrole, \u2068مدينة\u2069 - Algoritmeregister</title>" in page
    assert "Schrijf naar \u2068مدينة\u2069:" in page
