"""Turns what a question means into queries, piece by piece: typed text never reaches the engine's parser.

A word that the index does not hold makes no query, so a question costs what it can find.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log
from typing import NamedTuple

from tantivy import Occur, Query

from algorithm_register.search import weights
from algorithm_register.search.asking.combining import all_of, holds, is_description
from algorithm_register.search.asking.meaning import How, Meaning, Want, Way
from algorithm_register.search.asking.vocabulary import Vocabulary
from algorithm_register.search.index.analysis import LINKS, PIECE, also_field, boosts, schema


@dataclass(frozen=True)
class Queries:
    """What a question asks of an index: `full` holds every want, each of `parts` fewer of those that decide;
    they are made as they are asked for, since most questions need none.

    `unmet` are the typed words that nothing in the index can meet.
    """

    full: Query
    parts: Iterator[Query]
    unmet: tuple[str, ...]


class Lookup(NamedTuple):
    """One field in which a way can be met, empty for several together, with the query."""

    field: str
    query: Query


def queries(asked: Meaning, vocabulary: Vocabulary) -> Queries:
    """The queries for a question; with nothing wanted, `full` is met by everything."""
    made = [(want, _want(want, vocabulary)) for want in asked.wants]
    unwanted = [
        (Occur.MustNot, query) for want in asked.unwanted if (query := _want(want, vocabulary)) is not None
    ]
    beside = [(Occur.Should, query) for query in _side_by_side(asked, vocabulary)]
    must = [(Occur.Must, query or Query.empty_query()) for _, query in made]
    return Queries(
        full=_described([*must, *beside, *unwanted]),
        parts=_parts(made, beside + unwanted, vocabulary),
        unmet=tuple(word for want, query in made if query is None for word in want.words),
    )


Clauses = list[tuple[Occur, Query]]


def _described(clauses: Clauses) -> Query:
    """Descriptions that meet these clauses: an index holds a cursor besides."""
    itself = Query.boost_query(is_description(), 0.0)
    return Query.boolean_query([(Occur.Must, itself), *clauses])


Made = list[tuple[Want, Query | None]]


def _parts(made: Made, also: Clauses, vocabulary: Vocabulary) -> Iterator[Query]:
    """What holds half of the words that decide, and what holds any of them; a compound by itself counts in pieces."""
    if len(made) == 1:
        made = [(want, _want(want, vocabulary)) for want in _pieces_of(made[0][0])]
        if any(query is None for _, query in made):
            return
        made = [(want, None if _is_vague(want, vocabulary) else query) for want, query in made]
    met = [(want, query) for want, query in made if query is not None]
    if len(made) < 2 or not met:
        return
    deciding = [query for want, query in met if not _is_common(want, vocabulary)] or [
        query for _, query in met
    ]
    scored = [
        (Occur.Should, query) for want, query in met for query in (query, _coverage(want, query, vocabulary))
    ]
    for least in dict.fromkeys((ceil(len(deciding) * weights.PARTIAL), 1)):
        enough = Query.boolean_query(
            [(Occur.Should, query) for query in deciding], minimum_number_should_match=least
        )
        yield _described([(Occur.Must, Query.const_score_query(enough, 0.0)), *scored, *also])


def _pieces_of(want: Want) -> Sequence[Want]:
    return next((way.wants for way in want.ways if way.how is How.ALL and not way.is_loose), ())


def _coverage(want: Want, query: Query, vocabulary: Vocabulary) -> Query:
    """What a part answer gets for holding a word at all, more for a telling one: two words go before one in a name."""
    telling = log(1 + vocabulary.size / max(1, _commonness(want, vocabulary)))
    return Query.const_score_query(query, weights.COVERAGE * telling)


def _is_vague(want: Want, vocabulary: Vocabulary) -> bool:
    """Whether a piece says too little without the rest of its compound, as *plaats* of *begraafplaats*."""
    return _is_in_more_than(weights.VAGUE, want, vocabulary)


def _is_common(want: Want, vocabulary: Vocabulary) -> bool:
    """Whether a word is in so many descriptions that it hardly says anything."""
    return _is_in_more_than(weights.COMMON, want, vocabulary)


def _is_in_more_than(share: float, want: Want, vocabulary: Vocabulary) -> bool:
    """In a small register no share says much."""
    return _commonness(want, vocabulary) > max(weights.FEW, share * vocabulary.size)


def _commonness(want: Want, vocabulary: Vocabulary) -> int:
    """In how many descriptions a word is at least, in any form; 0 for what is no single word."""
    keys = [way.words[0] for way in want.ways if way.how is How.KEY][:1]
    return max((vocabulary.count(also_field(field), each) for each in keys for field in boosts()), default=0)


def _want(want: Want, vocabulary: Vocabulary) -> Query | None:
    found = [each.query for way in want.ways for each in lookups(way, vocabulary)]
    return Query.disjunction_max_query(found, weights.ALSO_ELSEWHERE) if found else None


def lookups(way: Way, vocabulary: Vocabulary) -> Iterator[Lookup]:
    """A query for each field in which a way can be met; none where the index does not hold its words."""
    match way.how:
        case How.FORM:
            return _terms(way, way.words[0], vocabulary)
        case How.KEY:
            return _twin_terms(way, way.words[0], vocabulary)
        case How.PIECE:
            return _twin_terms(way, PIECE + way.words[0], vocabulary)
        case How.BEGINNING:
            return _beginnings(way, vocabulary)
        case How.PHRASE:
            return _phrases(way, vocabulary)
        case How.ALL:
            return _all_wants(way, vocabulary)
        case How.NUMBER:
            return iter((_exactly("number", way),))
        case How.ADDRESS:
            return iter((_exactly(LINKS, way),)) if vocabulary.count(LINKS, way.words[0]) else iter(())


def _exactly(field: str, way: Way) -> Lookup:
    return Lookup(field, Query.const_score_query(holds(field, way.words[0]), way.weight))


def _terms(way: Way, term: str, vocabulary: Vocabulary) -> Iterator[Lookup]:
    for field, boost in boosts().items():
        if vocabulary.count(field, term):
            found = Query.term_query(schema(), field, term)
            yield Lookup(field, Query.boost_query(found, boost * way.weight))


def _twin_terms(way: Way, term: str, vocabulary: Vocabulary) -> Iterator[Lookup]:
    for field, boost in boosts().items():
        twin = also_field(field)
        if vocabulary.count(twin, term):
            found = Query.term_query(schema(), twin, term, "freq")
            yield Lookup(field, Query.boost_query(found, boost * way.weight))


def _beginnings(way: Way, vocabulary: Vocabulary) -> Iterator[Lookup]:
    for field, boost in boosts().items():
        terms = vocabulary.endings(field, way.words[0])
        if terms:
            any_of = Query.disjunction_max_query([Query.term_query(schema(), field, term) for term in terms])
            yield Lookup(field, Query.boost_query(any_of, boost * way.weight))


def _phrases(way: Way, vocabulary: Vocabulary) -> Iterator[Lookup]:
    for field, boost in boosts().items():
        if all(vocabulary.count(field, word) for word in way.words):
            found = Query.phrase_query(schema(), field, list(way.words))
            yield Lookup(field, Query.boost_query(found, boost * way.weight))


def _all_wants(way: Way, vocabulary: Vocabulary) -> Iterator[Lookup]:
    if way.is_loose and any(_is_common(want, vocabulary) for want in way.wants):
        return
    found = [_want(want, vocabulary) for want in way.wants]
    met = [query for query in found if query is not None]
    if len(met) == len(found):
        # The mean of what its parts weigh, so that two halves do not outweigh the whole.
        yield Lookup("", Query.boost_query(all_of(met), way.weight / len(met)))


def _side_by_side(asked: Meaning, vocabulary: Vocabulary) -> Iterator[Query]:
    """A little more where two words that were asked after each other stand after each other."""
    for first, second in pairwise(asked.wants):
        words = (*first.words, *second.words)
        if not first.is_phrase and not second.is_phrase:
            together = Way(How.PHRASE, weights.SIDE_BY_SIDE, words)
            found = [each.query for each in _phrases(together, vocabulary)]
            if found:
                yield Query.disjunction_max_query(found)
