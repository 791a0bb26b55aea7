"""How a text is kept so that it is found: its words as they are written, and beside them what they have in common.

Each text field has a twin. The field holds the folded words in sequence, for words and phrases as they are typed;
the twin holds of every different word its key and the keys of its pieces, and joined spellings. All that
shapes an index goes into its fingerprint: another line of code, list of words or weight of a field means another index.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import tantivy

from algorithm_register.kernel.canonical import fingerprint
from algorithm_register.search import weights
from algorithm_register.search.index.alike import GIVEN, add_signs
from algorithm_register.search.index.columns import add_columns
from algorithm_register.search.index.suggested import add_offered
from algorithm_register.search.language.compounds import pieces
from algorithm_register.search.language.inflection import key
from algorithm_register.search.language.tokens import words_in
from algorithm_register.search.language.wordlists import fold, word_list
from algorithm_register.standards.loading import standard, versions

# The languages that have an index, each with the word lists that shape it.
LANGUAGES: Mapping[str, tuple[str, ...]] = {"nl": ("nl",), "en": ()}

PUBLISHER = "publisher"
# The addresses of references, each as one word.
LINKS = "links"
# Before the key of a piece, so that a word inside a compound weighs less than the word itself.
PIECE = "+"

# All files of search that have a hand in what is written, and of other rooms those that read texts for it. Synonyms
# tell that a word is no product; that alone is no reason to build an index, so they are not among them.
_WRITERS = ("language/*.py", "language/data/function_words_*.txt", "index/*.py", "index/data/*.yaml")
_WRITERS_ELSEWHERE = ("standards/text.py", "organisations/naming.py")
_WORDS = "words"
_JOINED = re.compile(r"(?<![^\W_])[^\W_]+(?:[-'][^\W_]+)+")
# What a process keeps of words it worked out, so that a large register does not fill its memory.
_MOST_WORDS = 200_000


@cache
def _chains() -> Mapping[str, tantivy.TextAnalyzer]:
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    given = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return {
        _WORDS: words.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold()).build(),
        GIVEN: given.build(),
    }


@cache
def boosts() -> Mapping[str, float]:
    """What a match weighs, by text field of the index: one for each weight, one for the publisher."""
    stated = {field.weight for each in versions() for field in standard(each).fields.values() if field.weight}
    return {PUBLISHER: weights.PUBLISHER} | {text_field(weight): float(weight) for weight in stated}


def text_field(weight: int) -> str:
    """The field of the index that holds all texts of this weight."""
    return f"text_{weight}"


@cache
def telling_fields() -> tuple[str, ...]:
    """The fields with texts that tell what a description is about, weightiest first: words are offered from these."""
    weights_of_all = {field.weight for each in versions() for field in standard(each).fields.values()}
    return tuple(text_field(each) for each in sorted(weights_of_all, reverse=True) if each >= weights.TELLING)


def also_field(field: str) -> str:
    """The twin of a text field."""
    return f"also_{field}"


def also(texts: Iterable[str], language: str) -> str:
    """What the twin of a field holds, given the texts of the field: terms with spaces between them."""
    words: set[str] = set()
    for text in texts:
        folded = fold(text)
        words.update(words_in(folded))
        if "-" in folded or "'" in folded:
            words.update(re.sub(r"\W", "", joined) for joined in _JOINED.findall(folded))
    return " ".join(map(_terms(language).__getitem__, words))


class _Terms(dict[str, str]):
    """By word its key and, marked, the key of every piece in it, with spaces between them; worked out once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = [key(word, self._language)]
        found += [PIECE + key(piece, self._language) for piece in _all_pieces(word, self._language)]
        self[word] = " ".join(found)
        return self[word]


@cache
def _terms(language: str) -> _Terms:
    return _Terms(language)


def _all_pieces(word: str, language: str) -> Iterator[str]:
    for piece in pieces(word, language):
        yield piece.word
        yield from _all_pieces(piece.word, language)


@cache
def schema() -> tantivy.Schema:
    """The fields of an index: texts by weight to match, hardly anything to read back.

    No text is stored: snippets are made from the record, so an index cannot show what the register removed.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("number", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field(LINKS, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("newest", fast=True)
    builder.add_unsigned_field("day", fast=True)
    builder.add_text_field("cursor", stored=True, tokenizer_name="raw", index_option="basic")
    for name in boosts():
        builder.add_text_field(name, tokenizer_name=_WORDS, index_option="position")
        builder.add_text_field(also_field(name), tokenizer_name=GIVEN, index_option="freq")
    add_columns(builder)
    add_offered(builder)
    add_signs(builder)
    return builder.build()


def register_words(index: tantivy.Index) -> None:
    """Give an index its chains; tantivy forgets them whenever an index is opened."""
    for name, chain in _chains().items():
        index.register_tokenizer(name, chain)


def index_fingerprint(language: str) -> str:
    """What an index of this language depends on, in 64 hexadecimal digits."""
    fields = {
        each: {
            name: [field.kind, field.weight] for name, field in standard(each).fields.items() if field.weight
        }
        for each in versions()
    }
    return fingerprint(
        {
            "engine": version("tantivy"),
            "language": language,
            "lists": [word_list(each).digest for each in LANGUAGES[language]],
            "fields": fields,
            "telling": list(telling_fields()),
            "written by": _written_by(),
        }
    )


@cache
def _written_by() -> Mapping[str, str]:
    """The digest of each file that has a hand in an index: a changed line is another index, without a thought."""
    house = Path(__file__).resolve().parents[2]
    patterns = (*(f"search/{each}" for each in _WRITERS), *_WRITERS_ELSEWHERE)
    files = sorted(file for pattern in patterns for file in house.glob(pattern))
    return {str(file.relative_to(house)): sha256(file.read_bytes()).hexdigest() for file in files}
