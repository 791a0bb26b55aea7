"""Small queries and how they are put together. Pure."""

from collections.abc import Iterable

from tantivy import Occur, Query

from algorithm_register.search.index.analysis import schema
from algorithm_register.search.index.documents import DESCRIPTION


def holds(field: str, term: str) -> Query:
    """What holds this term in a field."""
    return Query.term_query(schema(), field, term, "basic")


def is_description() -> Query:
    """Everything but what the index keeps for itself."""
    return holds("kind", DESCRIPTION)


def any_of(queries: Iterable[Query]) -> Query:
    """What answers one of these at least; nothing where there are none."""
    return Query.boolean_query([(Occur.Should, each) for each in queries])


def all_of(queries: Iterable[Query]) -> Query:
    """What answers every one of these; nothing where there are none."""
    return Query.boolean_query([(Occur.Must, each) for each in queries])
