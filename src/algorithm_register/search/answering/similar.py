"""Which descriptions are about the same things, by the words that tell a description from most others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log, sqrt

from tantivy import Occur, Query, Searcher

from algorithm_register.register.records import PublicRecord
from algorithm_register.search import weights
from algorithm_register.search.answering.hits import scored
from algorithm_register.search.asking.combining import any_of, holds
from algorithm_register.search.asking.vocabulary import Vocabulary
from algorithm_register.search.index.alike import HELD_BY, own_words, telling_words
from algorithm_register.search.index.analysis import PIECE, also, also_field, telling_fields, text_field
from algorithm_register.search.index.documents import searched_texts
from algorithm_register.standards.model import Kind

# A description is compared by this many words, and by no fewer than that; with few, each of them counts for less.
_WORDS = 20
_FEWEST_WORDS = 3
_ENOUGH_WORDS = 12
# From which score two are similar: the part of the weight of these words that the other holds, plus this for a name
# that holds all of our name.
LIKE = 0.35
_NAMED_ALIKE = 0.4
_FEWEST_CLAUSES = 2
# A word in more than this share of all descriptions says nothing, unless it is in the name: a quarter of all may do
# one thing. A word in less than one in so many is not more telling.
_COMMON = 0.05
_COMMON_IN_NAMES = 0.25
_RAREST = 200
# In a small register every word is in a large share.
_FEW = 3
# A word that may be held by descriptions of the same product only finds few others.
_OF_THE_PRODUCT = 0.5
_OF_A_PIECE = 0.6
_IN_WORDS = frozenset({Kind.TEXT, Kind.RICH_TEXT})


@dataclass(frozen=True)
class _Concept:
    """A word as the index keys it, what it weighs where it stands in a record, and whether others hold it too."""

    key: str
    weight: float
    is_in_name: bool
    is_shared: bool


def similar(
    searcher: Searcher,
    record: PublicRecord,
    same: Query,
    described: int,
    limit: int,
) -> list[str]:
    """Numbers of what holds most of the words by which this record is told from all others, likest first.

    `same` are descriptions of the same product, which are left out; there are `described` of them.
    """
    vocabulary = Vocabulary(searcher)
    concepts = _concepts(record, vocabulary, described)
    every = [each for each in concepts if each.is_shared][:_WORDS]
    in_name = [each for each in concepts if each.is_in_name]
    if len(every) < _FEWEST_WORDS:
        return []
    # A record of few words is not like all that hold one of them.
    whole = sum(each.weight for each in every) * max(1, _ENOUGH_WORDS / len(every))
    named = sum(each.weight for each in in_name)
    names = telling_fields()[:1]
    clauses = [
        *(_held(each, each.weight / whole, telling_fields(), vocabulary) for each in every),
        *(
            _held(each, _NAMED_ALIKE * each.weight / named, names, vocabulary)
            for each in in_name
            if each.is_shared
        ),
    ]
    query = Query.boolean_query(
        [
            (Occur.Must, Query.boolean_query(clauses, minimum_number_should_match=_FEWEST_CLAUSES)),
            (Occur.MustNot, same),
            (Occur.MustNot, holds("number", record.number)),
        ]
    )
    hits = searcher.search(query, limit=limit, count=False).hits
    return [number for number, score in scored(searcher, hits) if score >= LIKE]


def _concepts(record: PublicRecord, vocabulary: Vocabulary, described: int) -> list[_Concept]:
    """The words that tell this record from others, heaviest first: rare in the register, in a place that matters.

    Descriptions of the same product are likely to hold its words too.
    """
    placed: dict[str, tuple[float, bool]] = {}
    for concept, place, is_in_name in _placed(record):
        best, was_in_name = placed.get(concept, (0.0, False))
        placed[concept] = max(best, place), was_in_name or is_in_name
    made = (_weighed(concept, *placed[concept], vocabulary, described) for concept in placed)
    return sorted((each for each in made if each.weight > 0), key=lambda each: -each.weight)


def _placed(record: PublicRecord) -> Iterator[tuple[str, float, bool]]:
    """Each word and each piece of one, what its place weighs, and whether that is the name."""
    own = own_words(record.organisation_name)
    for each in searched_texts(record, HELD_BY):
        if each.field.weight >= weights.TELLING and each.field.kind in _IN_WORDS:
            is_name = text_field(each.field.weight) == telling_fields()[0]
            for word in set(telling_words(each.text, own)):
                for term in also([word], HELD_BY).split() if not word.isdecimal() else ():
                    part = _OF_A_PIECE if term.startswith(PIECE) else 1
                    yield term.removeprefix(PIECE), sqrt(each.field.weight) * part, is_name


def _weighed(
    concept: str, place: float, is_in_name: bool, vocabulary: Vocabulary, described: int
) -> _Concept:
    count = _commonness(concept, vocabulary)
    others, every = max(1, count - described), vocabulary.size - described
    common = _COMMON_IN_NAMES if is_in_name else _COMMON
    rareness = log(min(every / others, _RAREST)) if others <= max(_FEW, common * every) else 0.0
    is_of_the_product = 1 < count <= described + 1
    weight = place * rareness * (_OF_THE_PRODUCT if is_of_the_product else 1)
    return _Concept(concept, weight, is_in_name, is_shared=count > 1)


def _commonness(concept: str, vocabulary: Vocabulary) -> int:
    return max(vocabulary.count(field, term) for field, term in _ways(concept, telling_fields()))


def _ways(concept: str, fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    for field in fields:
        for term in (concept, PIECE + concept):
            yield also_field(field), term


def _held(
    concept: _Concept, weight: float, fields: Iterable[str], vocabulary: Vocabulary
) -> tuple[Occur, Query]:
    ways = [holds(field, term) for field, term in _ways(concept.key, fields) if vocabulary.count(field, term)]
    return Occur.Should, Query.const_score_query(any_of(ways), weight)
