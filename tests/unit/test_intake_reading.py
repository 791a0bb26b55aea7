"""Files are known by what stands in them, and a broken row stops nothing."""

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithm_register.intake.reading import read_bytes, read_file
from algorithm_register.intake.shapes import CSV_KEYS, Shape
from algorithm_register.kernel.errors import Malformed

DATA = Path(__file__).resolve().parents[1] / "data"
HEADER = "name,organization,description_short,publication_category,lang,status"
ROW = "Scanauto,Gemeente Noorderhaaks,Kort,Overige algoritmes,nld,In gebruik"
LONG = "x" * 1_000_001


@pytest.mark.parametrize(
    ("file", "shape", "rows"),
    [
        ("import-listing.json", Shape.LISTING, 2),
        ("import-nld.jsonl", Shape.JSONL, 2),
        ("import-nld.csv", Shape.CSV_NL, 1),
        ("import-eng.csv", Shape.CSV_EN, 2),
    ],
)
def test_the_shape_follows_from_the_content(file, shape, rows, tmp_path):
    disguised = tmp_path / "rows.txt"
    disguised.write_bytes((DATA / file).read_bytes())
    read = read_file(disguised)
    assert read.shape is shape
    assert len(read.rows) == rows
    assert not any(row.problem for row in read.rows)


@pytest.mark.parametrize(
    ("data", "place", "sentence"),
    [
        (b"", "rows", "the file is empty"),
        (b" \r\n\t", "rows", "the file is empty"),
        (b"\xef\xbb\xbf", "rows", "the file is empty"),
        (b"PK\x03\x04\x00\x00", "rows", "not a text file"),
        (b"name\nGemeente \xe9\n", "rows, line 2", "not UTF-8"),
        (b"hello there", "rows, line 1", "are not known"),
        (b"{}", "rows, line 1", "are not known"),
        (b'[{"id": 1}]', "rows", "nine keys"),
        (b"[]", "rows", "nine keys"),
        (b'[\n  {"id": 1},,\n]', "rows, line 2, column 13", "not JSON"),
        (b"[NaN]", "rows", "cannot be read"),
        (b"[" * 200_000, "rows", "cannot be read"),
        (f"{HEADER}\n".encode(), "rows", "language"),
        (f"{HEADER}\n,,,,,\n".encode(), "rows", "language"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_what_to_do(data, place, sentence):
    with pytest.raises(Malformed, match=sentence) as refused:
        read_bytes(data, "rows")
    assert refused.value.place == place
    assert refused.value.remedy


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Malformed, match="cannot be opened"):
        read_file(tmp_path / "nowhere.csv")


def test_a_broken_line_of_json_is_told_and_the_others_are_read():
    good = '{"lars": "19357241", "name": "A", "organization": "B"}'
    text = f'{good}\n{{"lars": \n\n[1]\n{{"a": 1, "a": 2}}\n{{"a": 1e999999999999, "b": NaN}}\n{good}\n'
    rows = read_bytes(text.encode(), "rows").rows
    assert [row.line for row in rows] == [1, 2, 4, 5, 6, 7]
    assert [bool(row.problem) for row in rows] == [False, True, True, True, True, False]
    assert "Column 10" in rows[1].problem
    assert "the key a stands in it twice" in rows[3].problem


def test_a_row_of_the_listing_that_is_no_object_is_told():
    text = (DATA / "import-listing.json").read_text(encoding="utf-8")
    rows = read_bytes(text.replace("[", '["tekst", null, ', 1).encode(), "rows").rows
    assert [bool(row.problem) for row in rows] == [True, True, False, False]


@pytest.mark.parametrize("broken", ["one,two", ROW + ",more", 'a,"b"c,d', 'a,"b,c'])
def test_a_broken_record_is_told_with_its_line_and_reading_goes_on(broken):
    rows = read_bytes(f"{HEADER}\n{ROW}\n{broken}\n{ROW}\n\n{ROW}\n".encode(), "rows").rows
    assert [(row.line, bool(row.problem)) for row in rows] == [(2, False), (3, True), (4, False), (6, False)]


@pytest.mark.parametrize(
    ("broken", "cell", "remedy"),
    [
        ("one,two", "Column 3 (description_short) is missing", "Give each column a cell"),
        (ROW + ",more", "Column 7 has no name", "quotes around cells with a comma"),
        ('a,"b"c,d', "Column 2 (organization) has a quote", "double every quote"),
        ('a,"b""",c,"d', "Column 4 (publication_category) has a quote", "Close it"),
        (f"a,b,{LONG},d,e,f", "Column 3 (description_short) is longer than 1,000,000", "Shorten it"),
        (f'a,"b,\n{LONG}', "Column 2 (organization) is longer than 1,000,000", "close its quote"),
    ],
    ids=["short", "wide", "stray", "open", "long", "swallowing"],
)
def test_a_broken_record_says_which_cell_it_is_and_what_to_do(broken, cell, remedy):
    rows = read_bytes(f"{HEADER}\n{ROW}\n{broken}\n{ROW}\n".encode(), "rows").rows
    assert rows[1].row == 2
    assert rows[1].problem.startswith(cell)
    assert remedy in rows[1].problem


def test_a_cell_of_the_longest_length_is_read():
    rows = read_bytes(f'{HEADER}\n{ROW}\n"{LONG[1:]}",b,c,d,e,f\n'.encode(), "rows").rows
    assert rows[1].values["name"] == LONG[1:]


def test_a_table_of_broken_records_only_says_where_the_first_breaks_and_what_to_do():
    with pytest.raises(Malformed, match="Column 3 ") as refused:
        read_bytes(f'{HEADER}\n\na,b\n"a\nb\n'.encode(), "rows")
    assert refused.value.place == "rows, row 1 (line 3)"
    assert "description_short" in str(refused.value)
    assert "Give each column a cell" in str(refused.value)
    assert "No row of this file can be read" in refused.value.remedy


@pytest.mark.parametrize(
    ("more", "double", "column"), [("goal,name", "name", 8), ("goal,goal", "goal", 8), ("goal,,", "", 9)]
)
def test_a_column_that_is_named_twice_is_refused_with_its_place(more, double, column):
    with pytest.raises(Malformed, match="twice") as refused:
        read_bytes(f"{HEADER},{more}\n{ROW},a,b\n".encode(), "rows")
    assert refused.value.place == f"rows, line 1, column {column}"
    assert repr(double) in str(refused.value)
    assert "its own name" in refused.value.remedy


def test_a_quote_that_is_never_closed_loses_one_record_only():
    many = "\n".join([ROW] * 200)
    rows = read_bytes(f'{HEADER}\n"{ROW}\n{many}\n'.encode(), "rows").rows
    assert [row.row for row in rows if row.problem] == [1]
    assert len(rows) == 201


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_spreadsheet_may_have_saved_it_with_another_delimiter(delimiter):
    text = f"{HEADER}\n{ROW}\n".replace(",", delimiter)
    assert read_bytes(text.encode(), "rows").rows[0].values["name"] == "Scanauto"


@settings(deadline=None)  # the first example pays for loading the standard
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    # Anything else than a sentence would fail the test by itself.
    with suppress(Malformed):
        assert read_bytes(data, "rows").rows


@settings(deadline=None)  # the first example pays for loading the standard
@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
            min_size=4,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_cells_come_out_as_they_went_in(cells):
    columns = [*sorted(CSV_KEYS - {"publication_category"}), "publication_category"]
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([*row, "Overige algoritmes"] for row in cells)
    rows = read_bytes(written.getvalue().encode(), "rows").rows
    assert [list(row.values.values())[:4] for row in rows] == cells
