"""Reads the records of a CSV one by one, and says of a broken one which cell it is and what to do."""

import csv
import re
from collections.abc import Iterator, Sequence

from algorithm_register.intake.rows import FileRow

# What may stand between cells, by how a person calls it.
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
# A cell holds a text of thousands of characters at most; a quote that is never closed swallows a whole file.
_LONGEST_CELL = 1_000_000
csv.field_size_limit(_LONGEST_CELL)
# A cell in quotes, or one without; it is whole where a delimiter or the end of its record follows.
_CELLS = {
    each: re.compile(rf'(?:"(?:[^"]++|"")*+"|[^"{each}\r\n][^{each}\r\n]*+|)(?=[{each}\r\n]|\Z)')
    for each in DELIMITERS
}


def read_header(lines: Sequence[str], delimiter: str) -> list[str] | None:
    """The cells of the first line, None when it cannot be read."""
    cells, _ = _record_at(lines[:1], 0, delimiter)
    return cells


def read_records(lines: Sequence[str], delimiter: str, header: Sequence[str]) -> Iterator[FileRow]:
    """The records below the header. After a broken one, reading goes on at the first line that is whole again."""
    at, row = 1, 0
    while at < len(lines):
        cells, end = _record_at(lines, at, delimiter)
        if cells == []:
            at = end
            continue
        row += 1
        if cells is not None and len(cells) == len(header):
            yield FileRow(row, at + 1, dict(zip(header, cells, strict=True)))
            at = end
            continue
        if cells is None:
            problem = _broken_cell("".join(lines[at:end]), delimiter, header)
        else:
            problem = _other_width(len(cells), delimiter, header)
        yield FileRow(row, at + 1, problem=problem)
        at = _next_whole(lines, at + 1, end, delimiter, len(header))


def _other_width(found: int, delimiter: str, header: Sequence[str]) -> str:
    counted = f"this row has {found} cells where the header has {len(header)}"
    if found < len(header):
        remedy = "Give each column a cell, and put quotes around cells with a line break."
        return f"{_column(found, header)} is missing: {counted}. {remedy}"
    remedy = f"Put quotes around cells with a {DELIMITERS[delimiter]}."
    return f"{_column(len(header), header)} has no name: {counted}. {remedy}"


def _broken_cell(record: str, delimiter: str, header: Sequence[str]) -> str:
    column, start = 0, 0
    while (cell := _CELLS[delimiter].match(record, start)) and _goes_on(cell, record, delimiter):
        column, start = column + 1, cell.end() + 1
    if len(cell[0] if cell else record[start:]) > _LONGEST_CELL:
        remedy = "Shorten it, or close its quote where that was left open."
        return f"{_column(column, header)} is longer than {_LONGEST_CELL:,} characters. {remedy}"
    remedy = "Close it, and double every quote inside a cell."
    return f"{_column(column, header)} has a quote that is not closed or not doubled. {remedy}"


def _goes_on(cell: re.Match[str], record: str, delimiter: str) -> bool:
    """Whether nothing is wrong with a cell and another follows it."""
    return len(cell[0]) <= _LONGEST_CELL and record.startswith(delimiter, cell.end())


def _column(index: int, header: Sequence[str]) -> str:
    return f"Column {index + 1} ({header[index]})" if index < len(header) else f"Column {index + 1}"


def _next_whole(lines: Sequence[str], start: int, end: int, delimiter: str, width: int) -> int:
    for at in range(start, end):
        cells, _ = _record_at(lines, at, delimiter)
        if cells is not None and len(cells) == width:
            return at
    return end


def _record_at(lines: Sequence[str], at: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The record that starts at a line (None when it is broken) and the line after it."""
    reader = csv.reader((lines[each] for each in range(at, len(lines))), delimiter=delimiter, strict=True)
    try:
        cells = next(reader, [])
    except csv.Error:
        return None, at + max(reader.line_num, 1)
    return cells, at + max(reader.line_num, 1)
