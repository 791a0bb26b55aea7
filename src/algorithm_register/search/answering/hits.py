"""Which descriptions the engine found."""

from collections.abc import Iterable
from typing import Any

from tantivy import DocAddress, Searcher


def scored(searcher: Searcher, hits: Iterable[tuple[Any, DocAddress]]) -> tuple[tuple[str, float], ...]:
    """The number of each with what it scores, in the same order; 0 where something else decides the order."""
    return tuple(
        (searcher.doc(address)["number"][0], score if isinstance(score, float) else 0.0)
        for score, address in hits
    )


def numbers(searcher: Searcher, hits: Iterable[tuple[Any, DocAddress]]) -> list[str]:
    """The number of each, in the same order."""
    return [number for number, _ in scored(searcher, hits)]
