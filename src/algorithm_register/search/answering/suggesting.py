"""What to offer somebody who is still typing: things by the beginning of a word in their name, and words to search for.

Every term is counted over what is live at this commit of the index, so nothing that was taken from the register is
offered, however long its words stay in the files.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from tantivy import Query, Searcher

from algorithm_register.kernel.numbers import has_number_form
from algorithm_register.organisations.naming import fold as fold_name
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.selectors import Records
from algorithm_register.search.answering.hits import numbers
from algorithm_register.search.asking.combining import all_of, any_of, holds, is_description
from algorithm_register.search.index import columns
from algorithm_register.search.index.analysis import schema, telling_fields
from algorithm_register.search.index.generation import Snapshot, breaking
from algorithm_register.search.index.suggested import (
    ACCENTED,
    BREAK,
    ORGANISATION,
    SUPPLIER,
    THEME,
    Offered,
    read_term,
)
from algorithm_register.search.language.inflection import key
from algorithm_register.search.language.synonyms import is_function_word
from algorithm_register.search.language.tokens import WORD, words_of
from algorithm_register.search.port import Marked, Suggested, Suggestion, SuggestionKind

# Nobody needs to be helped on with less, or with more.
SHORTEST = 2
LONGEST = 100
MOST_WORDS = 8

# At most this many of a kind, so that one kind leaves room for the others.
_OF_A_KIND = 4
# Ways on that are looked at: enough to leave out what does not fit, few enough to stay quick.
_LOOKED_AT = 40
_THINGS_LOOKED_AT = 150
_SHORTEST_TERM = 3

_LAST_WORD = re.compile(r"[^\W_]+(?=[\W_]*$)")
_BETWEEN_DIGITS = re.compile(r"[\s.\-]+")
# Where the words of each kind of thing stand, and the filter whose value is its key.
_THINGS = {
    SuggestionKind.ORGANISATION: (ORGANISATION, columns.ORGANISATION),
    SuggestionKind.THEME: (THEME, columns.THEME),
    SuggestionKind.SUPPLIER: (SUPPLIER, columns.SUPPLIER),
}


@dataclass(frozen=True)
class _Typed:
    """What was typed: `words` folded, the last one perhaps unfinished, and `head`, the text before that one."""

    text: str
    head: str
    words: tuple[str, ...]

    @property
    def last(self) -> str:
        return self.words[-1]

    @property
    def earlier(self) -> tuple[str, ...]:
        return self.words[:-1]


def suggested(
    snapshot: Snapshot, text: str, language: str, readers: str, limit: int, read: Records
) -> Suggested:
    """What the index of `language` offers somebody who typed this and reads `readers`. Raises BrokenIndex."""
    found: Iterable[Suggestion] = ()
    readable = _readable(text) if len(text) <= LONGEST else ""
    typed = _typed(readable)
    if digits := _digits(readable):
        found = _numbered(digits, readers, read)
    elif typed is not None:
        with breaking():
            found = _dealt(_by_kind(snapshot.searcher, typed, language, readers, read), limit)
    return Suggested(tuple(found), snapshot.cursor.position)


def _readable(text: str) -> str:
    """Without lone surrogates, which the engine cannot take, and with each accent on its letter."""
    return unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))


def _typed(text: str) -> _Typed | None:
    """None where there is nothing to go on with."""
    words = words_of(text)
    last = _LAST_WORD.search(text)
    if last is None or len(words) > MOST_WORDS or sum(map(len, words)) < SHORTEST:
        return None
    return _Typed(text, text[: last.start()], words)


def _digits(text: str) -> str:
    digits = _BETWEEN_DIGITS.sub("", text)
    return digits if digits.isdecimal() else ""


def _numbered(digits: str, readers: str, read: Records) -> Iterator[Suggestion]:
    """A whole number offers its description, part of one nothing."""
    if has_number_form(digits):
        for record in read([digits]).values():
            yield _description(record, ((record.name_in(readers), False),))


def _by_kind(
    searcher: Searcher, typed: _Typed, language: str, readers: str, read: Records
) -> Iterator[tuple[SuggestionKind, list[Suggestion]]]:
    """A few of each kind, best first; kinds in the order in which they are shown."""
    yield SuggestionKind.TERM, _terms(searcher, typed, language)
    yield SuggestionKind.DESCRIPTION, _descriptions(searcher, typed, readers, read)
    for kind in _THINGS:
        yield kind, _things(searcher, typed, kind, language)


def _dealt(kinds: Iterable[tuple[SuggestionKind, list[Suggestion]]], limit: int) -> list[Suggestion]:
    """Dealt out one of each kind at a time, so that a kind with few is not pushed out; then kind by kind."""
    rounds = zip_longest(*(found[:_OF_A_KIND] for _, found in kinds))
    dealt = list(islice((each for dealt in rounds for each in dealt if each is not None), max(0, limit)))
    order = list(SuggestionKind)
    return sorted(dealt, key=lambda each: order.index(each.kind))


# Words to search for


def _terms(searcher: Searcher, typed: _Typed, language: str) -> list[Suggestion]:
    """Words that begin so, in descriptions that hold the other words too; one of each family of forms."""
    if len(typed.last) < SHORTEST:
        return []
    within = _live_with(_somewhere(word) for word in typed.earlier if not is_function_word(word, language))
    families: dict[str, str] = {}
    for word in _words_that_begin(searcher, typed.last, within):
        if len(families) == _OF_A_KIND:
            break
        if _is_worth_asking(word, typed.last, language):
            families.setdefault(key(word, language), word)
    return [
        Suggestion(SuggestionKind.TERM, _marked(text, typed), text)
        for text in (typed.head + _as_written(searcher, word) for word in families.values())
    ]


def _words_that_begin(searcher: Searcher, start: str, within: Query) -> Iterator[str]:
    """The weightiest texts first, in each the words that most descriptions hold."""
    for field in telling_fields():
        found = searcher.terms_with_prefix(field, start, filter_query=within, limit=_LOOKED_AT)
        yield from (word for word, count in found if count)


def _is_worth_asking(word: str, typed: str, language: str) -> bool:
    return (
        word != typed
        and len(word) >= _SHORTEST_TERM
        and word.isalpha()
        and not is_function_word(word, language)
    )


def _as_written(searcher: Searcher, word: str) -> str:
    """With its accents, where most write them."""
    found = searcher.terms_with_prefix(ACCENTED, word + BREAK, filter_query=is_description(), limit=1)
    return found[0][0].partition(BREAK)[2] if found and found[0][1] else word


def _somewhere(word: str) -> Query:
    return any_of(holds(field, word) for field in telling_fields())


# Descriptions


def _descriptions(searcher: Searcher, typed: _Typed, readers: str, read: Records) -> list[Suggestion]:
    """By name: first those that begin as typed, then those with all its words; the newest first, each name once."""
    found: dict[str, None] = {}
    for query in (_named_so(typed), _named_with(typed)):
        if len(found) < 2 * _OF_A_KIND:
            hits = searcher.search(query, limit=2 * _OF_A_KIND, count=False, order_by_field="newest").hits
            found.update(dict.fromkeys(numbers(searcher, hits)))
    records = read(found)
    by_name: dict[str, Suggestion] = {}
    for record in (records[number] for number in found if number in records):
        if name := record.name_in(readers):
            by_name.setdefault(fold_name(name), _description(record, _marked(name, typed)))
    return list(by_name.values())[:_OF_A_KIND]


def _description(record: PublicRecord, name: Marked) -> Suggestion:
    return Suggestion(SuggestionKind.DESCRIPTION, name, record.number, record)


def _named_so(typed: _Typed) -> Query:
    return _live_with([_beginning(columns.NAME, fold_name(typed.text))])


def _named_with(typed: _Typed) -> Query:
    names = telling_fields()[0]  # nothing weighs as much as the name
    return _live_with(_named(names, word) for word in typed.words)


def _named(field: str, word: str) -> Query:
    """A word of one letter begins half of all names, so it has to be that word."""
    return _beginning(field, word) if len(word) >= SHORTEST else holds(field, word)


# Organisations, themes, suppliers


def _things(searcher: Searcher, typed: _Typed, kind: SuggestionKind, language: str) -> list[Suggestion]:
    """Whose name begins as typed comes before whose name holds it; then the best known, by descriptions."""
    column, filtered_by = _THINGS[kind]
    # Counting only what is live is slow here: it is done for the few that are shown.
    known = searcher.terms_with_prefix(column, typed.last, limit=_THINGS_LOOKED_AT)
    terms: dict[Offered, tuple[str, int]] = {}
    for term, count in known:
        word, offered = read_term(term)
        if not is_function_word(word, language) and _has(offered.name, typed.earlier):
            terms.setdefault(offered, (term, count))
    start = " ".join(typed.words)

    def rank(offered: Offered) -> tuple[bool, int, str]:
        name = " ".join(words_of(offered.name))
        return not name.startswith(start), -terms[offered][1], name

    keys: dict[str, Suggestion] = {}
    for offered in sorted(terms, key=rank):
        if len(keys) == _OF_A_KIND:
            break
        if offered.key not in keys and _count(searcher, column, terms[offered][0]):
            has = _count(searcher, columns.column(filtered_by), offered.key)
            keys[offered.key] = Suggestion(kind, _marked(offered.name, typed), offered.key, count=has)
    return list(keys.values())


def _has(name: str, beginnings: Sequence[str]) -> bool:
    words = words_of(name)
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


# Small queries


def _count(searcher: Searcher, field: str, term: str) -> int:
    """How many live descriptions hold the term."""
    found: int = searcher.search(_live_with([holds(field, term)]), limit=1).count  # type: ignore[attr-defined]
    return found


def _live_with(queries: Iterable[Query]) -> Query:
    return all_of([is_description(), *queries])


def _beginning(field: str, start: str) -> Query:
    return Query.fuzzy_term_query(schema(), field, start, distance=0, prefix=True)


def _marked(text: str, typed: _Typed) -> Marked:
    """The text as runs: of each word that begins as a typed one, that beginning is a hit."""
    runs: list[tuple[str, bool]] = []
    here = 0
    for word in WORD.finditer(text):
        folded = words_of(word[0])
        begun = max((len(each) for each in typed.words if folded and folded[0].startswith(each)), default=0)
        if begun:
            end = min(word.start() + begun, word.end())
            runs += [(text[here : word.start()], False), (text[word.start() : end], True)]
            here = end
    runs.append((text[here:], False))
    return tuple(run for run in runs if run[0])
