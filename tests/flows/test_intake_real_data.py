"""The real exports beside the repository, loaded in several orders: every row told, and one end."""

import csv
import io
import json
from collections import Counter, defaultdict
from io import StringIO
from itertools import permutations
from types import SimpleNamespace

import pytest

from algorithm_register.intake.folding import fold
from algorithm_register.intake.mapping import map_row
from algorithm_register.intake.reading import read_file
from algorithm_register.intake.services import import_files
from algorithm_register.register.selectors import live_numbers, published_records

LISTING, JSONL, CSV_NL, CSV_EN = (
    "listing-2026-05-13.json",
    "register-nld-2026.jsonl",
    "register-export-nld-one-row.csv",
    "register-export-eng-2025-06.csv",
)
ONLY_TRANSLATED = "48223140"

pytestmark = [pytest.mark.django_db, pytest.mark.proof, pytest.mark.timeout(900)]


def imported(*paths):
    report = StringIO()
    summary = import_files(paths, report=report)
    return summary, [json.loads(line) for line in report.getvalue().splitlines()]


def live_originals():
    """Content and code by number; a drawn number counts by the name it was drawn for."""
    records = published_records(live_numbers()).values()
    return {
        record.name if record.number.startswith("0") or record.source == "csv-nl" else record.number: record
        for record in records
    }


def expected(paths):
    """What the rows fold to, worked out without a register: content by number, or by name where there is none."""
    rows = defaultdict(list)
    for path in paths:
        read = read_file(path)
        for row in read.rows:
            mapped = map_row(row, read.shape, source=str(read.shape), as_of=None)
            if not mapped.is_translation:
                rows[mapped.number or mapped.local_name].append(
                    SimpleNamespace(**vars(mapped), rank=read.shape.rank, certainty=0)
                )
    return {key: fold(found).content for key, found in rows.items()}


def assert_right(paths):
    live = live_originals()
    originals = {key: dict(record.content) for key, record in live.items() if not record.translated_from}
    assert originals == expected(paths)
    assert [key for key, record in live.items() if record.translated_from] == [ONLY_TRANSLATED]


def test_one_run_tells_every_row_and_a_second_makes_nothing(real_data):
    paths = [real_data / name for name in (CSV_EN, LISTING, CSV_NL, JSONL)]
    summary, lines = imported(*paths)
    assert Counter(line["file"] for line in lines) == {JSONL: 515, LISTING: 858, CSV_NL: 1, CSV_EN: 516}
    assert summary.refused == 0
    assert (summary.translations, summary.translated_without_original) == (515, 1)
    assert summary.organisations_made == {}
    assert_right(paths)
    again, lines = imported(*reversed(paths))
    assert (again.editions, again.translations) == (0, 0)
    assert {line["outcome"] for line in lines} == {"unchanged"}


def test_single_runs_with_the_translations_first_end_the_same(real_data):
    paths = [real_data / name for name in (CSV_EN, CSV_NL, JSONL, LISTING)]
    for path in paths:
        imported(path)
    assert_right(paths)
    codes = {
        row["id"]: row["url"].split("/")[-2] for row in json.loads(paths[-1].read_text(encoding="utf-8"))
    }
    live = live_originals()
    assert {number: live[number].organisation_code for number in codes} == codes
    summary, _ = imported(real_data / CSV_EN)
    assert (summary.editions, summary.translations) == (0, 515)


@pytest.mark.parametrize(
    "order", [list(order) for order in permutations((LISTING, JSONL, CSV_NL, CSV_EN))], ids=str
)
def test_rows_on_which_the_sources_differ_end_the_same_in_every_order(order, real_data, tmp_path):
    sample = few(real_data, tmp_path)
    for name in order:
        imported(sample[name])
    assert_right(sample.values())


def few(folder, target):
    """The same files with only those rows on which listing and JSON lines differ, and one without an original."""
    listing = {row["id"]: row for row in json.loads((folder / LISTING).read_text(encoding="utf-8"))}
    entries = [json.loads(line) for line in (folder / JSONL).read_text(encoding="utf-8").splitlines()]
    wanted = {entry["lars"] for entry in entries if differs(entry, listing[entry["lars"]])}
    (target / LISTING).write_text(
        json.dumps([listing[number] for number in sorted(wanted)]), encoding="utf-8"
    )
    lines = [json.dumps(entry) for entry in entries if entry["lars"] in wanted]
    (target / JSONL).write_text("\n".join(lines), encoding="utf-8")
    (target / CSV_NL).write_bytes((folder / CSV_NL).read_bytes())
    rows = csv.DictReader(io.StringIO((folder / CSV_EN).read_text(encoding="utf-8-sig"), newline=""))
    with (target / CSV_EN).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows.fieldnames or [])
        writer.writeheader()
        writer.writerows(row for row in rows if row["algorithm_id"] in {*wanted, ONLY_TRANSLATED})
    return {name: target / name for name in (LISTING, JSONL, CSV_NL, CSV_EN)}


def differs(entry, row):
    same = {
        "name": "title",
        "goal": "doel",
        "lawful_basis": "juridische_basis",
        "organization": "organisatie",
    }
    return any(entry.get(key, "").strip() != row[other].strip() for key, other in same.items())
