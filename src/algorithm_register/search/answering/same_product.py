"""Which descriptions at other organisations are about the same product.

Of maker, name and text two have to agree, and the third may not say otherwise; a text that is nearly the same says it
alone. Suppliers lend their texts, and bodies copy each other's, also for the product of another. Where a description
names no maker, it has the one that most others with its text name, if nearly all of them do.
"""

from collections.abc import Mapping, Sequence
from math import ceil

from tantivy import Occur, Query, Searcher

from algorithm_register.register.records import PublicRecord
from algorithm_register.search.answering.counting import values
from algorithm_register.search.asking.combining import all_of, any_of, holds, is_description
from algorithm_register.search.index import alike as index
from algorithm_register.search.index.alike import SIGNS, Signs
from algorithm_register.search.index.analysis import schema
from algorithm_register.search.index.columns import ORGANISATION, SUPPLIER, column
from algorithm_register.search.index.normalising import supplier_label

# The part of a text's sketch that another has to hold: where nothing else agrees, and where maker or name does too.
NEARLY_THE_SAME = 0.6
MUCH_THE_SAME = 0.35
# The share of those who name a maker that makes it the one of all with that text.
NEARLY_ALL = 0.75
_SHORTEST_MAKER = 5


def same_product(searcher: Searcher, record: PublicRecord, own: Signs) -> Query:
    """Descriptions of the same product at other organisations."""
    others = [
        (Occur.Must, is_description()),
        (Occur.MustNot, holds(column(ORGANISATION), record.organisation_code)),
    ]
    named, much, nearly = _named(own), _text(own, MUCH_THE_SAME), _text(own, NEARLY_THE_SAME)
    told = any_of([all_of([named, much]), nearly])
    stated = {
        maker: count
        for maker, count in values(searcher, any_of([told, much]), SUPPLIER).items()
        if not supplier_label(maker, "nl")
    }
    makers = tuple(sorted({*own.makers, *(maker for maker in stated if _is_one_of(maker, own.makers))}))
    agreed = _agreed(stated)
    may_be = [_made_by(makers or agreed)]
    if not stated or set(makers or agreed) & set(agreed):
        may_be.append(holds(SIGNS, index.NO_MAKER))
    ways = [all_of([_made_by(makers), any_of([named, much])]), all_of([any_of(may_be), told])]
    return Query.boolean_query([*others, (Occur.Must, any_of(ways))])


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
    return any_of(holds(SIGNS, each) for each in sorted(terms) if each)


def _text(own: Signs, part: float) -> Query:
    """A text that holds this part of the sketch of one of our texts."""
    return any_of(
        Query.boolean_query(
            [(Occur.Should, holds(SIGNS, each)) for each in sketch],
            minimum_number_should_match=ceil(part * len(sketch)),
        )
        for sketch in own.sketches
    )
