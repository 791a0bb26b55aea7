"""What tells that two descriptions are about one product: who makes it, what it is called, how it is described. Pure.

Many bodies describe the same product, often with the supplier's text and their own name put into it. So a text is
reduced to a sketch: of all its pairs of words, without the publisher and words that only hold a sentence together,
the hashes that are least. Two texts hold as large a part of each other's sketch as they do of each other's pairs.
Nobody can read a text from its sketch. Signs are made of the original, so that they are the same in every language.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nsmallest
from itertools import pairwise
from zlib import crc32

import tantivy

from algorithm_register.ledger.commitment import Part
from algorithm_register.organisations.naming import kinds
from algorithm_register.register.records import PublicRecord
from algorithm_register.search import weights
from algorithm_register.search.index.normalising import suppliers
from algorithm_register.search.language.compounds import pieces
from algorithm_register.search.language.inflection import key
from algorithm_register.search.language.synonyms import is_function_word, known_words
from algorithm_register.search.language.tokens import words_in
from algorithm_register.search.language.wordlists import fold, word_list
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Kind
from algorithm_register.standards.text import plain

SIGNS = "alike"
# Stands in the column where a description names no supplier.
NO_MAKER = "maker:?"

# A sketch of more hashes tells more precisely how alike two texts are; this many is within a tenth.
_SKETCH = 48
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
# Words of names that say that it is software, which all of it is.
_THINGS = frozenset(
    words_in(
        "ai algoritme algoritmen algoritmes app applicatie hulpmiddel module oplossing pakket programma software systeem"
        " tool toepassing algorithm algorithms application programme program solution system"
    )
)


@dataclass(frozen=True)
class Signs:
    """What a description can be told by. Every sign but `makers` is a term of the column `SIGNS`.

    `name` is what it is called, `product` that part of it which is in no dictionary, and so is the name of a product
    rather than of what it does; `sketches` holds one sketch for each text that says enough, `makers` the keys of
    suppliers that are named. Each may be empty.
    """

    name: str
    product: str
    sketches: tuple[tuple[str, ...], ...]
    makers: tuple[str, ...]


def add_signs(builder: tantivy.SchemaBuilder) -> None:
    """Give a schema the column that `sign` fills."""
    builder.add_text_field(SIGNS, tokenizer_name="raw", index_option="basic")


def sign(made: tantivy.Document, record: PublicRecord) -> None:
    """Put the signs of a record in its document."""
    found = signs(record)
    named = {each for each in (called(found.name), product(found.product)) if each}
    for term in (*sorted(named), *(term for sketch in found.sketches for term in sketch)):
        made.add_text(SIGNS, term)
    if not found.makers:
        made.add_text(SIGNS, NO_MAKER)


def called(name: str) -> str:
    """The term of descriptions that are called so; empty for no name."""
    return f"name:{name}" if name else ""


def product(name: str) -> str:
    """The term of descriptions with this product in what they are called; empty for no product."""
    return f"product:{name}" if name else ""


def signs(record: PublicRecord) -> Signs:
    """The signs of a record, in its original language."""
    own = own_words(record.organisation_name)
    named = telling_words(_text(record.content.get(_NAME)), own)
    return Signs(
        name=_called(named, record.language),
        product=_called([word for word in named if _is_product(word)], record.language),
        sketches=tuple(_sketches(record, own)),
        makers=tuple(each.key for each in suppliers(_text(record.content.get(_PROVIDER))) if each.name),
    )


@lru_cache(maxsize=4096)
def own_words(publisher: str) -> frozenset[str]:
    """The folded words by which a text means its publisher, whoever that is."""
    return frozenset(words_in(fold(publisher))) | _kinds_of_bodies()


def telling_words(text: str, own: frozenset[str]) -> list[str]:
    """The folded words of a text, in sequence, that say something and do not mean its publisher."""
    long = tuple(word for word in own - _kinds_of_bodies() if len(word) >= _SHORTEST_OWN)
    return [
        word
        for word in words_in(fold(text))
        if word not in own and not _is_function_word(word) and not (long and word.startswith(long))
    ]


def sketch(words: Sequence[str]) -> list[str]:
    """The least hashes of the pairs of words, as terms in ascending order; none of a text that says too little."""
    pairs = {crc32(f"{first} {second}".encode()) for first, second in pairwise(words)}
    if len(pairs) < _FEWEST_PAIRS:
        return []
    return [f"{each:08x}" for each in nsmallest(_SKETCH, pairs)]


def _sketches(record: PublicRecord, own: frozenset[str]) -> Iterator[tuple[str, ...]]:
    for name, field in standard(record.standard).fields.items():
        if field.kind in _LONG and field.weight >= weights.TELLING and name != _NAME:
            stated = _text(record.content.get(name))
            text = plain(stated) if field.kind is Kind.RICH_TEXT else stated
            if found := sketch(telling_words(text, own)):
                yield tuple(f"{name}:{each}" for each in found)


def _called(words: Iterable[str], language: str) -> str:
    """What a name comes down to, in whatever sequence, form or compound: a tool to anonymise is called *anonymise*."""
    of_language = language if language in _LANGUAGES else _LANGUAGES[0]
    parts = {part for word in words for part in _parts(word, of_language)}
    telling = {part for part in parts if part not in _THINGS} or parts
    return " ".join(sorted({key(part, of_language) for part in telling}))


def _parts(word: str, language: str) -> list[str]:
    return [piece.word for piece in pieces(word, language)] or [word]


def _is_product(word: str) -> bool:
    """Whether a word is no word of a language, nor made of such words, nor an abbreviation that everybody knows."""
    return len(word) >= _SHORTEST_PRODUCT and word.isalpha() and not _is_known(word)


@lru_cache(maxsize=20_000)
def _is_function_word(word: str) -> bool:
    return any(is_function_word(word, each) for each in _LANGUAGES)


@lru_cache(maxsize=20_000)
def _is_known(word: str) -> bool:
    return any(
        word in word_list(each) or word in known_words(each) or bool(pieces(word, each))
        for each in _LANGUAGES
    )


@cache
def _kinds_of_bodies() -> frozenset[str]:
    words: Iterable[str] = (word for kind in kinds().values() for word in kind.words)
    return frozenset(folded for word in words for folded in words_in(fold(word)))


def _text(value: Part | None) -> str:
    return value if isinstance(value, str) else ""
