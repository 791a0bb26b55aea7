"""Why a description stands where it does: what each thing that was asked adds, in which way and which field."""

from collections.abc import Iterator

from tantivy import Query, Searcher

from algorithm_register.search.answering.hits import numbers
from algorithm_register.search.answering.understanding import Read, understood
from algorithm_register.search.asking.combining import all_of, holds
from algorithm_register.search.asking.queries import lookups
from algorithm_register.search.asking.vocabulary import Vocabulary
from algorithm_register.search.index.analysis import PUBLISHER, text_field
from algorithm_register.search.index.generation import Snapshot, breaking
from algorithm_register.search.port import Explained, Match
from algorithm_register.standards.loading import standard


def explained(snapshot: Snapshot, text: str, number: str, language: str) -> Explained:
    """How the description with this number answers the question, without filters. Raises BrokenIndex."""
    searcher = snapshot.searcher
    with breaking():
        vocabulary = Vocabulary(searcher)
        read = understood(text, language, vocabulary, vocabulary.answers)
        score = _score(searcher, read.every, number)
        return Explained(
            asked=read.offered if read.is_other else text,
            place=_place(searcher, read, number) if score is not None else None,
            is_full=_score(searcher, read.full, number) is not None,
            score=score or 0.0,
            matches=tuple(_matches(searcher, read, number, vocabulary)),
        )


def _score(searcher: Searcher, query: Query, number: str) -> float | None:
    """What this description scores; None when it is no answer."""
    itself = Query.boost_query(holds("number", number), 0.0)
    hits = searcher.search(all_of([query, itself]), limit=1).hits
    return float(hits[0][0]) if hits else None


def _place(searcher: Searcher, read: Read, number: str) -> int | None:
    """Its place among all answers, from 1: the full ones go first."""
    before = 0
    for query in (read.full, read.rest):
        if query is not None:
            hits = searcher.search(query, limit=searcher.num_docs, weight_by_field="day").hits
            found = numbers(searcher, hits)
            if number in found:
                return before + found.index(number) + 1
            before += len(found)
    return None


def _matches(searcher: Searcher, read: Read, number: str, vocabulary: Vocabulary) -> Iterator[Match]:
    """Every way in which something that was asked is met, the heaviest first; of these the first one counts."""
    for want in read.meaning.wants:
        found = [
            Match(" ".join(want.words), way.how, " ".join(way.words), field_words(lookup.field), score)
            for way in want.ways
            for lookup in lookups(way, vocabulary)
            if (score := _score(searcher, lookup.query, number)) is not None
        ]
        yield from sorted(found, key=lambda match: -match.score)


def field_words(field: str) -> str:
    """What stands in a field of the index: the keys of the standard, or who publishes."""
    if field == PUBLISHER:
        return PUBLISHER
    weighing = [each for each in standard().fields.values() if each.weight]
    return ", ".join(each.key for each in weighing if text_field(each.weight) == field)
