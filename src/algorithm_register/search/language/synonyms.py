"""Other ways to say what somebody asks, and the words of a question that ask nothing: read from our own lists. Pure.

The lists stand in `data/`, each with a header that says how a line is written. Other ways are looked up when a question
is read, never when a text is indexed, so a changed line needs no new index. Function words also keep their own form
in the keys of `inflection`, which an index holds.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations, product
from pathlib import Path

from algorithm_register.kernel.errors import Malformed

LANGUAGES = ("en", "nl")
DATA = Path(__file__).parent / "data"
LISTS = ("abbreviations.txt", "synonyms.txt")

# What a match by another word weighs beside one by the word that was typed (1), by the sign on the line.
WEIGHTS = {
    ":": 0.9,  # an abbreviation and its full names
    "=": 0.8,  # ways to say the same, either way
    "=>": 0.8,  # the same, but only from left to right
    ">": 0.5,  # a broad or everyday word, and what descriptions say
    "~": 0.3,  # not the same, but who asks the first may mean the second
}
_BOTH_WAYS = {":", "="}

_LINE = re.compile(r"(?P<languages>[a-z]{2}(?:,[a-z]{2})*)\s+(?P<ways>[^#]+?)\s+#\s*(?P<reason>\S.*)")
_SIGN = re.compile(r"\s+(=>|[:=>~])\s+")
_WAY = re.compile(r"[a-z0-9]+(?:[ -][a-z0-9]+)*")
_REMEDY = "Write it as the header of the file says."

Words = tuple[str, ...]
Key = Callable[[str], str]


@dataclass(frozen=True)
class Related:
    """Another way to say it: folded lower-case words, a phrase when several, and what a match weighs (0 to 1)."""

    words: Words
    weight: float


@dataclass(frozen=True)
class Relation:
    """One line of a list: who asks one of `asked` also asks for all of `found`, or each for all others."""

    languages: tuple[str, ...]
    sign: str
    asked: tuple[Words, ...]
    found: tuple[Words, ...]
    reason: str

    def pairs(self) -> Iterator[tuple[Words, Words]]:
        """What is asked with what is found by it as well."""
        if self.sign in _BOTH_WAYS:
            return permutations(self.asked + self.found, 2)
        return product(self.asked, self.found)


def as_written(word: str) -> str:
    """The key that keeps every word apart."""
    return word


def related(words: Words, language: str, key: Key = as_written) -> tuple[Related, ...]:
    """Other ways to say this folded word or sequence of words, heaviest first; none when unknown.

    Words that share a `key`, such as forms of one word, are looked up as one. Give the same function every time:
    the lists are kept ready for it.
    """
    return _table(language, key).get(tuple(map(key, words)), ())


def longest_at(words: Sequence[str], start: int, language: str, key: Key = as_written) -> int:
    """How many words from `start` form the longest sequence that `related` knows; 0 when none of at least two does."""
    known = _table(language, key)
    ahead = tuple(map(key, words[start : start + _longest(language)]))
    return next((length for length in range(len(ahead), 1, -1) if ahead[:length] in known), 0)


def is_function_word(word: str, language: str) -> bool:
    """Whether a folded lower-case word only holds a question together, as *of*, *how* and *gets* do."""
    return word in function_words(language)


@cache
def known_words(language: str) -> frozenset[str]:
    """Every word of the lists that says something, by itself or in an expression."""
    return frozenset(
        word
        for relation in _relations()
        if language in relation.languages
        for way in relation.asked + relation.found
        for word in way
        if not is_function_word(word, language)
    )


def read_relations(text: str, name: str) -> tuple[Relation, ...]:
    """The lines of a list; raises `Malformed` with the file's `name`, the line and the remedy."""
    return tuple(_relation(line, f"{name}, line {at}") for at, line in _lines(text))


def read_words(text: str, name: str) -> frozenset[str]:
    """The words of a list, several on a line; raises `Malformed` for what is not lower case without accents."""
    return frozenset(_word(word, f"{name}, line {at}") for at, line in _lines(text) for word in line.split())


@lru_cache(maxsize=8)
def _table(language: str, key: Key) -> Mapping[Words, tuple[Related, ...]]:
    found: dict[Words, dict[Words, float]] = {}
    for relation in _relations():
        if language in relation.languages:
            for asked, other in relation.pairs():
                ways = found.setdefault(tuple(map(key, asked)), {})
                ways[other] = max(ways.get(other, 0), WEIGHTS[relation.sign])
    return {asked: tuple(_heaviest_first(asked, ways, key)) for asked, ways in found.items()}


def _heaviest_first(asked: Words, ways: Mapping[Words, float], key: Key) -> Iterator[Related]:
    """Forms of what was asked are no other way to say it."""
    for words, weight in sorted(ways.items(), key=lambda way: -way[1]):
        if tuple(map(key, words)) != asked:
            yield Related(words, weight)


@cache
def _longest(language: str) -> int:
    return max((len(words) for words in _table(language, as_written)), default=0)


@cache
def _relations() -> tuple[Relation, ...]:
    return tuple(relation for name in LISTS for relation in read_relations(_text(name), name))


@cache
def function_words(language: str) -> frozenset[str]:
    """Every word that `is_function_word`; none of a language without a list."""
    if language not in LANGUAGES:
        return frozenset()
    name = f"function_words_{language}.txt"
    return read_words(_text(name), name)


def _text(name: str) -> str:
    try:
        return (DATA / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Malformed("cannot be read.", place=name, remedy="Install the package again.") from error


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for at, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield at, line.strip()


def _relation(line: str, place: str) -> Relation:
    parts = _LINE.fullmatch(line)
    if parts is None:
        raise Malformed("is not languages, ways to say it and # a reason.", place=place, remedy=_REMEDY)
    languages = tuple(parts["languages"].split(","))
    if unknown := set(languages) - set(LANGUAGES):
        remedy = f"Choose from {', '.join(LANGUAGES)}."
        raise Malformed(f"{', '.join(sorted(unknown))} is no language of search.", place=place, remedy=remedy)
    sides = _SIGN.split(parts["ways"])
    if len(sides) != 3:
        raise Malformed("needs one sign of : = => > ~ with spaces around it.", place=place, remedy=_REMEDY)
    asked, sign, found = sides
    return Relation(languages, sign, _ways(asked, place), _ways(found, place), parts["reason"])


def _ways(side: str, place: str) -> tuple[Words, ...]:
    return tuple(_way(way.strip(), place) for way in side.split(","))


def _way(way: str, place: str) -> Words:
    if _WAY.fullmatch(way) is None:
        remedy = "Write words in lower case without accents, with a comma between one way and the next."
        raise Malformed(f"“{way}” cannot be looked up.", place=place, remedy=remedy)
    return tuple(re.split("[ -]", way))


def _word(word: str, place: str) -> str:
    if not word.isascii() or not word.isalnum() or word != word.lower():
        remedy = "Write words in lower case without accents, with a space between them."
        raise Malformed(f"“{word}” cannot be looked up.", place=place, remedy=remedy)
    return word
