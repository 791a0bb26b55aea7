"""What is offered while somebody types, kept so that the beginning of any word in it finds it. Pure.

A thing that may be offered (an organisation, a theme, a supplier) stands in its column once for each word it is known
by, as one term: the folded word, what the thing leads to, and what it is called. So one walk through the words that
begin as typed tells all there is to show, and the number of descriptions behind a term tells how well known it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import tantivy

from algorithm_register.register.records import PublicRecord
from algorithm_register.search.index.normalising import suppliers
from algorithm_register.search.language.tokens import WORD, words_of
from algorithm_register.search.language.wordlists import fold
from algorithm_register.standards.loading import standard

ORGANISATION = "offered_organisation"
THEME = "offered_theme"
SUPPLIER = "offered_supplier"
# Words with an accent as they are written, after their folded form: the texts are kept without accents.
ACCENTED = "offered_accented"
COLUMNS = (ORGANISATION, THEME, SUPPLIER, ACCENTED)

# The same organisations, themes and suppliers come back in every thousand records, and at every letter that is typed.
_remembered = lru_cache(maxsize=4096)

BREAK = "\x1f"


@dataclass(frozen=True)
class Offered:
    """A thing that may be offered: what it leads to (a code, a value, a key) and what it is called."""

    key: str
    name: str


def add_offered(builder: tantivy.SchemaBuilder) -> None:
    """Give a schema the columns that `offer` fills."""
    for column in COLUMNS:
        builder.add_text_field(column, tokenizer_name="raw", index_option="basic")


def offer(
    made: tantivy.Document,
    record: PublicRecord,
    language: str,
    publisher: tuple[str, ...],
    texts: Iterable[str],
) -> None:
    """Put what a record offers in its document.

    `publisher` holds what its organisation is called now, the full name first; `texts` those whose words are offered.
    """
    code, called = record.organisation_code, (*publisher, record.organisation_name)
    columns: dict[str, Iterable[str]] = {
        ORGANISATION: _terms(Offered(code, called[0]), called),
        THEME: (
            term for value in _themes(record) for term in _terms_of_theme(value, record.standard, language)
        ),
        SUPPLIER: _terms_of_suppliers(str(record.content.get("provider", ""))),
        ACCENTED: (f"{fold(word)}{BREAK}{word}" for text in texts for word in _accented(text)),
    }
    for column, terms in columns.items():
        for term in dict.fromkeys(terms):
            made.add_text(column, term)


def read_term(term: str) -> tuple[str, Offered]:
    """The word and the thing of a term in one of the columns of things."""
    word, key, name = term.split(BREAK)
    return word, Offered(key, name)


@_remembered
def _terms(offered: Offered, names: tuple[str, ...]) -> tuple[str, ...]:
    """A term for each word in these names."""
    words = dict.fromkeys(word for name in names for word in words_of(name))
    return tuple(BREAK.join((word, offered.key, offered.name.replace(BREAK, " "))) for word in words)


@_remembered
def _terms_of_theme(value: str, version: str, language: str) -> tuple[str, ...]:
    field = standard(version).fields.get("category")
    name = field.value_labels.get(value, {}).get(language, value) if field else value
    return _terms(Offered(value.replace(BREAK, " "), name), (name,))


@_remembered
def _terms_of_suppliers(text: str) -> tuple[str, ...]:
    named = (Offered(each.key, each.name) for each in suppliers(text) if each.name)
    return tuple(term for each in named for term in _terms(each, (each.name,)))


def _themes(record: PublicRecord) -> Iterator[str]:
    stated = record.content.get("category")
    yield from map(str, stated if isinstance(stated, list) else ())


def _accented(text: str) -> Iterator[str]:
    if not text.isascii():
        yield from (word for word in WORD.findall(text.lower()) if not word.isascii())
