"""Which words Dutch and English have: to take compounds apart, and to leave alone what is written well.

The lists are made from Hunspell dictionaries by `make words` and are read where they lie, so that every process
of a machine shares the same memory.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path

import marisa_trie
import tantivy

from algorithm_register.kernel.errors import NotKnown, RegisterError

LANGUAGES = ("nl", "en")
BUILT = Path(__file__).resolve().parent / "built"


class WordListMissing(RegisterError):
    """The list of a language was never built, or is not whole."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"The word list {file} is missing or broken, so search cannot take words apart. "
            "Run `make words` where the source is, or install a package that `make wheel` made."
        )


class Mark(StrEnum):
    """What a list says of a word; most are words, and may begin and end a compound."""

    WORD = "w"  # it may stand by itself
    BEGINS = "b"  # it may stand before the rest of a compound, its linking letters included
    ENDS = "e"  # it may be the last part of a compound
    NAME = "n"  # it is only known as a name or abbreviation, with capitals


# Before the digest of a list, which is kept among its words.
_DIGEST = "#"


class WordList:
    """The words of one language, folded. Safe to use from several threads and after a fork.

    The file is a trie of keys: a mark and a word to which it applies. One question takes about half a microsecond.
    """

    def __init__(self, file: Path) -> None:
        """Raises `WordListMissing` when this file holds no list."""
        self._trie = marisa_trie.Trie()
        try:
            self._trie.mmap(str(file))
        except (OSError, RuntimeError) as nothing:  # the library knows no other error than a RuntimeError
            raise WordListMissing(file) from nothing
        digests: list[str] = self._trie.keys(_DIGEST)
        if len(digests) != 1:
            raise WordListMissing(file)
        self.digest = digests[0].removeprefix(_DIGEST)
        """What the list depends on, in 64 hexadecimal digits: other words or marks have another digest."""

    def __contains__(self, word: str) -> bool:
        """Whether this folded word may stand by itself, in this form; a name or a mere part may not."""
        return self._has(Mark.WORD, word)

    def is_name(self, word: str) -> bool:
        """Whether this folded word is known, but only as a name or an abbreviation."""
        return self._has(Mark.NAME, word)

    def may_begin(self, word: str) -> bool:
        """Whether the dictionary has this before the rest of a compound, as *uitkerings* and *fraude*."""
        return self._has(Mark.BEGINS, word)

    def may_end(self, word: str) -> bool:
        """Whether the dictionary has this as the last part of a compound, as *controles*."""
        return self._has(Mark.ENDS, word)

    def words_opening(self, text: str) -> list[str]:
        """All words that this folded text begins with and that may stand by themselves, shortest first."""
        return self._opening(Mark.WORD, text)

    def beginnings_opening(self, text: str) -> list[str]:
        """All that may begin a compound and that this folded text begins with, shortest first."""
        return self._opening(Mark.BEGINS, text)

    def _has(self, mark: Mark, word: str) -> bool:
        # Half a character, which the library refuses, is in no list either.
        return word.isascii() and mark + word in self._trie

    def _opening(self, mark: Mark, text: str) -> list[str]:
        return [found[1:] for found in self._trie.prefixes(mark + text)]


def write_list(file: Path, words: Mapping[str, Iterable[Mark]]) -> None:
    """Put a list of folded words in its place at once: who reads the former one goes on reading that."""
    keys = sorted(f"{mark}{word}" for word, marks in words.items() for mark in marks)
    digest = sha256("\n".join(keys).encode("ascii")).hexdigest()
    new = file.with_suffix(".new")
    # One trie that is not packed any further: a little larger, and read a third faster.
    marisa_trie.Trie([*keys, _DIGEST + digest], num_tries=1).save(str(new))
    new.replace(file)


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
    return folder / f"words-{language}.trie"


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
