"""Turns what a question means into queries, piece by piece: typed text never reaches the engine's parser.

A word that the index does not hold makes no query, so a question costs what it can find.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from tantivy import Occur, Query

from algorithm_register.search import weights
from algorithm_register.search.asking.meaning import How, Meaning, Want, Way
from algorithm_register.search.asking.vocabulary import Vocabulary
from algorithm_register.search.index.analysis import PIECE, also_field, boosts, schema
from algorithm_register.search.index.documents import DESCRIPTION


@dataclass(frozen=True)
class Queries:
    """What a question asks of an index: `full` holds every want, `part` enough of those that decide, if that differs.

    `unmet` are the typed words that nothing in the index can meet.
    """

    full: Query
    part: Query | None
    unmet: tuple[str, ...]


def queries(asked: Meaning, vocabulary: Vocabulary) -> Queries:
    """The queries for a question; with nothing wanted, `full` is met by everything."""
    made = [(want, _want(want, vocabulary)) for want in asked.wants]
    unwanted = [
        (Occur.MustNot, query) for want in asked.unwanted if (query := _want(want, vocabulary)) is not None
    ]
    beside = [(Occur.Should, query) for query in _side_by_side(asked, vocabulary)]
    must = [(Occur.Must, query or Query.empty_query()) for _, query in made]
    return Queries(
        full=_all_of([*must, *beside, *unwanted]),
        part=_part(made, beside, unwanted, vocabulary),
        unmet=tuple(word for want, query in made if query is None for word in want.words),
    )


Clauses = list[tuple[Occur, Query]]


def _all_of(clauses: Clauses) -> Query:
    """Descriptions that meet these clauses: an index holds a cursor besides."""
    itself = Query.boost_query(Query.term_query(schema(), "kind", DESCRIPTION, "basic"), 0.0)
    return Query.boolean_query([(Occur.Must, itself), *clauses])


def _part(
    made: Sequence[tuple[Want, Query | None]], beside: Clauses, unwanted: Clauses, vocabulary: Vocabulary
) -> Query | None:
    met = [(want, query) for want, query in made if query is not None]
    if len(made) < 2 or not met:
        return None
    deciding = [query for want, query in met if not _is_common(want, vocabulary)]
    if not deciding:
        deciding, met = [query for _, query in met], []
    least = ceil(len(deciding) * weights.PARTIAL)
    enough = Query.boolean_query(
        [(Occur.Should, query) for query in deciding], minimum_number_should_match=least
    )
    common = [(Occur.Should, query) for want, query in met if _is_common(want, vocabulary)]
    return _all_of([(Occur.Must, enough), *common, *beside, *unwanted])


def _is_common(want: Want, vocabulary: Vocabulary) -> bool:
    """Whether a word is in so many descriptions that it hardly says anything."""
    keys = [way.words[0] for way in want.ways if way.how is How.KEY][:1]
    most = max((vocabulary.count(also_field(field), each) for each in keys for field in boosts()), default=0)
    return most > weights.COMMON * vocabulary.size


def _want(want: Want, vocabulary: Vocabulary) -> Query | None:
    found = [query for way in want.ways for query in _way(way, vocabulary)]
    return Query.disjunction_max_query(found, weights.ALSO_ELSEWHERE) if found else None


def _way(way: Way, vocabulary: Vocabulary) -> Iterator[Query]:
    match way.how:
        case How.FORM:
            yield from _terms(way, way.words[0], vocabulary, "")
        case How.KEY:
            yield from _terms(way, way.words[0], vocabulary, "also")
        case How.PIECE:
            yield from _terms(way, PIECE + way.words[0], vocabulary, "also")
        case How.BEGINNING:
            yield from _beginnings(way, vocabulary)
        case How.PHRASE:
            yield from _phrases(way, vocabulary)
        case How.ALL:
            yield from _all_wants(way, vocabulary)
        case How.NUMBER:
            number = Query.term_query(schema(), "number", way.words[0], "basic")
            yield Query.const_score_query(number, way.weight)


def _terms(way: Way, term: str, vocabulary: Vocabulary, kind: str) -> Iterator[Query]:
    for name, boost in boosts().items():
        field = also_field(name) if kind else name
        if vocabulary.count(field, term):
            yield Query.boost_query(
                Query.term_query(schema(), field, term, "freq" if kind else "position"), boost * way.weight
            )


def _beginnings(way: Way, vocabulary: Vocabulary) -> Iterator[Query]:
    for field, boost in boosts().items():
        terms = vocabulary.endings(field, way.words[0])
        if terms:
            any_of = Query.disjunction_max_query([Query.term_query(schema(), field, term) for term in terms])
            yield Query.boost_query(any_of, boost * way.weight)


def _phrases(way: Way, vocabulary: Vocabulary) -> Iterator[Query]:
    for field, boost in boosts().items():
        if all(vocabulary.count(field, word) for word in way.words):
            yield Query.boost_query(Query.phrase_query(schema(), field, list(way.words)), boost * way.weight)


def _all_wants(way: Way, vocabulary: Vocabulary) -> Iterator[Query]:
    found = [_want(want, vocabulary) for want in way.wants]
    met = [query for query in found if query is not None]
    if len(met) == len(found):
        # The mean of what its parts weigh, so that two halves do not outweigh the whole.
        whole = Query.boolean_query([(Occur.Must, query) for query in met])
        yield Query.boost_query(whole, way.weight / len(met))


def _side_by_side(asked: Meaning, vocabulary: Vocabulary) -> Iterator[Query]:
    """A little more where two words that were asked after each other stand after each other."""
    for first, second in pairwise(asked.wants):
        words = (*first.words, *second.words)
        if not first.is_phrase and not second.is_phrase:
            together = Way(How.PHRASE, weights.SIDE_BY_SIDE, words)
            found = list(_phrases(together, vocabulary))
            if found:
                yield Query.disjunction_max_query(found)
