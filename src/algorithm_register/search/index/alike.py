"""What tells that two descriptions are about one product: who makes it, what it is called, how it is described. Pure.

Many bodies describe the same product, often with the supplier's text and their own name put into it. So a text is
reduced to a sketch: of all its pairs of words, without the publisher and words that only hold a sentence together,
the hashes that are least. Two texts hold as large a part of each other's sketch as they do of each other's pairs.
Nobody can read a text from its sketch. Signs are made of the original, so that they are the same in every language.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import xor
from zlib import crc32

import tantivy

from algorithm_register.ledger.commitment import Part
from algorithm_register.organisations.naming import kinds
from algorithm_register.register.records import PublicRecord
from algorithm_register.search import weights
from algorithm_register.search.index.normalising import suppliers
from algorithm_register.search.language.compounds import pieces
from algorithm_register.search.language.inflection import key
from algorithm_register.search.language.synonyms import function_words, known_words
from algorithm_register.search.language.tokens import words_in
from algorithm_register.search.language.wordlists import fold, word_list
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Kind
from algorithm_register.standards.text import plain

SIGNS = "alike"
# Signs are the same in every language, so one index has them, and who reads another is told the same.
HELD_BY = "nl"
# The chain that parts terms at spaces.
GIVEN = "given"
# Stands in the column where a description names no supplier.
NO_MAKER = "maker:?"

# A sketch of more hashes tells more precisely how alike two texts are; with this many it is within a tenth.
_SKETCH = 32
# A text with fewer pairs of words says too little: many say "to work faster and better".
_FEWEST_PAIRS = 8
# The shortest word that can be the name of a product, and the shortest part of a publisher's name that stands for it
# inside a word, as in *Noorderhaakse*.
_SHORTEST_PRODUCT = 4
_SHORTEST_OWN = 6

_NAME = "name"
_PROVIDER = "provider"
_LONG = frozenset({Kind.TEXT, Kind.RICH_TEXT})
_LANGUAGES = ("nl", "en")
# What the first hash of a pair is multiplied by, so that the pair knows which word comes first.
_ODD = 0x9E3779B1
_32_BITS = 0xFFFFFFFF
# What a process keeps of words, so that a large register does not fill its memory.
_MOST_WORDS = 200_000
# Words of names that say that it is software, which all of it is.
_THINGS = frozenset(
    words_in(
        "ai algoritme algoritmen algoritmes app applicatie hulpmiddel module oplossing pakket programma software"
        " systeem tool toepassing algorithm algorithms application programme program solution system"
    )
)


@dataclass(frozen=True)
class Own:
    """The folded words by which a text means its publisher, and those that stand for it at the beginning of a word."""

    words: frozenset[str]
    beginnings: tuple[str, ...]


@dataclass(frozen=True)
class Signs:
    """What a description can be told by. Every sign but `makers` is a term of the column `SIGNS`.

    `names` are what it is called, with and without its maker; `product` is that part of it which is in no dictionary,
    and so is the name of a product rather than of what it does; `sketches` holds one sketch for each text that says
    enough, `makers` the keys of suppliers that are named. Each may be empty.
    """

    names: tuple[str, ...]
    product: str
    sketches: tuple[tuple[str, ...], ...]
    makers: tuple[str, ...]


def add_signs(builder: tantivy.SchemaBuilder) -> None:
    """Give a schema the column that `sign` fills."""
    builder.add_text_field(SIGNS, tokenizer_name=GIVEN, index_option="basic")


def sign(made: tantivy.Document, record: PublicRecord) -> None:
    """Put the signs of a record in its document, as terms with spaces between them."""
    found = signs(record)
    named = (*map(called, found.names), product(found.product), "" if found.makers else NO_MAKER)
    made.add_text(SIGNS, " ".join([*filter(None, named), *chain.from_iterable(found.sketches)]))


def called(name: str) -> str:
    """The term of descriptions that are called so; empty for no name."""
    return f"name:{name}" if name else ""


def product(name: str) -> str:
    """The term of descriptions with this product in what they are called; empty for no product."""
    return f"product:{name}" if name else ""


def signs(record: PublicRecord) -> Signs:
    """The signs of a record, in its original language."""
    own = own_words(record.organisation_name)
    makers = tuple(each.key for each in suppliers(_text(record.content.get(_PROVIDER))) if each.name)
    named = telling_words(_text(record.content.get(_NAME)), own)
    without = [word for word in named if not any(maker.startswith(word) for maker in makers)]
    names = (_called(each, record.language) for each in (named, without))
    return Signs(
        names=tuple(dict.fromkeys(name for name in names if name)),
        product=_called([word for word in named if _is_product(word)], record.language),
        sketches=tuple(_sketches(record, own)),
        makers=makers,
    )


@lru_cache(maxsize=4096)
def own_words(publisher: str) -> Own:
    """The words by which a text means this publisher."""
    words = frozenset(words_in(fold(publisher))) - _silent_words()
    return Own(words, tuple(sorted(word for word in words if len(word) >= _SHORTEST_OWN)))


def telling_words(text: str, own: Own) -> list[str]:
    """The folded words of a text, in sequence, that say something and do not mean its publisher."""
    silent, folded = _silent_words(), fold(text)
    telling = [word for word in words_in(folded) if word not in silent]
    # Most texts do not name their publisher, which is found out at once for all words together.
    if any(beginning in folded for beginning in own.beginnings):
        telling = [word for word in telling if not word.startswith(own.beginnings)]
    return [word for word in telling if word not in own.words] if own.words else telling


def sketch(words: Sequence[str]) -> list[str]:
    """The least hashes of the pairs of words, as terms, least first; none of a text that says too little."""
    first, second = _hashes(_ODD), _hashes()
    pairs = set(map(xor, map(first.__getitem__, words), map(second.__getitem__, words[1:])))
    return [f"{each:x}" for each in sorted(pairs)[:_SKETCH]] if len(pairs) >= _FEWEST_PAIRS else []


def _sketches(record: PublicRecord, own: Own) -> Iterator[tuple[str, ...]]:
    for name, kind in _sketched(record.standard):
        stated = _text(record.content.get(name))
        if stated:
            text = plain(stated) if kind is Kind.RICH_TEXT else stated
            if found := sketch(telling_words(text, own)):
                yield tuple(f"{name}:{each}" for each in found)


@cache
def _sketched(version: str) -> tuple[tuple[str, Kind], ...]:
    """The fields of a standard whose texts tell what a description is about; the name is a sign of its own."""
    return tuple(
        (name, field.kind)
        for name, field in standard(version).fields.items()
        if field.kind in _LONG and field.weight >= weights.TELLING and name != _NAME
    )


class _Hashes(dict[str, int]):
    """The hash of each word times a factor, worked out once: nearly all words of a register come back."""

    def __init__(self, factor: int) -> None:
        super().__init__()
        self._factor = factor

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = crc32(word.encode()) * self._factor & _32_BITS
        return self[word]


@cache
def _hashes(factor: int = 1) -> _Hashes:
    return _Hashes(factor)


def _called(words: Iterable[str], language: str) -> str:
    """What a name comes down to, in whatever sequence, form or compound: a tool to anonymise is called *anonymise*."""
    of_language = language if language in _LANGUAGES else _LANGUAGES[0]
    parts = {part for word in words for part in _parts(word, of_language)}
    telling = {part for part in parts if part not in _THINGS} or parts
    return "_".join(sorted({key(part, of_language) for part in telling}))


def _parts(word: str, language: str) -> list[str]:
    return [piece.word for piece in pieces(word, language)] or [word]


def _is_product(word: str) -> bool:
    """Whether a word is no word of a language, nor made of such words, nor an abbreviation that everybody knows."""
    return len(word) >= _SHORTEST_PRODUCT and word.isalpha() and not _is_known(word)


@lru_cache(maxsize=20_000)
def _is_known(word: str) -> bool:
    return any(
        word in word_list(each) or word in known_words(each) or bool(pieces(word, each))
        for each in _LANGUAGES
    )


@cache
def _silent_words() -> frozenset[str]:
    """Words that only hold a sentence together, and those that mean any publisher: *the municipality*."""
    bodies = {folded for kind in kinds().values() for word in kind.words for folded in words_in(fold(word))}
    return frozenset(bodies).union(*map(function_words, _LANGUAGES))


def _text(value: Part | None) -> str:
    return value if isinstance(value, str) else ""
