"""The picture on the home page: every description as one block, by category, column after column.

One SVG holds it as a handful of rectangles filled with a pattern, so it stays about 1 kB however large the register.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

CELL = 10
_GAP = 2
# Columns to rows, as the picture has them; fewer columns would make the blocks of a young register clumsy.
_PROPORTION = 43 / 30
_FEWEST_COLUMNS = 14


@dataclass(frozen=True)
class Rectangle:
    """In units of the picture; `group` is the place of the category in the counts."""

    group: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Dots:
    width: int
    height: int
    rectangles: tuple[Rectangle, ...]


def dots(counts: Sequence[int]) -> Dots:
    """The picture of groups of blocks, one block for each that is counted."""
    total = sum(counts)
    rows = ceil(total / max(_FEWEST_COLUMNS, round(sqrt(total * _PROPORTION)))) or 1
    columns = max(ceil(total / rows), _FEWEST_COLUMNS)
    found: list[Rectangle] = []
    start = 0
    for group, count in enumerate(counts):
        found += _rectangles(group, start, start + count, rows)
        start += count
    return Dots(columns * CELL - _GAP, rows * CELL - _GAP, tuple(found))


def _rectangles(group: int, start: int, end: int, rows: int) -> Iterator[Rectangle]:
    """The blocks from `start` up to `end`: a part of a column, whole columns, a part of a column."""
    while start < end:
        column, row = divmod(start, rows)
        whole = (end - start) // rows if row == 0 else 0
        width, height = (whole, rows) if whole else (1, min(rows - row, end - start))
        yield Rectangle(group, column * CELL, row * CELL, width * CELL, height * CELL)
        start += width * height
