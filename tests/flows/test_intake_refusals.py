"""One row that cannot be recorded is refused alone: its neighbours are kept, also those of the same description."""

import json
import sqlite3
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.factories import states

from algorithm_register.intake.models import Known, LastRow, SeenRow
from algorithm_register.intake.services import import_files
from algorithm_register.ledger.selectors import position
from algorithm_register.register.selectors import live_numbers, published_record

SCANCARS = "19357241"
NUMBERS = [states.number_from(f"29357{tens}{ones}") for tens in "1234" for ones in "12345"]
ROOM = 50_000
TOO_LONG = "Met scanauto’s controleert de gemeente overal evenveel. " * 2_000

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def directory(db: None) -> None:
    states.enrolled()


@pytest.fixture
def little_room(db: None) -> Iterator[None]:
    """A database that has no room for a long text, and says so in its own way."""
    if connection.vendor == "sqlite":
        before = connection.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, ROOM)
        yield
        connection.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, before)
        return
    with connection.cursor() as cursor:
        cursor.execute(f"""
            CREATE FUNCTION refuse_long() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF length(NEW.content::text) > {ROOM} THEN
                    RAISE EXCEPTION 'too long' USING ERRCODE = 'string_data_right_truncation';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER refuse_long BEFORE INSERT OR UPDATE ON intake_lastrow
                FOR EACH ROW EXECUTE FUNCTION refuse_long();
        """)
    yield


def jsonl_row(number: str, **values: str) -> dict[str, str]:
    row = {"lars": number, "name": f"Scanauto {number}", "organization": "Gemeente Noorderhaaks"}
    return {**row, "publication_date": "2026-04-24", **values}


def listing_row(number: str, **values: str) -> dict[str, str]:
    return {
        "id": number,
        "title": f"Scanauto {number}",
        "organisatie": "Gemeente Noorderhaaks",
        "doel": "Overal evenveel.",
        "juridische_basis": "",
        "status": "in_gebruik",
        "impactassessment": "",
        "laatst_gewijzigd": "2026-04-24",
        "url": f"https://register.example/nl/algoritme/gm9901/{number}",
        **values,
    }


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    lines = json.dumps(rows) if path.suffix == ".json" else "".join(json.dumps(row) + "\n" for row in rows)
    path.write_text(lines, encoding="utf-8")
    return path


def imported(*paths: Path, **options: Any) -> tuple[Any, list[dict[str, Any]]]:
    report = StringIO()
    summary = import_files(paths, report=report, **options)
    return summary, [json.loads(line) for line in report.getvalue().splitlines()]


def refused(lines: list[dict[str, Any]]) -> list[tuple[str, int]]:
    return [(line["file"], line["row"]) for line in lines if line["outcome"] == "refused"]


def poisoned(tmp_path: Path, goal: str = TOO_LONG) -> Path:
    """A file of many rows, the seventh of which the database does not take."""
    rows = [jsonl_row(number, goal=goal if at == 6 else "Kort.") for at, number in enumerate(NUMBERS)]
    return written(tmp_path / "rows.jsonl", rows)


class TestARowTheDatabaseRefuses:
    @pytest.fixture(autouse=True)
    def room(self, little_room: None) -> None:
        """Every run here meets the database that has no room."""

    def test_it_is_named_with_its_row_and_all_others_are_recorded(self, tmp_path):
        summary, lines = imported(poisoned(tmp_path))
        assert refused(lines) == [("rows.jsonl", 7)]
        (line,) = (line for line in lines if line["outcome"] == "refused")
        assert line["number"] == NUMBERS[6]
        assert "rows.jsonl, row 7 (line 7)" in line["findings"][0]["message"]
        assert (summary.rows, summary.refused, summary.editions) == (20, 1, 19)
        assert sorted(live_numbers()) == sorted(set(NUMBERS) - {NUMBERS[6]})

    def test_nothing_is_remembered_of_it(self, tmp_path):
        imported(poisoned(tmp_path))
        assert not Known.objects.filter(key=NUMBERS[6]).exists()
        assert LastRow.objects.count() == SeenRow.objects.count() == 19

    def test_it_is_refused_each_time_and_makes_no_other_row_new(self, tmp_path):
        imported(poisoned(tmp_path))
        summary, lines = imported(poisoned(tmp_path))
        assert (summary.refused, summary.editions) == (1, 0)
        assert {line["outcome"] for line in lines} == {"refused", "unchanged"}

    def test_once_mended_it_is_recorded(self, tmp_path):
        imported(poisoned(tmp_path))
        summary, lines = imported(poisoned(tmp_path, goal="Gemaakt."))
        assert (summary.refused, summary.editions) == (0, 1)
        assert [line["row"] for line in lines if line["outcome"] == "new"] == [7]
        assert published_record(NUMBERS[6]).content["goal"] == "Gemaakt."

    def test_a_dry_run_says_the_same_and_writes_nothing(self, tmp_path):
        before = position()
        summary, lines = imported(poisoned(tmp_path), dry_run=True)
        assert refused(lines) == [("rows.jsonl", 7)]
        assert (summary.editions, position(), live_numbers()) == (19, before, [])

    @pytest.mark.parametrize("bad", ["listing", "nld-jsonl"])
    def test_rows_that_are_folded_with_it_are_kept(self, bad, tmp_path):
        goal = {source: TOO_LONG if source == bad else "Kort." for source in ("listing", "nld-jsonl")}
        rows = [jsonl_row(SCANCARS, goal=goal["nld-jsonl"], provider="Veldzicht Software")]
        files = (
            written(tmp_path / "listing.json", [listing_row(SCANCARS, doel=goal["listing"])]),
            written(tmp_path / "rows.jsonl", [*rows, jsonl_row(NUMBERS[0])]),
        )
        summary, lines = imported(*files)
        expected = {"listing": [("listing.json", 1)], "nld-jsonl": [("rows.jsonl", 1)]}
        assert refused(lines) == expected[bad]
        assert published_record(SCANCARS).content["goal"] == "Kort."
        assert ("provider" in published_record(SCANCARS).content) is (bad != "nld-jsonl")
        assert published_record(NUMBERS[0]).edition == 1
        again, _ = imported(*files)
        assert (again.refused, again.editions) == (summary.refused, 0)

    def test_what_the_source_said_before_stays(self, tmp_path):
        imported(written(tmp_path / "old.jsonl", [jsonl_row(SCANCARS, goal="Kort.")]))
        newer = jsonl_row(SCANCARS, goal=TOO_LONG, publication_date="2026-06-01")
        _, lines = imported(written(tmp_path / "new.jsonl", [newer]))
        assert refused(lines) == [("new.jsonl", 1)]
        record = published_record(SCANCARS)
        assert (record.edition, record.content["goal"]) == (1, "Kort.")
        assert LastRow.objects.get().content["goal"] == "Kort."


class TestARowTheRegisterRefuses:
    def test_it_is_named_with_its_row_and_all_others_are_recorded(self, tmp_path):
        rows = [jsonl_row(number) for number in NUMBERS]
        rows[6]["organization"] = "Bureau " + "Lege Polder " * 40
        summary, lines = imported(written(tmp_path / "rows.jsonl", rows))
        assert refused(lines) == [("rows.jsonl", 7)]
        (line,) = (line for line in lines if line["outcome"] == "refused")
        assert "1 to 300 characters" in line["findings"][0]["message"]
        assert summary.organisations_made == {}
        assert sorted(live_numbers()) == sorted(set(NUMBERS) - {NUMBERS[6]})
        again, _ = imported(tmp_path / "rows.jsonl")
        assert (again.refused, again.editions) == (1, 0)
