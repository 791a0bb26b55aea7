"""The words that an index holds, counted."""

from collections import Counter

from tantivy import Query, Searcher

from algorithm_register.search.index.analysis import boosts

# The most words that one beginning stands for.
_MOST_ENDINGS = 40
_LOOKED_AT = 400


class Vocabulary:
    """What can be asked about the words of one snapshot of an index."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._counts: dict[tuple[str, str], int] = {}

    @property
    def size(self) -> int:
        """The number of descriptions."""
        return self._searcher.num_docs

    def answers(self, query: Query) -> int:
        """How many descriptions answer a query."""
        return int(self._searcher.search(query, limit=1).count)  # type: ignore[attr-defined]  # absent from the stubs

    def count(self, field: str, term: str) -> int:
        """In how many descriptions the field holds the term."""
        asked = (field, term)
        if asked not in self._counts:
            self._counts[asked] = self._searcher.doc_freq(field, term)
        return self._counts[asked]

    def endings(self, field: str, beginning: str) -> list[str]:
        """Words of a field that begin so, the most used ones first."""
        found = self._searcher.terms_with_prefix(field, beginning, limit=_LOOKED_AT)
        return [term for term, _ in sorted(found, key=lambda each: -each[1])[:_MOST_ENDINGS]]

    def beginning_with(self, beginning: str) -> Counter[str]:
        """Every word that begins so, with how many times a field of a description holds it."""
        found: Counter[str] = Counter()
        for field in boosts():
            found.update(dict(self._searcher.terms_with_prefix(field, beginning)))
        return found
