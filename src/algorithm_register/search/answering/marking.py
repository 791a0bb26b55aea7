"""Where in a text stands what was asked: whole words, and the pieces of compounds that met the question. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from algorithm_register.search.asking.meaning import How, Want, Way
from algorithm_register.search.language.compounds import pieces
from algorithm_register.search.language.inflection import key
from algorithm_register.search.language.synonyms import is_function_word
from algorithm_register.search.language.tokens import WORD, words_in
from algorithm_register.search.language.wordlists import fold

# Letters at the beginning that the forms of a word share; the few that do not (*stad*, *steden*) are not marked.
_ALIKE = 3


# Start and end within a word, and the want that was met.
Match = tuple[int, int, int]


@dataclass(frozen=True)
class Span:
    """A piece of a text that met a want: where it stands, in characters, and which want it was."""

    start: int
    end: int
    want: int


@dataclass
class Marks:
    """What to look for in texts of one language, by how it is looked up; each with the want it belongs to."""

    language: str
    forms: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    pieces: dict[str, int] = field(default_factory=dict)
    beginnings: dict[str, int] = field(default_factory=dict)
    _seen: dict[str, tuple[Match, ...]] = field(default_factory=dict)

    def spans(self, text: str) -> list[Span]:
        """Every match in the text, in sequence."""
        folded = fold(text)
        if len(folded) != len(text):  # a letter was folded to two (ß, æ): word by word it stays in its place
            return list(_placed(text, lambda word: self._in(fold(word), len(word))))
        found = {word: here for word in set(words_in(folded)) if (here := self._in(word, len(word)))}
        places = sorted((at, word) for word in found for at in _places(word, folded))
        return [Span(at + start, at + end, want) for at, word in places for start, end, want in found[word]]

    def _in(self, word: str, length: int) -> tuple[Match, ...]:
        """Where a folded word meets something, looked up once: texts repeat their words."""
        if word not in self._seen:
            self._seen[word] = tuple(self._matches(word, length)) if self._maybe.search(word) else ()
        return self._seen[word]

    def _matches(self, word: str, length: int) -> Iterator[Match]:
        want = self._of_whole(word)
        if want is not None:
            yield 0, length, want
        elif self.pieces and len(word) == length:
            yield from self._in_compound(word, 0)

    @cached_property
    def wants(self) -> int:
        """How many wants there are to meet."""
        return len(
            {*self.forms.values(), *self.keys.values(), *self.pieces.values(), *self.beginnings.values()}
        )

    @cached_property
    def _maybe(self) -> re.Pattern[str]:
        """What a word holds that can match at all: forms of one word begin alike, after *ge* or a particle too."""
        looked_for = (*self.forms, *self.keys, *self.pieces, *self.beginnings)
        beginnings = {word[:_ALIKE] for word in looked_for}
        return re.compile("|".join(map(re.escape, sorted(beginnings))) or r"(?!)")

    def _of_whole(self, folded: str) -> int | None:
        if folded in self.forms:
            return self.forms[folded]
        found = self.keys.get(key(folded, self.language))
        if found is not None:
            return found
        return next((want for start, want in self.beginnings.items() if folded.startswith(start)), None)

    def _in_compound(self, folded: str, at: int) -> Iterator[Match]:
        for piece in pieces(folded, self.language):
            want = self.pieces.get(key(piece.word, self.language))
            if want is not None:
                yield at + piece.start, at + piece.end, want
            else:
                yield from self._in_compound(piece.word, at + piece.start)


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text as a whole."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def _placed(text: str, matches: Callable[[str], tuple[Match, ...]]) -> Iterator[Span]:
    for word in WORD.finditer(text):
        for start, end, want in matches(word.group()):
            yield Span(word.start() + start, word.start() + end, want)


def marks(wants: Iterable[Want], language: str) -> Marks:
    """What to mark in a description that answers these wants."""
    made = Marks(language)
    for number, want in enumerate(wants):
        for way in _ways(want):
            _add(made, way, number)
    return made


def _ways(want: Want) -> Iterator[Way]:
    for way in want.ways:
        yield way
        for inner in way.wants:
            yield from _ways(inner)


def _add(made: Marks, way: Way, want: int) -> None:
    into = {
        How.FORM: made.forms,
        How.PHRASE: made.forms,
        How.KEY: made.keys,
        How.PIECE: made.pieces,
        How.BEGINNING: made.beginnings,
    }.get(way.how, {})
    for word in way.words:
        if len(way.words) == 1 or not is_function_word(word, made.language):
            into.setdefault(word, want)
