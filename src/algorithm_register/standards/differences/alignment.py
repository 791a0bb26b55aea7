"""Which elements of two sequences correspond, found with an effort that grows hardly faster than their length."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# Between anchors, pieces up to this product of lengths are compared element by element; larger ones, in which no
# element is alone, are taken as rewritten.
_SMALL = 40_000

Pair = tuple[int, int]


class _Range(NamedTuple):
    """A piece of each sequence: from, to in the first; from, to in the second."""

    a: int
    a_end: int
    b: int
    b_end: int


def aligned(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[Pair]:
    """Places with equal elements, as pairs that rise in both sequences.

    What both begin and end with corresponds. Between these, elements that occur once in each are anchors, as in the
    patience difference; they part the rest into pieces that are aligned in the same way.
    """
    pairs: list[Pair] = []
    todo = [_Range(0, len(first), 0, len(second))]
    while todo:
        ends, piece = _trimmed(first, second, todo.pop())
        pairs += ends
        if piece.a == piece.a_end or piece.b == piece.b_end:
            continue
        anchors = _anchors(first, second, piece)
        if anchors:
            pairs += anchors
            todo += _between(anchors, piece)
        else:
            pairs += _compared(first, second, piece)
    return sorted(pairs)


def rising(values: Sequence[int]) -> set[int]:
    """The places of a longest rising row in a sequence of different numbers."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(places[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        places[length : length + 1] = [place]
    found: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found


def _trimmed(
    first: Sequence[Hashable], second: Sequence[Hashable], piece: _Range
) -> tuple[list[Pair], _Range]:
    a, a_end, b, b_end = piece
    pairs: list[Pair] = []
    while a < a_end and b < b_end and first[a] == second[b]:
        pairs.append((a, b))
        a, b = a + 1, b + 1
    while a < a_end and b < b_end and first[a_end - 1] == second[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
        pairs.append((a_end, b_end))
    return pairs, _Range(a, a_end, b, b_end)


def _anchors(first: Sequence[Hashable], second: Sequence[Hashable], piece: _Range) -> list[Pair]:
    once = _once(first, piece.a, piece.a_end)
    in_second = _once(second, piece.b, piece.b_end)
    pairs = [(place, in_second[element]) for element, place in once.items() if element in in_second]
    kept = rising([b for _, b in pairs])
    return [pair for place, pair in enumerate(pairs) if place in kept]


def _once(elements: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    """The elements that occur once, with their places, in order."""
    piece = elements[start:end]
    counts = Counter(piece)
    return {each: start + place for place, each in enumerate(piece) if counts[each] == 1}


def _between(anchors: Sequence[Pair], piece: _Range) -> Iterator[_Range]:
    a, b = piece.a, piece.b
    for next_a, next_b in (*anchors, (piece.a_end, piece.b_end)):
        yield _Range(a, next_a, b, next_b)
        a, b = next_a + 1, next_b + 1


def _compared(first: Sequence[Hashable], second: Sequence[Hashable], piece: _Range) -> Iterator[Pair]:
    a, a_end, b, b_end = piece
    if (a_end - a) * (b_end - b) > _SMALL:
        return
    matcher = SequenceMatcher(None, first[a:a_end], second[b:b_end], autojunk=False)
    for block in matcher.get_matching_blocks():
        yield from ((a + block.a + step, b + block.b + step) for step in range(block.size))
