"""Takes Dutch compounds apart: *parkeercontrole* is *parkeer* and *controle*, *uitkeringsfraude* has a linking s. Pure.

The dictionary says of many words whether they begin or end compounds. Others may too when they are long; short
ones are found inside words by accident. A word is split in the fewest pieces, rather in those that are vouched for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from algorithm_register.search.language.wordlists import WordList, word_list

_SHORT, _SHORTEST = 3, 4
# What is longer is no word, and would take long to take apart.
_LONGEST = 100
# From here on a word needs no dictionary to vouch for it as a piece.
_LONG = 5
# Shorter pieces that are common in government, and safe.
_SHORT_PIECES = frozenset(
    (
        "app",
        "bag",
        "bos",
        "bot",
        "brp",
        "bus",
        "btw",
        "cao",
        "dam",
        "gas",
        "geo",
        "gps",
        "ict",
        "iot",
        "kas",
        "pas",
    )
    + ("pgb", "sms", "tol", "vak", "wal", "web", "weg", "wet", "wia", "wmo", "woo", "woz", "zee", "zon")
)
_LINKS = ("", "s", "en", "n", "e", "er")
# Long words that as the beginning or the end of another are part of it, not a piece.
_NO_PIECES = frozenset(
    (
        "achter",
        "binnen",
        "boven",
        "buiten",
        "halve",
        "houden",
        "ingen",
        "isten",
        "samen",
        "tegen",
        "terug",
        "tussen",
    )
    + (
        "deren",
        "erken",
        "haven",
        "heden",
        "kelen",
        "leren",
        "lijke",
        "natie",
        "onder",
        "opens",
        "overeen",
        "pellen",
    )
    + (
        "rekken",
        "ring",
        "seren",
        "stellen",
        "tellen",
        "teren",
        "vasts",
        "verst",
        "voors",
        "voort",
        "waar",
        "zelf",
    )
)
_VOUCHED, _LIKELY = 2, 3


@dataclass(frozen=True)
class Piece:
    """A word inside a compound: the word, and where it stands in it."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=200_000)
def pieces(word: str, language: str) -> tuple[Piece, ...]:
    """The words that a folded word is made of, in sequence; empty when it is no compound."""
    if language != "nl" or not 2 * _SHORTEST - 1 <= len(word) <= _LONGEST or not word.isalpha():
        return ()
    found = _split(word, word_list("nl"))
    return found if len(found) > 1 else ()


class Split(NamedTuple):
    """A way to fill the rest of a word: what it costs, its shortest piece, and where each piece begins and ends."""

    cost: int
    shortest: int
    spans: tuple[tuple[int, int], ...]


def _split(word: str, known: WordList) -> tuple[Piece, ...]:
    """The cheapest way to fill the word with pieces."""
    best = _cheapest_from(0, word, known, {len(word): Split(0, len(word), ())})
    return tuple(Piece(word[start:end], start, end) for start, end in best.spans) if best else ()


def _cheapest_from(start: int, word: str, known: WordList, found: dict[int, Split | None]) -> Split | None:
    """The same for the rest of the word; only where a piece ends is looked for the next one. Fills `found`."""
    if start not in found:
        ways = [
            Split(cost + rest.cost, min(end - start, rest.shortest), ((start, end), *rest.spans))
            for end, after, cost in _pieces_at(word, start, known)
            if (rest := _cheapest_from(after, word, known, found)) is not None
        ]
        found[start] = min(ways, key=_awkwardness, default=None)
    return found[start]


def _awkwardness(way: Split) -> tuple[int, int]:
    return way.cost, -way.shortest


def _pieces_at(word: str, start: int, known: WordList) -> Iterator[tuple[int, int, int]]:
    """The pieces that begin here: where each ends, where the next one begins, and what it costs; shortest first."""
    rest = word[start:]
    words = {start + len(each) for each in known.words_opening(rest)}
    beginnings = {start + len(each) for each in known.beginnings_opening(rest)}
    for end in sorted({start + _SHORT} | words | beginnings):
        if end >= len(word) or not _may_be_piece(word[start:end]):
            continue
        for link in _LINKS:
            after = end + len(link)
            if word.startswith(link, end) and word[start:after] not in _NO_PIECES:
                is_vouched = after in beginnings and (end in words or not link)
                if cost := _cost(end - start, link, end in words, is_vouched):
                    yield end, after, cost
    if start and _may_be_piece(rest) and (cost := _cost(len(rest), "", rest in known, known.may_end(rest))):
        yield len(word), len(word), cost


def _may_be_piece(text: str) -> bool:
    return text not in _NO_PIECES if len(text) >= _SHORTEST else text in _SHORT_PIECES


def _cost(length: int, link: str, is_word: bool, is_vouched: bool) -> int:
    """What a text of this many letters costs as a piece; 0 for what is none."""
    if length < _SHORTEST:
        return 0 if link else _LIKELY
    if is_vouched:
        return _VOUCHED
    return _LIKELY if is_word and length >= _LONG else 0
