"""Takes Dutch compounds apart: *parkeercontrole* is *parkeer* and *controle*, *uitkeringsfraude* has a linking s. Pure.

The dictionary says of many words whether they begin or end compounds. Others may too when they are long; short
ones are found inside words by accident. A word is split in the fewest pieces, rather in those that are vouched for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from algorithm_register.search.language.wordlists import WordList, word_list

_SHORTEST = 4
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
    if language != "nl" or len(word) < 2 * _SHORTEST - 1 or not word.isalpha():
        return ()
    found = _split(word, word_list("nl"))
    return found if len(found) > 1 else ()


Split = tuple[int, tuple[Piece, ...]]


def _split(word: str, known: WordList) -> tuple[Piece, ...]:
    """The cheapest way to fill the word with pieces; only where a piece ends is looked for the next one."""
    found: dict[int, Split | None] = {len(word): (0, ())}

    def cheapest_from(start: int) -> Split | None:
        if start not in found:
            ways = [
                (cost + rest[0], (piece, *rest[1]))
                for piece, after, cost in _pieces_at(word, start, known)
                if (rest := cheapest_from(after)) is not None
            ]
            found[start] = min(ways, key=_awkwardness, default=None)
        return found[start]

    best = cheapest_from(0)
    return best[1] if best else ()


def _awkwardness(way: Split) -> tuple[int, int]:
    cost, found = way
    return cost, -min(len(piece.word) for piece in found)


def _pieces_at(word: str, start: int, known: WordList) -> Iterator[tuple[Piece, int, int]]:
    """Words that begin here, each with where the next one begins, and what it costs."""
    longest = len(word) - 1 if start == 0 else len(word)
    for end in range(start + 3, longest + 1):
        piece = Piece(word[start:end], start, end)
        links = ("",) if end == len(word) else _LINKS
        for link in links:
            if word.startswith(link, end) and (cost := _cost(piece.word, link, end == len(word), known)):
                yield piece, end + len(link), cost


def _cost(piece: str, link: str, is_last: bool, known: WordList) -> int:
    """0 for what is no piece."""
    if piece in _NO_PIECES or piece + link in _NO_PIECES:
        return 0
    if len(piece) < _SHORTEST:
        return _LIKELY if piece in _SHORT_PIECES and not link else 0
    if known.may_end(piece) if is_last else known.may_begin(piece + link) and (piece in known or not link):
        return _VOUCHED
    return _LIKELY if len(piece) >= _LONG and piece in known else 0
