"""Importing files, from the command to what readers then see."""

import csv
import json
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from tests.factories import states

from algorithm_register.intake.models import LastRow
from algorithm_register.intake.services import import_files
from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import Malformed, ValueRefused
from algorithm_register.ledger.selectors import position, records
from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services
from algorithm_register.register.selectors import edition_record, editions_of, live_numbers, published_record
from algorithm_register.search.engine import search
from algorithm_register.search.port import Question

DATA = Path(__file__).resolve().parents[1] / "data"
LISTING, JSONL, CSV_NL, CSV_EN = (
    DATA / name for name in ("import-listing.json", "import-nld.jsonl", "import-nld.csv", "import-eng.csv")
)
EVERY = (LISTING, JSONL, CSV_NL, CSV_EN)
SCANCARS, WATER, HIDING, CHATBOT = "19357241", "28461353", "39572468", "41683574"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def directory(db):
    states.enrolled()


def imported(*paths, **options):
    """Import, and hand back the summary and the lines of the report."""
    report = StringIO()
    summary = import_files(paths, report=report, **options)
    return summary, [json.loads(line) for line in report.getvalue().splitlines()]


def line_of(lines, source, number):
    (found,) = (line for line in lines if (line["source"], line["number"]) == (source, number))
    return found


def today():
    return day_of(timezone.now())


def noted(line):
    return {note["code"] for kind in ("repairs", "findings", "notes") for note in line[kind]}


def live_content():
    """What readers are told, by name: drawn numbers differ from run to run."""
    records = [published_record(number) for number in live_numbers()]
    return {record.name: (record.language, record.content, record.organisation_code) for record in records}


def written(tmp_path, name, rows):
    path = tmp_path / name
    text = json.dumps(rows) if name.endswith(".json") else "".join(json.dumps(row) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def listing_row(number=SCANCARS, day="2026-04-24", **values):
    rows = json.loads(LISTING.read_text(encoding="utf-8"))
    row = next(row for row in rows if row["id"] == SCANCARS)
    return {
        **row,
        "id": number,
        "url": row["url"].replace(SCANCARS, number),
        "laatst_gewijzigd": day,
        **values,
    }


@pytest.mark.database
class TestOneRun:
    def test_every_row_has_a_line_and_nothing_that_can_be_kept_is_refused(self):
        summary, lines = imported(*EVERY)
        assert len(lines) == summary.rows == 7
        assert summary.refused == 0
        assert (summary.editions, summary.translations, summary.translated_without_original) == (6, 1, 1)

    def test_originals_come_before_translations_whatever_the_order_of_the_files(self):
        summary, _ = imported(CSV_EN, CSV_NL, LISTING, JSONL)
        assert (summary.translations, summary.translated_without_original) == (1, 1)

    def test_a_second_run_makes_nothing(self):
        imported(*EVERY)
        before = position()
        summary, lines = imported(*reversed(EVERY))
        assert (summary.editions, summary.translations, position()) == (0, 0, before)
        assert {line["outcome"] for line in lines} == {"unchanged"}

    def test_sources_are_folded_field_by_field(self):
        imported(*EVERY)
        record = published_record(SCANCARS)
        assert record.name == "Scanauto’s voor parkeren"
        assert record.content["description_short"] == "Auto’s lezen kentekens."
        assert record.in_force_from == date(2026, 4, 24)
        assert record.organisation_code == "gm9901"
        assert record.editions == 2

    def test_an_edition_keeps_the_day_the_source_states(self):
        imported(*EVERY)
        assert edition_record(SCANCARS, 1).in_force_from == date(2025, 11, 2)

    def test_a_translation_is_read_in_its_language(self):
        imported(*EVERY)
        shown = published_record(SCANCARS).in_language("en")
        assert shown.content["name"] == "Scan cars for parking control"
        assert shown.content["status"] == "In gebruik"

    def test_a_translation_without_original_is_an_edition_that_says_so(self):
        _, lines = imported(*EVERY)
        record = published_record(HIDING)
        assert (record.language, record.translated_from) == ("en", "nl")
        assert record.content["status"] == "Buiten gebruik"
        assert "no-original" in noted(line_of(lines, "csv-en", HIDING))

    def test_a_row_without_a_number_gets_one_and_keeps_it(self):
        _, (first,) = imported(CSV_NL)
        _, (second,) = imported(CSV_NL)
        assert first["number"] == second["number"] != ""

    def test_what_was_imported_is_found_at_once(self):
        imported(*EVERY)
        assert search().find(Question(text="taxateur")).total == 1

    def test_the_report_says_what_was_repaired_and_what_was_found(self):
        _, lines = imported(*EVERY)
        line = line_of(lines, "nld-jsonl", CHATBOT)
        assert {"in-doubt", "not-a-month", "not-a-contact", "not-a-url"} <= noted(line)
        assert line_of(lines, "nld-jsonl", SCANCARS)["repairs"][0]["field"] == "begin_date"


def orders() -> Iterator[Any]:
    """Every order of the files: one for each file that can come first, the others as a proof."""
    for at, order in enumerate(permutations(EVERY)):
        name = "-".join(path.stem[7:] for path in order)
        yield pytest.param(order, id=name, marks=[pytest.mark.proof] if at % 6 else [])


@pytest.mark.database
class TestAnyOrder:
    @pytest.mark.parametrize("order", list(orders()))
    def test_single_runs_in_any_order_end_with_the_same_live_content(self, order):
        for path in order:
            imported(path)
        content = live_content()
        assert content["Scanauto’s voor parkeren"][1]["provider"] == "Veldzicht Software"
        assert content["Scanauto’s voor parkeren"][2] == "gm9901"
        assert content["Hiding names"][0] == "en"
        assert sorted(content) == [
            "Hiding names",
            "Scanauto’s voor parkeren",
            "Vragen beantwoorden",
            "Waterstand voorspellen",
            "Woningen waarderen",
        ]

    def test_a_translation_met_again_after_its_original_came_is_recorded_as_one(self):
        imported(CSV_EN)
        assert published_record(SCANCARS).translated_from == "nl"
        imported(JSONL)
        assert published_record(SCANCARS).translated_from == ""
        summary, lines = imported(CSV_EN)
        assert (summary.editions, summary.translations) == (0, 1)
        assert line_of(lines, "csv-en", SCANCARS)["outcome"] == "translated"
        assert published_record(SCANCARS).translations[0].language == "en"


class TestTranslations:
    def test_a_translation_is_put_with_the_edition_in_force_on_its_day(self):
        imported(JSONL, LISTING)
        imported(CSV_EN, as_of=date(2026, 1, 1))
        assert [len(record.translations) for record in editions_of(SCANCARS)][-1] == 1
        assert published_record(SCANCARS).in_language("en").is_older

    def test_a_translation_older_than_every_edition_is_put_with_the_earliest_and_says_so(self):
        imported(JSONL, LISTING)
        _, lines = imported(CSV_EN, as_of=date(2024, 1, 1))
        line = line_of(lines, "csv-en", SCANCARS)
        assert line["edition"] == 1
        assert "text-is-newer" in noted(line)

    def test_the_same_translation_with_a_newer_day_is_recorded_where_that_edition_has_none(self):
        imported(*EVERY)
        summary, _ = imported(CSV_EN, as_of=date(2026, 6, 1))
        assert summary.translations == 1
        assert not published_record(SCANCARS).in_language("en").is_older


class TestChanges:
    def test_a_changed_row_makes_an_edition_and_the_row_before_it_does_not_come_back(self, tmp_path):
        imported(LISTING)
        changed = written(tmp_path, "new.json", [listing_row(day="2026-06-01", title="Nieuwe naam")])
        summary, (line,) = imported(changed)
        assert (summary.editions, line["outcome"], line["edition"]) == (1, "changed", 2)
        summary, _ = imported(LISTING)
        assert summary.editions == 0
        assert published_record(SCANCARS).name == "Nieuwe naam"

    def test_a_former_text_comes_back_when_the_source_dates_it_newer(self, tmp_path):
        imported(LISTING)
        imported(written(tmp_path, "b.json", [listing_row(day="2026-06-01", title="Nieuwe naam")]))
        imported(written(tmp_path, "a.json", [listing_row(day="2026-07-01")]))
        record = published_record(SCANCARS)
        assert (record.name, record.edition) == ("Scanauto’s voor parkeren", 3)

    def test_an_older_row_of_the_same_source_changes_nothing(self, tmp_path):
        imported(LISTING)
        summary, (line,) = imported(
            written(tmp_path, "old.json", [listing_row(day="2020-01-01", title="Oud")])
        )
        assert (summary.editions, line["outcome"]) == (0, "unchanged")
        assert "older-row" in noted(line)

    def test_what_is_no_content_makes_no_edition(self, tmp_path):
        imported(LISTING)
        row = listing_row(impactassessment="Onbekend", organisatie="Gemeente Noorderhaaks aan Zee")
        summary, (line,) = imported(written(tmp_path, "guess.json", [row]))
        assert (summary.editions, line["outcome"]) == (0, "changed")
        assert LastRow.objects.get(known__number=SCANCARS).memory["impactassessment"] == "Onbekend"

    def test_a_row_without_a_day_replaces_a_dated_one_and_is_live(self, tmp_path):
        _, (line,) = imported(CSV_NL, as_of=date(2025, 1, 1))
        later = tmp_path / "later.csv"
        later.write_bytes(CSV_NL.read_bytes().replace(b"helpt de taxateur", b"steunt de taxateur"))
        imported(later)
        record = published_record(line["number"])
        assert "steunt" in record.content["goal"]
        assert not record.is_stated

    def test_what_the_desk_published_later_stays_live(self, tmp_path):
        imported(LISTING)
        states.publish(SCANCARS, name="Van de redactie")
        row = listing_row(day="2026-06-01", title="Van de bron")
        _, (line,) = imported(written(tmp_path, "new.json", [row]))
        assert published_record(SCANCARS).name == "Van de redactie"
        assert line["edition"] == 3
        assert "not-live" in noted(line)

    def test_an_import_on_a_withdrawn_description_is_recorded_and_reported(self, tmp_path):
        imported(LISTING)
        services.withdraw_description(number=SCANCARS, reason="Niet meer in gebruik.", by=states.EDITOR)
        row = listing_row(day="2026-06-01", title="Nieuwe naam")
        _, (line,) = imported(written(tmp_path, "new.json", [row]))
        assert published_record(SCANCARS).withdrawn_on is not None
        assert "not-live" in noted(line)


@pytest.mark.database
class TestDaysToCome:
    """A row that is dated ahead is as old as the day on which it came."""

    def ahead(self, tmp_path, **values):
        return written(tmp_path, "ahead.json", [listing_row(day="2999-01-01", **values)])

    def came(self, *, days_ago):
        """As if the rows in memory had come some days ago."""
        LastRow.objects.update(day=today() - timedelta(days=days_ago))

    def test_it_is_reported_and_the_day_of_recording_counts(self, tmp_path):
        _, (line,) = imported(self.ahead(tmp_path))
        assert "day-to-come" in noted(line)
        assert not published_record(SCANCARS).is_stated

    def test_the_ledger_keeps_the_day_as_it_is_stated(self, tmp_path):
        imported(self.ahead(tmp_path))
        sequence = edition_record(SCANCARS, 1).sequence
        assert records([sequence])[sequence].text("in_force_from") == "2999-01-01"

    def test_a_later_row_of_the_same_source_follows_it(self, tmp_path):
        imported(self.ahead(tmp_path))
        self.came(days_ago=7)
        row = listing_row(day=str(today() - timedelta(days=1)), title="Nieuwe naam")
        summary, (line,) = imported(written(tmp_path, "true.json", [row]))
        assert (summary.editions, line["outcome"]) == (1, "changed")
        assert published_record(SCANCARS).name == "Nieuwe naam"

    def test_a_row_of_the_day_on_which_it_came_follows_it_too(self, tmp_path):
        imported(self.ahead(tmp_path))
        row = listing_row(day=str(today()), title="Nieuwe naam")
        imported(written(tmp_path, "true.json", [row]))
        assert published_record(SCANCARS).name == "Nieuwe naam"
        assert published_record(SCANCARS).is_stated

    def test_a_row_of_an_earlier_day_does_not(self, tmp_path):
        imported(self.ahead(tmp_path))
        _, (line,) = imported(written(tmp_path, "old.json", [listing_row(day="2020-01-01", title="Oud")]))
        assert "older-row" in noted(line)

    def test_met_again_on_a_later_day_it_brings_no_news(self, tmp_path):
        path = self.ahead(tmp_path)
        imported(path)
        self.came(days_ago=7)
        summary, (line,) = imported(path)
        assert (summary.editions, line["outcome"]) == (0, "unchanged")
        assert LastRow.objects.get().day == today() - timedelta(days=7)

    def test_met_again_after_a_later_row_it_does_not_come_back(self, tmp_path):
        path = self.ahead(tmp_path)
        imported(path)
        self.came(days_ago=7)
        row = listing_row(day=str(today() - timedelta(days=1)), title="Nieuwe naam")
        imported(written(tmp_path, "true.json", [row]))
        summary, _ = imported(path)
        assert summary.editions == 0
        assert published_record(SCANCARS).name == "Nieuwe naam"

    def test_a_later_row_of_another_source_lies_over_it_and_says_from_when(self, tmp_path):
        imported(self.ahead(tmp_path))
        self.came(days_ago=7)
        row = {"lars": SCANCARS, "name": "Nieuwe naam", "organization": "Gemeente Noorderhaaks"}
        imported(written(tmp_path, "true.jsonl", [{**row, "publication_date": str(today())}]))
        record = published_record(SCANCARS)
        assert (record.name, record.in_force_from, record.is_stated) == ("Nieuwe naam", today(), True)

    def test_in_one_run_it_is_folded_with_the_rows_of_today(self, tmp_path):
        row = {"lars": SCANCARS, "name": "Nieuwe naam", "organization": "Gemeente Noorderhaaks"}
        other = written(tmp_path, "true.jsonl", [{**row, "publication_date": str(today())}])
        summary, _ = imported(self.ahead(tmp_path), other)
        again, _ = imported(other, self.ahead(tmp_path))
        assert (summary.editions, again.editions) == (1, 0)
        assert published_record(SCANCARS).name == "Nieuwe naam"

    def test_a_translation_that_is_dated_ahead_is_put_with_the_edition_of_the_day_on_which_it_came(
        self, tmp_path
    ):
        imported(JSONL, LISTING)
        rows = csv.DictReader(StringIO(CSV_EN.read_text(encoding="utf-8-sig"), newline=""))
        path = tmp_path / "ahead.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*(rows.fieldnames or []), "publication_dt"])
            writer.writeheader()
            writer.writerows({**row, "publication_dt": "2999-01-01"} for row in rows)
        _, lines = imported(path)
        line = line_of(lines, "csv-en", SCANCARS)
        assert line["edition"] == 2
        assert noted(line) >= {"day-to-come"}
        again, _ = imported(path)
        assert again.translations == 0


class TestOrganisations:
    def test_an_organisation_that_no_list_knows_gets_its_own_code_and_is_reported(self, tmp_path):
        row = {
            "lars": CHATBOT,
            "name": "Chatbot",
            "organization": "Bureau Lege Polder",
            "status": "In gebruik",
        }
        summary, (line,) = imported(written(tmp_path, "new.jsonl", [row]))
        assert published_record(CHATBOT).organisation_code == "x-bureau-lege-polder"
        assert summary.organisations_made == {"x-bureau-lege-polder": "Bureau Lege Polder"}
        assert "organisation-not-found" in noted(line)

    def test_the_code_that_another_source_states_is_better_than_one_made_up(self, tmp_path):
        row = {
            "lars": SCANCARS,
            "name": "Scanauto",
            "organization": "Bureau Lege Polder",
            "status": "In gebruik",
        }
        imported(written(tmp_path, "new.jsonl", [row]))
        imported(LISTING)
        assert published_record(SCANCARS).organisation_code == "gm9901"
        imported(written(tmp_path, "newer.jsonl", [{**row, "provider": "Veldzicht"}]))
        assert published_record(SCANCARS).organisation_code == "gm9901"

    def test_a_row_without_a_name_keeps_the_organisation_of_its_number_and_its_name(self, tmp_path):
        imported(LISTING)
        row = {"lars": SCANCARS, "name": "Scanauto", "organization": "!!!", "provider": "Veldzicht"}
        path = written(tmp_path, "new.jsonl", [row])
        summary, (line,) = imported(path)
        record = published_record(SCANCARS)
        assert (summary.editions, record.content["provider"]) == (1, "Veldzicht")
        assert (record.organisation_code, record.organisation_name) == ("gm9901", "Gemeente Noorderhaaks")
        assert {"no-name"} <= noted(line)
        assert "organisation-not-found" not in noted(line)
        again, (line,) = imported(path)
        assert (again.editions, line["outcome"]) == (0, "unchanged")

    def test_a_listing_row_without_a_name_has_the_name_of_its_organisation(self, tmp_path):
        imported(written(tmp_path, "new.json", [listing_row(organisatie="")]))
        assert published_record(SCANCARS).organisation_name == "Gemeente Noorderhaaks"

    @pytest.mark.parametrize("name", ["", " ", "-", "!!!"])
    def test_a_row_that_nothing_tells_the_organisation_of_is_refused_each_time(self, name, tmp_path):
        rows = [
            {"lars": number, "name": "Chatbot", "organization": name, "status": "In gebruik"}
            for number in (CHATBOT, "")
        ]
        path = written(tmp_path, "new.jsonl", rows)
        for _ in range(2):
            summary, lines = imported(path)
            assert summary.refused == 2
            assert "Give the name of the organisation" in lines[0]["findings"][0]["message"]

    def test_an_older_row_without_a_name_is_told_by_another_row_of_the_run(self, tmp_path):
        named = {"lars": CHATBOT, "name": "Chatbot", "organization": "Gemeente Noorderhaaks", "lang": "nld"}
        older = {**named, "organization": "", "goal": "Helpen", "publication_date": "2020-01-01"}
        files = written(tmp_path, "a.jsonl", [{**named, "publication_date": "2021-01-01"}, older])
        summary, _ = imported(files)
        again, _ = imported(files)
        assert (summary.refused, summary.editions, again.refused, again.editions) == (0, 2, 0, 0)

    @pytest.mark.parametrize("code", ["gm--9901", "ſm9901", "Gm_9901", "a" * 130])
    def test_a_code_that_cannot_be_one_leaves_the_name_to_be_resolved(self, code, tmp_path):
        row = listing_row(url=f"https://r.example/nl/algoritme/{code}/{SCANCARS}")
        _, (line,) = imported(written(tmp_path, "new.json", [row]))
        assert published_record(SCANCARS).organisation_code == "gm9901"
        assert "no-code" in noted(line)

    def test_a_renamed_organisation_alone_makes_no_edition(self, tmp_path):
        imported(JSONL)
        rename_organisation(code="gm9901", name="Gemeente Noorderzee", on=date(2026, 1, 1), by=states.EDITOR)
        renamed = JSONL.read_text(encoding="utf-8").replace("Gemeente Noorderhaaks", "Gemeente Noorderzee")
        path = tmp_path / "renamed.jsonl"
        path.write_text(renamed, encoding="utf-8")
        summary, lines = imported(path)
        assert summary.editions == 0
        assert {line["outcome"] for line in lines} == {"changed"}


@pytest.mark.database
class TestRedaction:
    SECRET = "Met scanauto’s ziet de gemeente overal evenveel. Bij &lt; 5 minuten volgt niets."

    def redact(self, number, edition, part):
        services.redact_edition(
            number=number, edition=edition, parts=[part], reason="Naam.", by=states.EDITOR
        )

    def test_the_memory_is_emptied_with_the_edition(self):
        imported(LISTING, JSONL)
        self.redact(SCANCARS, 2, "content/goal")
        goals = [row.content.get("goal") for row in LastRow.objects.filter(known__number=SCANCARS)]
        assert goals == [None, None]
        assert LastRow.objects.get(known__number=SCANCARS, shape="listing").content["name"]

    def test_the_same_row_does_not_bring_the_text_back(self):
        imported(LISTING)
        self.redact(SCANCARS, 1, "content/goal")
        summary, _ = imported(LISTING)
        assert summary.editions == 0
        assert "goal" not in published_record(SCANCARS).content

    def test_a_changed_row_with_the_same_text_does_not_bring_it_back_either(self, tmp_path):
        imported(LISTING)
        self.redact(SCANCARS, 1, "content/goal")
        row = listing_row(day="2026-06-01", title="Nieuwe naam")
        _, (line,) = imported(written(tmp_path, "new.json", [row]))
        record = published_record(SCANCARS)
        assert record.name == "Nieuwe naam"
        assert "goal" not in record.content
        assert "redacted-before" in noted(line)

    def test_a_text_that_stays_public_is_not_forgotten_when_an_older_one_is_redacted(self, tmp_path):
        imported(LISTING)
        imported(written(tmp_path, "new.json", [listing_row(day="2026-06-01", doel="Zonder namen.")]))
        self.redact(SCANCARS, 1, "content/goal")
        row = listing_row(day="2026-07-01", doel="Zonder namen.", title="Nieuwe naam")
        imported(written(tmp_path, "newer.json", [row]))
        assert published_record(SCANCARS).content["goal"] == "Zonder namen."

    def test_a_text_that_only_the_desk_published_does_not_come_back_from_a_file(self, tmp_path):
        states.published(SCANCARS, goal="<p>Vraag het Jan Geheim.</p>")
        self.redact(SCANCARS, 1, "content/goal")
        _, (line,) = imported(written(tmp_path, "new.json", [listing_row(doel="Vraag het Jan Geheim.")]))
        assert "redacted-before" in noted(line)
        assert all("goal" not in record.content for record in editions_of(SCANCARS))

    def test_a_text_that_was_followed_by_another_does_not_come_back_from_another_source(self, tmp_path):
        secret = written(tmp_path, "secret.json", [listing_row(doel="Vraag het Jan Geheim.")])
        imported(secret)
        imported(written(tmp_path, "clean.json", [listing_row(day="2026-06-01", doel="Zonder namen.")]))
        self.redact(SCANCARS, 1, "content/goal")
        late = written(tmp_path, "late.json", [listing_row(day="2026-07-01", doel="Vraag het Jan Geheim.")])
        imported(late, source="elders")
        assert published_record(SCANCARS).content["goal"] == "Zonder namen."

    def test_a_redacted_text_is_known_under_a_new_secret_key_too(self, tmp_path, settings):
        imported(LISTING)
        self.redact(SCANCARS, 1, "content/goal")
        settings.SECRET_KEY = "another-key"
        imported(written(tmp_path, "new.json", [listing_row(day="2026-06-01", title="Nieuwe naam")]))
        assert "goal" not in published_record(SCANCARS).content

    def test_a_translation_is_forgotten_in_its_own_language_only(self):
        imported(*EVERY)
        number, edition = SCANCARS, edition_record(SCANCARS, 1)
        made = edition.translations[0]
        services.redact_edition(
            number=number,
            edition=1,
            parts=["content/goal"],
            reason="Naam.",
            by=states.EDITOR,
            translation=("en", made.k),
        )
        assert "goal" not in LastRow.objects.get(known__number=number, shape="csv-en").content
        assert "goal" in LastRow.objects.get(known__number=number, shape="listing").content


class TestBadInput:
    def test_one_bad_row_stops_nothing_and_is_reported_with_its_place(self, tmp_path):
        path = tmp_path / "rows.jsonl"
        good = JSONL.read_text(encoding="utf-8").splitlines()
        bad = json.dumps({**json.loads(good[0]), "lars": "12345678"})
        path.write_text(f"{good[0]}\nthis is no JSON\n{bad}\n{good[1]}\n", encoding="utf-8")
        summary, lines = imported(path)
        assert (summary.editions, summary.refused) == (2, 2)
        told = {line["row"]: line["findings"][0]["message"] for line in lines if line["outcome"] == "refused"}
        assert "rows.jsonl, row 2 (line 2)" in told[2]
        assert "check digit" in told[3]

    def test_an_address_that_names_no_code_leaves_the_name_to_be_resolved(self, tmp_path):
        row = listing_row(url="https://register.noorderhaaks.example/" + "a" * 300)
        _, (line,) = imported(written(tmp_path, "new.json", [row]))
        assert published_record(SCANCARS).organisation_code == "gm9901"
        assert "no-code" in noted(line)

    def test_a_row_without_an_organisation_is_refused_and_stops_nothing(self, tmp_path):
        row = {"lars": CHATBOT, "name": "Chatbot", "organization": "", "status": "In gebruik"}
        summary, lines = imported(written(tmp_path, "new.jsonl", [row]), LISTING)
        assert (summary.refused, summary.editions) == (1, 2)
        assert LastRow.objects.filter(known__number=CHATBOT).count() == 0

    def test_a_broken_file_stops_the_run_before_anything_is_recorded(self, tmp_path):
        broken = tmp_path / "empty.csv"
        broken.touch()
        with pytest.raises(Malformed):
            import_files([LISTING, broken])
        assert live_numbers() == []

    def test_one_name_of_a_source_does_not_fit_files_of_several_shapes(self):
        with pytest.raises(ValueRefused, match="several shapes"):
            import_files([LISTING, JSONL], source="noorderhaaks")

    def test_a_day_to_come_is_no_day_of_a_file(self):
        with pytest.raises(ValueRefused, match="still to come"):
            import_files([CSV_EN], as_of=date(2999, 1, 1))


class TestCommand:
    def test_it_shows_a_summary_and_writes_the_report(self, tmp_path):
        out, report = StringIO(), tmp_path / "report.jsonl"
        call_command("import_register", *map(str, EVERY), "--report", str(report), stdout=out)
        assert "import-listing.json  2 new" in out.getvalue()
        assert "6 editions (1 translated without an original) and 1 translations" in out.getvalue()
        assert len(report.read_text(encoding="utf-8").splitlines()) == 7

    def test_a_report_is_no_file_of_the_import_and_is_emptied_only_after_reading(self, tmp_path):
        rows = written(tmp_path, "rows.json", [listing_row()])
        with pytest.raises(CommandError, match="would replace a file"):
            call_command("import_register", str(rows), "--report", str(rows))
        report = tmp_path / "report.jsonl"
        report.write_text("van gisteren", encoding="utf-8")
        with pytest.raises(CommandError):
            call_command("import_register", "nowhere.csv", "--report", str(report))
        assert report.read_text(encoding="utf-8") == "van gisteren"
        assert json.loads(rows.read_text(encoding="utf-8"))

    def test_half_a_surrogate_pair_stops_nothing(self, tmp_path):
        row = {"lars": CHATBOT, "name": "Chatbot", "organization": "Gemeente Noorderhaaks", "k\ud800": "x"}
        path, report = written(tmp_path, "odd\udce9.jsonl", [row]), tmp_path / "report.jsonl"
        call_command(
            "import_register", str(path), "--report", str(report), "--source", "a\udce9", stdout=StringIO()
        )
        assert json.loads(report.read_text(encoding="utf-8"))["outcome"] == "new"
        assert published_record(CHATBOT).source == "a"

    def test_a_dry_run_says_the_same_and_writes_nothing(self):
        out = StringIO()
        call_command("import_register", *map(str, EVERY), "--dry-run", stdout=out)
        assert "6 editions" in out.getvalue()
        assert "nothing was written" in out.getvalue()
        assert (position(), LastRow.objects.count(), live_numbers()) == (0, 0, [])

    def test_a_source_can_be_named(self):
        call_command("import_register", str(LISTING), "--source", "noorderhaaks", stdout=StringIO())
        assert published_record(SCANCARS).source == "noorderhaaks"

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["nowhere.csv"], "cannot be opened"),
            ([str(LISTING), "--as-of", "gisteren"], "not a date"),
            ([str(LISTING), "--report", "/nowhere/at/all"], "cannot be written"),
            ([str(LISTING), "--report", "/dev/full"], "cannot be written"),
        ],
    )
    def test_what_is_wrong_is_said_in_a_sentence(self, arguments, sentence):
        with pytest.raises(CommandError, match=sentence):
            call_command("import_register", *arguments)
