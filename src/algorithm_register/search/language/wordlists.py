"""Which words Dutch and English have: to take compounds apart, and to leave alone what is written well.

The lists are made from Hunspell dictionaries by `make words` and are read where they lie, so that every process
of a machine shares the same memory.
"""

import mmap
import unicodedata
from bisect import bisect_right
from enum import StrEnum
from functools import cache
from pathlib import Path

import tantivy

from algorithm_register.kernel.errors import NotKnown, RegisterError

LANGUAGES = ("nl", "en")
BUILT = Path(__file__).resolve().parent / "built"

# A word is looked for within one block; of each block the first word is kept in memory.
_BLOCK = 1024


class WordListMissing(RegisterError):
    """The list of a language was never built, or is not whole."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"The word list {file} is missing or broken, so search cannot take words apart. "
            "Run `make words` where the source is, or install a package that `make wheel` made."
        )


class Mark(StrEnum):
    """What a list says of a word; most words have no mark, or may begin and end a compound."""

    BEGINS = "b"  # it may stand before the rest of a compound, its linking letters included
    ENDS = "e"  # it may be the last part of a compound
    NAME = "n"  # it is only known as a name or abbreviation, with capitals
    PART = "p"  # it only exists within compounds


class WordList:
    """The words of one language, folded. Safe to use from several threads and after a fork.

    The file has one word on a line, sorted, followed by a tab and its marks when it has any; the first line holds the
    digest of the others. Finding a word takes a few microseconds.
    """

    def __init__(self, file: Path) -> None:
        """Raises `WordListMissing` when this file holds no list."""
        try:
            with file.open("rb") as opened:
                self._lines = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as nothing:  # a ValueError is about an empty file
            raise WordListMissing(file) from nothing
        header = self._lines[: self._lines.find(b"\n") + 1]
        if not header.startswith(b"#") or self._lines[-1:] != b"\n":
            raise WordListMissing(file)
        self.digest = header[1:].strip().decode("ascii")
        """What the list depends on, in 64 hexadecimal digits: other words or marks have another digest."""
        self._blocks = self._starts(len(header))
        self._first = [self._word_at(start) for start in self._blocks]

    def __contains__(self, word: str) -> bool:
        """Whether this folded word may stand by itself, in this form; a name or a mere part may not."""
        marks = self._marks(word)
        return marks is not None and Mark.NAME not in marks and Mark.PART not in marks

    def is_name(self, word: str) -> bool:
        """Whether this folded word is known, but only as a name or an abbreviation."""
        return Mark.NAME in (self._marks(word) or "")

    def may_begin(self, word: str) -> bool:
        """Whether the dictionary has this before the rest of a compound, as *uitkerings* and *fraude*."""
        return Mark.BEGINS in (self._marks(word) or "")

    def may_end(self, word: str) -> bool:
        """Whether the dictionary has this as the last part of a compound, as *controles*."""
        return Mark.ENDS in (self._marks(word) or "")

    def _marks(self, word: str) -> str | None:
        """The marks of a word; none when it is not in the list."""
        if not (word.isascii() and word.isalpha()):
            return None
        key = word.encode("ascii")
        block = bisect_right(self._first, key) - 1
        if block < 0:
            return None
        # Lines are sorted, so the first that begins with this word is the word itself, if it is there.
        end = self._blocks[block + 1] if block + 1 < len(self._blocks) else len(self._lines)
        found = self._lines.find(b"\n" + key, self._blocks[block] - 1, end)
        if found < 0:
            return None
        line = self._lines[found + 1 : self._lines.find(b"\n", found + 1)]
        text, _, marks = line.partition(b"\t")
        return marks.decode("ascii") if text == key else None

    def _starts(self, start: int) -> list[int]:
        """Where each block begins, always with a whole line."""
        starts = []
        while 0 < start < len(self._lines):
            starts.append(start)
            start = self._lines.find(b"\n", start + _BLOCK) + 1
        return starts

    def _word_at(self, start: int) -> bytes:
        return self._lines[start : self._lines.find(b"\n", start)].partition(b"\t")[0]


@cache
def word_list(language: str) -> WordList:
    """The list of this language.

    Raises `NotKnown` for a language that has none, `WordListMissing` when it was not built.
    """
    if language not in LANGUAGES:
        raise NotKnown(
            f"There is no word list for the language {language}; there is for {' and '.join(LANGUAGES)}."
        )
    return WordList(list_file(BUILT, language))


def list_file(folder: Path, language: str) -> Path:
    """Where the list of a language lies in a folder."""
    return folder / f"words-{language}.txt"


def fold(text: str) -> str:
    """The text in lower case and without accents, letter for letter as the index folds it."""
    if text.isascii():
        return text.lower()
    # An accent typed as a character of its own is joined to its letter first: the index only knows them as one.
    folded: str = _folding().analyze(unicodedata.normalize("NFC", text))[0]
    return folded


@cache
def _folding() -> tantivy.TextAnalyzer:
    whole_text = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return whole_text.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold()).build()
