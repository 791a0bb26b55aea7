"""Reads the bytes of a file into rows: what is broken in one row is told and stops nothing else."""

import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from algorithm_register.intake.rows import FileRow
from algorithm_register.intake.shapes import Shape, csv_shape, is_csv_header, is_jsonl, is_listing
from algorithm_register.intake.tables import DELIMITERS, read_header, read_records
from algorithm_register.intake.vocabulary import dutch_words, english_words
from algorithm_register.kernel.errors import Malformed

_EXPECTED = (
    "Give JSON lines with the keys of standard 1.0, the listing (a JSON array), "
    "or the official CSV in Dutch or English."
)
_CLOSED_COLUMNS = ("status", "publication_category")


@dataclass(frozen=True)
class ReadFile:
    """A file that was recognised. `name` is for messages only."""

    name: str
    shape: Shape
    rows: tuple[FileRow, ...]


def read_file(path: Path) -> ReadFile:
    """Read one file. Raises Malformed, with a remedy, when it is none of the shapes."""
    try:
        data = path.read_bytes()
    except OSError as unreadable:
        reason = unreadable.strerror or "unreadable"
        raise Malformed(f"the file cannot be opened ({reason}).", place=_shown(str(path))) from unreadable
    return read_bytes(data, _shown(path.name))


def _shown(path: str) -> str:
    """A name of a file for messages; bytes of it that are no text are escaped."""
    return path.encode(errors="backslashreplace").decode()


def read_bytes(data: bytes, name: str) -> ReadFile:
    """Read the content of a file; `name` is used in messages only."""
    text = _decoded(data, name)
    opening = text.lstrip()[:1]
    if not opening:
        raise Malformed("the file is empty.", place=name, remedy="Give a file with rows.")
    if opening == "[":
        return _read_listing(text, name)
    return _read_json_lines(text, name) or _read_csv(text, name)


def _decoded(data: bytes, name: str) -> str:
    if b"\0" in data:
        raise Malformed("this is not a text file.", place=name, remedy=f"Save it as UTF-8. {_EXPECTED}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        message = f"byte {wrong.start + 1} is not UTF-8."
        raise Malformed(message, place=f"{name}, line {line}", remedy="Save the file as UTF-8.") from wrong


# JSON


def _read_listing(text: str, name: str) -> ReadFile:
    try:
        values = _json(text)
    except json.JSONDecodeError as broken:
        place = f"{name}, line {broken.lineno}, column {broken.colno}"
        raise Malformed(
            f"this is not JSON ({broken.msg}).", place=place, remedy="Download the file again."
        ) from broken
    except (ValueError, RecursionError) as broken:
        raise Malformed("this JSON cannot be read.", place=name, remedy=_EXPECTED) from broken
    if not any(is_listing(value) for value in values):
        raise Malformed("the rows do not have the nine keys of the listing.", place=name, remedy=_EXPECTED)
    return ReadFile(
        name, Shape.LISTING, tuple(_json_row(value, row, 1) for row, value in enumerate(values, start=1))
    )


def _read_json_lines(text: str, name: str) -> ReadFile | None:
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    rows = tuple(_json_line(line, row, number) for row, (number, line) in enumerate(lines, start=1))
    return ReadFile(name, Shape.JSONL, rows) if any(is_jsonl(row.values) for row in rows) else None


def _json_line(line: str, row: int, number: int) -> FileRow:
    try:
        return _json_row(_json(line), row, number)
    except json.JSONDecodeError as broken:
        return FileRow(row, number, problem=f"Column {broken.colno} is not JSON ({broken.msg}).")
    except (ValueError, RecursionError) as broken:
        return FileRow(row, number, problem=f"This line cannot be read as JSON ({broken}).")


def _json_row(value: object, row: int, line: int) -> FileRow:
    if isinstance(value, Mapping):
        return FileRow(row, line, value)
    return FileRow(row, line, problem="This row is not an object with keys.")


def _json(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        double = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise ValueError(f"the key {double} stands in it twice")
    return found


def _no_constant(word: str) -> object:
    raise ValueError(f"{word} is not a value of JSON")


# CSV


def _read_csv(text: str, name: str) -> ReadFile:
    lines = list(io.StringIO(text, newline=""))
    delimiter, header = _header(lines, name)
    records = tuple(read_records(lines, delimiter, header))
    if records and all(record.problem for record in records):
        first = records[0]
        raise Malformed(
            first.problem,
            place=f"{name}, row {first.row} (line {first.line})",
            remedy="No row of this file can be read: mend them, or export the register again.",
        )
    closed = [str(record.values.get(column, "")) for record in records for column in _CLOSED_COLUMNS]
    shape = csv_shape(closed, dutch_words(), english_words())
    if shape is None:
        message = "no status or publication category is in Dutch or English, so the language of the rows is not known."
        raise Malformed(message, place=name, remedy="Export the register again, in Dutch or English.")
    return ReadFile(name, shape, records)


def _header(lines: Sequence[str], name: str) -> tuple[str, list[str]]:
    for delimiter in DELIMITERS:
        header = read_header(lines, delimiter)
        if header is not None and is_csv_header(header):
            _check_names(header, name)
            return delimiter, header
    raise Malformed(
        "the columns or keys of this file are not known.", place=f"{name}, line 1", remedy=_EXPECTED
    )


def _check_names(header: Sequence[str], name: str) -> None:
    for column, named in enumerate(header, start=1):
        if named in header[: column - 1]:
            raise Malformed(
                f"the column {named!r} stands in the header twice.",
                place=f"{name}, line 1, column {column}",
                remedy="Give each column its own name, or take one out.",
            )
