"""What is like a description: the same product at other organisations, and other descriptions about the same things.

Of maker, name and text two have to agree for one product, and the third may not say otherwise; a text that is nearly
the same says it alone. Suppliers lend their texts, and bodies copy each other's, also for the product of another.
Where a description names no maker, it has the one that most others with its text name, if nearly all of them do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log, sqrt

from tantivy import Occur, Query, Searcher

from algorithm_register.register.records import PublicRecord
from algorithm_register.register.selectors import published_records
from algorithm_register.search import weights
from algorithm_register.search.asking.vocabulary import Vocabulary
from algorithm_register.search.index import alike as index
from algorithm_register.search.index.alike import HELD_BY, SIGNS, Signs, own_words, signs, telling_words
from algorithm_register.search.index.analysis import (
    PIECE,
    also,
    also_field,
    schema,
    telling_fields,
    text_field,
)
from algorithm_register.search.index.columns import ORGANISATION, SUPPLIER, column
from algorithm_register.search.index.documents import DESCRIPTION, searched_texts
from algorithm_register.search.index.generation import Cursor, Snapshot, breaking
from algorithm_register.search.index.normalising import supplier_label
from algorithm_register.search.port import Alike
from algorithm_register.standards.model import Kind

# The part of a text's sketch that another has to hold: where nothing else agrees, and where maker or name does too.
NEARLY_THE_SAME = 0.6
MUCH_THE_SAME = 0.35
# The share of those who name a maker that makes it the one of all with that text.
NEARLY_ALL = 0.75
_SHORTEST_MAKER = 5

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

_SHOWN = 10
# What a process keeps of one commit, some hundred bytes each.
_MOST_KEPT = 2000
# One product is shown once among what is similar, so more is looked at than shown.
_LOOKED_AT = 3
_ALL = 20_000


@dataclass(frozen=True)
class Likeness:
    """Who else has the product of a description, by number, and which descriptions are similar to it."""

    organisations: int
    users: tuple[str, ...]
    similar: tuple[str, ...]


class Likenesses:
    """What was worked out of one commit of an index, so that the next reader of a description need not wait for it."""

    def __init__(self) -> None:
        self._cursor: Cursor | None = None
        self._known: dict[tuple[str, int, int], Likeness] = {}

    def of(self, snapshot: Snapshot, record: PublicRecord, limit: int) -> Likeness:
        """See `likeness`."""
        if self._cursor != snapshot.cursor or len(self._known) >= _MOST_KEPT:
            self._cursor, self._known = snapshot.cursor, {}
        known, asked = self._known, (record.number, record.edition, limit)
        if asked not in known:
            known[asked] = likeness(snapshot, record, limit)
        return known[asked]


def told(found: Likeness, snapshot: Snapshot) -> Alike:
    """A likeness with the records that a page shows of it."""
    records = published_records([*found.users, *found.similar])
    return Alike(
        organisations=found.organisations,
        users=tuple(records[each] for each in found.users if each in records),
        similar=tuple(records[each] for each in found.similar if each in records),
        position=snapshot.cursor.position,
    )


def likeness(snapshot: Snapshot, record: PublicRecord, limit: int) -> Likeness:
    """What this snapshot of the index that holds signs has that is like a record. Raises BrokenIndex."""
    own = signs(record)
    with breaking():
        same = _same_product(snapshot.searcher, record, own)
        organisations = _counted(snapshot.searcher, same, ORGANISATION)
        users = [number for number, _ in _hits(snapshot.searcher, same, _SHOWN)]
        described = sum(organisations.values())
        vocabulary = Vocabulary(snapshot.searcher)
        concepts = _concepts(record, vocabulary, described)
        near = _similar(snapshot.searcher, record, concepts, vocabulary, same, limit * _LOOKED_AT)
    records = published_records([*users, *near])
    similar = _each_product_once((records[each] for each in near if each in records), limit)
    return Likeness(
        organisations=len(organisations),
        users=tuple({records[each].organisation_code: each for each in users if each in records}.values()),
        similar=tuple(each.number for each in similar),
    )


# The same product


def _same_product(searcher: Searcher, record: PublicRecord, own: Signs) -> Query:
    """Descriptions of the same product at other organisations."""
    others = [
        (Occur.Must, _term("kind", DESCRIPTION)),
        (Occur.MustNot, _term(column(ORGANISATION), record.organisation_code)),
    ]
    named, much, nearly = _named(own), _text(own, MUCH_THE_SAME), _text(own, NEARLY_THE_SAME)
    told = _any_of([_all_of([named, much]), nearly])
    stated = {
        maker: count
        for maker, count in _counted(searcher, _any_of([told, much]), SUPPLIER).items()
        if not supplier_label(maker, "nl")
    }
    makers = tuple(sorted({*own.makers, *(maker for maker in stated if _is_one_of(maker, own.makers))}))
    agreed = _agreed(stated)
    may_be = [_made_by(makers or agreed)]
    if not stated or set(makers or agreed) & set(agreed):
        may_be.append(_term(SIGNS, index.NO_MAKER))
    ways = [_all_of([_made_by(makers), _any_of([named, much])]), _all_of([_any_of(may_be), told])]
    return Query.boolean_query([*others, (Occur.Must, _any_of(ways))])


def _is_one_of(maker: str, makers: Sequence[str]) -> bool:
    """Whether it is one of these makers, written shorter or longer: *Parkzicht*, *Parkzicht Software*."""
    return maker in makers or any(
        len(shorter) >= _SHORTEST_MAKER and longer.startswith(shorter)
        for shorter, longer in (sorted((maker, other), key=len) for other in makers)
    )


def _agreed(stated: Mapping[str, int]) -> tuple[str, ...]:
    """The maker that nearly all name, in every way it is written; none where there is no such maker."""
    most = max(stated, key=lambda maker: stated[maker], default="")
    written = tuple(maker for maker in stated if _is_one_of(maker, (most,)))
    return written if sum(stated[each] for each in written) >= NEARLY_ALL * sum(stated.values()) else ()


def _made_by(makers: Sequence[str]) -> Query:
    return Query.term_set_query(schema(), column(SUPPLIER), list(makers)) if makers else Query.empty_query()


def _named(own: Signs) -> Query:
    """Called the same, or one called by the product alone that the other mentions."""
    terms = {*map(index.called, own.names), index.called(own.product)}
    if own.product in own.names:
        terms.add(index.product(own.product))
    return _any_of(_term(SIGNS, each) for each in sorted(terms) if each)


def _text(own: Signs, part: float) -> Query:
    """A text that holds this part of the sketch of one of our texts."""
    return _any_of(
        Query.boolean_query(
            [(Occur.Should, _term(SIGNS, each)) for each in sketch],
            minimum_number_should_match=ceil(part * len(sketch)),
        )
        for sketch in own.sketches
    )


# Similar


@dataclass(frozen=True)
class _Concept:
    """A word as the index keys it, what it weighs where it stands in a record, and whether others hold it too."""

    key: str
    weight: float
    is_in_name: bool
    is_shared: bool


def _similar(
    searcher: Searcher,
    record: PublicRecord,
    concepts: Sequence[_Concept],
    vocabulary: Vocabulary,
    same: Query,
    limit: int,
) -> list[str]:
    """Numbers of what holds most of the words by which this record is told from all others, likest first."""
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
            (Occur.MustNot, _term("number", record.number)),
        ]
    )
    return [number for number, score in _hits(searcher, query, limit) if score >= LIKE]


def _concepts(record: PublicRecord, vocabulary: Vocabulary, described: int) -> list[_Concept]:
    """The words that tell this record from others, heaviest first: rare in the register, in a place that matters.

    `described` is how many descriptions of the same product there are, which are likely to hold its words.
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
    ways = [_term(field, term) for field, term in _ways(concept.key, fields) if vocabulary.count(field, term)]
    return Occur.Should, Query.const_score_query(_any_of(ways), weight)


def _each_product_once(records: Iterable[PublicRecord], limit: int) -> Iterator[PublicRecord]:
    """The first of each product."""
    seen: list[Signs] = []
    for record in records:
        own = signs(record)
        if not any(_is_same(own, other) for other in seen):
            seen.append(own)
            yield record
        if len(seen) == limit:
            return


def _is_same(one: Signs, other: Signs) -> bool:
    return bool(set(one.names) & set(other.names)) or any(
        len(set(mine) & set(its)) >= MUCH_THE_SAME * len(mine)
        for mine in one.sketches
        for its in other.sketches
    )


# Small queries


def _counted(searcher: Searcher, query: Query, name: str) -> dict[str, int]:
    answer = searcher.aggregate(query, {name: {"terms": {"field": column(name), "size": _ALL}}})
    return {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]}


def _hits(searcher: Searcher, query: Query, limit: int) -> list[tuple[str, float]]:
    """Numbers with their scores, best first."""
    hits = searcher.search(query, limit=limit, count=False).hits
    return [(searcher.doc(address)["number"][0], float(score)) for score, address in hits]


def _term(field: str, value: str) -> Query:
    return Query.term_query(schema(), field, value, "basic")


def _any_of(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, each) for each in queries])


def _all_of(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, each) for each in queries])
