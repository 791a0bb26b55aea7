"""Where in a text stands what was asked: whole words, and the pieces of compounds that met the question. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from algorithm_register.search.asking.meaning import How, Want, Way
from algorithm_register.search.language.compounds import pieces
from algorithm_register.search.language.inflection import key
from algorithm_register.search.language.synonyms import is_function_word
from algorithm_register.search.language.wordlists import fold

_WORD = re.compile(r"[^\W_]+")


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

    def spans(self, text: str) -> list[Span]:
        """Every match in the text, in sequence."""
        if not (self.forms or self.keys):
            return []
        return [span for word in _WORD.finditer(text) for span in self._in_word(word)]

    def _in_word(self, word: re.Match[str]) -> Iterator[Span]:
        folded = fold(word.group())
        want = self._of_whole(folded)
        if want is not None:
            yield Span(word.start(), word.end(), want)
        elif self.pieces and len(folded) == len(word.group()):
            yield from self._in_compound(folded, word.start())

    def _of_whole(self, folded: str) -> int | None:
        if folded in self.forms:
            return self.forms[folded]
        found = self.keys.get(key(folded, self.language))
        if found is not None:
            return found
        return next((want for start, want in self.beginnings.items() if folded.startswith(start)), None)

    def _in_compound(self, folded: str, at: int) -> Iterator[Span]:
        for piece in pieces(folded, self.language):
            want = self.pieces.get(key(piece.word, self.language))
            if want is not None:
                yield Span(at + piece.start, at + piece.end, want)
            else:
                yield from self._in_compound(piece.word, at + piece.start)


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
