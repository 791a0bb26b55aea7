"""Turns what was asked into a query, piece by piece: typed text never reaches the engine's parser. Pure."""

from collections.abc import Iterator

from tantivy import Occur, Query

from algorithm_register.search.asking.questions import Asked, Term
from algorithm_register.search.index.analysis import alternatives, boosts, schema
from algorithm_register.search.index.documents import DESCRIPTION

# A word in the name and elsewhere counts a little more than one in the name alone.
_ALSO_ELSEWHERE = 0.1
_ANOTHER_FORM = 0.9
_THE_NUMBER_ITSELF = 100.0


def query(asked: Asked, language: str, organisation: str = "") -> Query:
    """What holds every wanted term, in any field, and no excluded one; everything when nothing is wanted."""
    clauses: list[tuple[Occur, Query]] = [(Occur.Must, _unscored("kind", DESCRIPTION))]
    if organisation:
        clauses.append((Occur.Must, _unscored("organisation", organisation)))
    terms = [
        (Occur.MustNot if term.is_excluded else Occur.Must, _term(term, language)) for term in asked.terms
    ]
    return Query.boolean_query(clauses + terms)


def _unscored(field: str, value: str) -> Query:
    return Query.boost_query(Query.term_query(schema(), field, value, "basic"), 0.0)


def _term(term: Term, language: str) -> Query:
    ways = list(_ways(term, language))
    return Query.disjunction_max_query(ways, _ALSO_ELSEWHERE) if ways else Query.empty_query()


def _ways(term: Term, language: str) -> Iterator[Query]:
    if term.number:
        itself = Query.term_query(schema(), "number", term.number, "basic")
        yield Query.const_score_query(itself, _THE_NUMBER_ITSELF)
    for rank, stems in enumerate(alternatives(term.text, language)):
        for field, boost in boosts().items():
            yield Query.boost_query(_stems(field, stems), boost if rank == 0 else boost * _ANOTHER_FORM)


def _stems(field: str, stems: list[str]) -> Query:
    if len(stems) == 1:
        return Query.term_query(schema(), field, stems[0])
    return Query.phrase_query(schema(), field, list(stems))
