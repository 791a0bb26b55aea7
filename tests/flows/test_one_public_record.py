"""One public record leaves the house: every channel tells the same of the same edition.

A channel is a function from the number and the edition of a description to words by key of the standard. A later one
is added to CHANNELS, and to PAST where it tells of past editions too.
"""

import html
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from tests.factories import states

from algorithm_register.ledger.commitment import Part
from algorithm_register.register import services
from algorithm_register.register.selectors import edition_record, published_record
from algorithm_register.search.engine import search
from algorithm_register.search.port import Question
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Shown
from algorithm_register.standards.text import plain
from algorithm_register.ui.signs import category_sign, status_sign
from algorithm_register.ui.words import written_day, written_month, written_number

pytestmark = [pytest.mark.django_db, pytest.mark.database]

Words = Mapping[str, str]

FULL: dict[str, Any] = {
    "description_short": "Auto’s lezen kentekens & een medewerker <kijkt>.",
    "category": ["Overheidsfinanciën", "Verkeer"],
    "end_date": "2026-10",
    "website": "https://noorderhaaks.example/scanautos",
    "url": "https://elders.example/register/7",
    "goal": "<p>Eerlijk controleren.</p><ul><li>overal</li><li>1 &lt; 2</li></ul>",
    "proportionality": "Twee regels\nonder elkaar.",
    "human_intervention": "<p>Een medewerker kijkt.</p>",
    "risks": "<p>Een verkeerd gelezen kenteken.</p>",
    "lawful_basis": "<p>Gemeentewet.</p>",
    "lawful_basis_grouping": [{"title": "Gemeentewet", "link": "https://wetten.example/g"}],
    "process_index_url": "https://noorderhaaks.example/verwerkingen/114",
    "impacttoetsen": "<p>Geen bezwaren.</p>",
    "impacttoetsen_grouping": [{"title": "Data Protection Impact Assessment (DPIA)"}],
    "source_data": "<p>Foto’s.</p>",
    "source_data_grouping": [{"title": "Register", "link": "https://rdw.example/r"}],
    "methods_and_models": "<p>Een neuraal netwerk.</p>",
    "provider": "Parkzicht, product ScanPlus",
    "publiccode": "https://code.example/scan",
    "source_id": "N-114",
    "tags": "kenteken, naheffing",
}
# What readers never see on a page, though it is exchanged.
UNSEEN = {field.key for field in standard().fields.values() if field.shown is Shown.NEVER} - {
    "lars",
    "publication_dt",
    "standard_version",
}


def exchange(number: str, edition: int) -> Words:
    """The exchange form of the standard."""
    return in_words(edition_record(number, edition).exchange())


def results(number: str, edition: int) -> Words:
    """What search found."""
    search().catch_up(limit=None)
    hit = next(hit for hit in search().find(Question("")).hits if hit.number == number)
    assert hit.record.edition == edition
    return in_words(hit.record.exchange())


def website(number: str, edition: int) -> Words:
    """The page of the edition, read as a visitor reads it."""
    whole = Client().get(f"/id/algoritme/{number}/{edition}", follow=True).content.decode()
    page = re.sub(r"<details.*?</details>|<wbr>", "", whole, flags=re.DOTALL)
    fields = re.findall(
        r'id="veld-(\w+)">.*?<div class="reg-prose"[^>]*>(.*?)</div>\s*</section>', page, re.DOTALL
    )
    strip = re.findall(r'<p class="reg-strip__value">(.*?)</p>', page)
    sources = dict(re.findall(r'<span class="reg-refs__kind">(.*?)</span>.*?<a [^>]*href="(.*?)"', page))
    facts = {
        text_of(term): text_of(fact)
        for term, fact in re.findall(r"<div><dt[^>]*>(.*?)</dt><dd[^>]*>(.*?)</dd></div>", page, re.DOTALL)
    }
    months = re.search(r'note">(?:Sinds|Van) ([^<]+?)(?: tot ([^<]+))?</p>', page)
    named = {field.key: field.source["nl"] for field in standard().fields.values() if field.source}
    read = {
        "name": between(page, r"<h1[^>]*>(.*?)</h1>"),
        "organization": between(page, r'<p class="reg-title__by">(.*?)</p>'),
        "description_short": between(page, r'<p class="reg-lead"[^>]*>(.*?)</p>'),
        "publication_category": text_of(strip[0]),
        "status": text_of(strip[1]),
        "begin_date": months[1] if months else "",
        "end_date": (months[2] or "") if months else "",
        "category": facts["Thema"],
        "provider": facts.get("Leverancier", ""),
        "contact_email": facts["Contact"],
        "lars": facts["Nummer"],
        "standard_version": facts["Standaard"].removeprefix("Publicatiestandaard "),
        "publication_dt": between(page, r"Editie \d+ van (\d+ \w+ \d{4})</h2>"),
        **{key: html.unescape(sources[kind]) for key, kind in named.items() if kind in sources},
        **{key: text_of(shown) for key, shown in fields},
    }
    return {key: words for key, words in read.items() if words and words != "Niet ingevuld"}


CHANNELS: Mapping[str, Callable[[str, int], Words]] = {"website": website, "search": results}
PAST = ("website",)


def in_words(form: Mapping[str, Part]) -> Words:
    """What the exchange form says, in the words in which a Dutch page says it."""
    with translation.override("nl"):
        return {key: said(key, value) for key, value in form.items() if key not in UNSEEN}


def said(key: str, value: Part) -> str:
    match key:
        case "publication_category":
            return str(category_sign(value).word)
        case "status":
            return str(status_sign(value).word)
        case "begin_date" | "end_date":
            return written_month(str(value))
        case "publication_dt":
            return written_day(date.fromisoformat(str(value)))
        case "lars":
            return written_number(str(value))
        case "category":
            return ", ".join(str(each) for each in value)
    if isinstance(value, list):
        return " ".join(str(each["title"]) for each in value if isinstance(each, dict))
    is_rich = standard().field(key).kind.value == "rich text"
    return " ".join((plain(str(value)) if is_rich else str(value)).split())


def between(page: str, pattern: str) -> str:
    found = re.search(pattern, page, re.DOTALL)
    return text_of(found[1]) if found else ""


def text_of(markup: str) -> str:
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
    return words.replace(" ,", ",")


def full() -> str:
    number = states.registered(states.number_from("1935724"))
    states.publish(number, extension={"objection": "<p>Maak bezwaar.</p>"}, **FULL)
    return number


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_full_description_is_the_same_everywhere(channel):
    number = full()
    told = CHANNELS[channel](number, 1)
    assert told == exchange(number, 1)
    assert told.keys() == standard().fields.keys() - UNSEEN


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_thin_description_is_the_same_everywhere(channel):
    number = states.published(states.number_from("1935724"), category=None, begin_date=None, goal=None)
    assert CHANNELS[channel](number, 1) == exchange(number, 1)


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_was_taken_over_as_it_was_is_the_same_everywhere(channel):
    number = states.imported(begin_date="2024-13", provider="A & B", contact_email="bel ons", status="Aan")
    assert CHANNELS[channel](number, 1) == exchange(number, 1)


@pytest.mark.parametrize("channel", CHANNELS)
def test_nothing_that_was_redacted_is_told_anywhere(channel):
    number = full()
    services.redact_edition(
        number=number, edition=1, parts=["content/provider"], reason="Een naam.", by=states.EDITOR
    )
    assert "provider" not in exchange(number, 1)
    assert "Parkzicht" not in str(CHANNELS[channel](number, 1))


@pytest.mark.parametrize("channel", CHANNELS)
def test_an_extension_is_in_no_exchange_form(channel):
    number = full()
    assert "objection" not in CHANNELS[channel](number, 1)
    assert "objection" not in published_record(number).exchange()


@pytest.mark.parametrize("channel", PAST)
def test_a_past_edition_stays_what_it_was(channel):
    number = full()
    before = exchange(number, 1)
    states.publish(number, reason="Anders.", **FULL | {"goal": "<p>Anders.</p>"})
    assert CHANNELS[channel](number, 1) == exchange(number, 1) == before
    assert CHANNELS[channel](number, 2) == exchange(number, 2) != before
