"""What a question asks of one index: its queries, whether part answers follow, and what may have been meant instead."""

from collections.abc import Callable
from dataclasses import dataclass

from tantivy import Occur, Query

from algorithm_register.search import weights
from algorithm_register.search.asking.correcting import corrected
from algorithm_register.search.asking.meaning import Meaning, meaning
from algorithm_register.search.asking.queries import Queries, queries
from algorithm_register.search.asking.questions import Asked, asked
from algorithm_register.search.asking.vocabulary import Vocabulary

# Tells how many descriptions answer a query.
Count = Callable[[Query], int]


@dataclass(frozen=True)
class Read:
    """A question that was read against an index: what it means there, and what may have been meant instead.

    `full` and `part` are queries without filters; `part` is there when few answers are full. What is `offered` is
    another question; `is_other` says that it is the one that was read, because the question itself finds nothing.
    """

    asked: Asked
    meaning: Meaning
    full: Query
    part: Query | None
    offered: str = ""
    is_other: bool = False

    @property
    def every(self) -> Query:
        """All answers, full or not."""
        return self.part or self.full

    @property
    def rest(self) -> Query | None:
        """The answers that are not full, where there are any."""
        return (
            Query.boolean_query([(Occur.Must, self.part), (Occur.MustNot, self.full)]) if self.part else None
        )


def understood(text: str, language: str, vocabulary: Vocabulary, count: Count) -> Read:
    """What a text asks of an index. That depends on the text alone, so that filters only ever narrow an answer."""
    read = asked(text)
    means, made = _means(read, language, vocabulary)
    full = count(made.full) if read.groups else weights.FEW
    if full >= weights.FEW:
        return Read(read, means, made.full, None)
    offered = corrected(text, made.unmet, language, vocabulary)
    if offered and not full:
        return _other(offered, language, vocabulary, count) or Read(read, means, made.full, made.part)
    return Read(read, means, made.full, made.part, offered)


def _other(text: str, language: str, vocabulary: Vocabulary, count: Count) -> Read | None:
    """What the other question asks, if it finds anything."""
    read = asked(text)
    means, made = _means(read, language, vocabulary)
    full = count(made.full)
    if not full and made.part is None:
        return None
    part = made.part if full < weights.FEW else None
    return Read(read, means, made.full, part, offered=text, is_other=True)


def _means(read: Asked, language: str, vocabulary: Vocabulary) -> tuple[Meaning, Queries]:
    means = meaning(read, language)
    return means, queries(means, vocabulary)
