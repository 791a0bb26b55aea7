"""The words of real descriptions find them: every title its own entry, every whole word all entries that hold it."""

import json
import re
from datetime import date

import pytest
from tests.factories.records import public_record

from algorithm_register.register.records import PublicRecord
from algorithm_register.search.answering.marking import marks
from algorithm_register.search.answering.snippets import best_snippet
from algorithm_register.search.asking.meaning import meaning
from algorithm_register.search.asking.queries import queries
from algorithm_register.search.asking.questions import asked
from algorithm_register.search.asking.vocabulary import Vocabulary
from algorithm_register.search.index.documents import document, telling_texts
from algorithm_register.search.index.generation import Batch, Cursor, Generation

pytestmark = pytest.mark.proof


@pytest.fixture
def listing(real_data):
    rows = json.loads((real_data / "listing-2026-05-13.json").read_text(encoding="utf-8"))
    return {row["id"]: _record(row) for row in rows}


@pytest.fixture
def find(listing, tmp_path):
    index = Generation.begin(tmp_path / "1", born=0)
    index.write([Batch((), [document(record, "nl") for record in listing.values()], Cursor(len(listing)))])
    searcher = index.snapshot().searcher

    def numbers(text):
        made = queries(meaning(asked(text), "nl"), Vocabulary(searcher))
        hits = searcher.search(made.full, limit=len(listing)).hits
        return [searcher.doc(address)["number"][0] for _, address in hits]

    return numbers


def test_every_title_and_number_finds_its_own_entry(listing, find):
    assert [number for number, record in listing.items() if number not in find(record.name)] == []
    assert [number for number in listing if find(number)[:1] != [number]] == []


def test_a_word_finds_every_entry_that_holds_it(listing, find):
    words = [
        "kenteken",
        "kentekens",
        "fraude",
        "woz",
        "chatbot",
        "bezwaar",
        "camera",
        "schulden",
        "bijstand",
        "parkeren",
    ]
    missed = {
        word: [
            number for number, record in listing.items() if _holds(record, word) and number not in find(word)
        ]
        for word in words
    }
    assert missed == {word: [] for word in words}
    assert all(find(word) for word in words)


def test_a_snippet_shows_what_was_found(listing, find):
    asked_for = marks(meaning(asked("kenteken"), "nl").wants, "nl")
    shown = {
        number: best_snippet(telling_texts(listing[number], "nl"), asked_for)
        for number, record in listing.items()
        if _holds(record, "kenteken") and not re.search("kenteken", record.name, re.IGNORECASE)
    }
    assert shown
    assert all(any(is_hit for _, is_hit in runs) for runs in shown.values())


def _holds(record: PublicRecord, word: str) -> bool:
    return any(re.search(rf"\b{word}\b", str(text), re.IGNORECASE) for text in record.content.values())


def _record(row: dict[str, str]) -> PublicRecord:
    day = date.fromisoformat(row["laatst_gewijzigd"][:10])
    content = {"name": row["title"], "goal": row["doel"], "lawful_basis": row["juridische_basis"]}
    return public_record(
        day=day,
        number=row["id"],
        organisation_code=row["url"].split("/")[-2],
        organisation_name=row["organisatie"],
        content={key: text for key, text in content.items() if text},
        origin="imported",
        source="listing",
        is_stated=True,
    )
