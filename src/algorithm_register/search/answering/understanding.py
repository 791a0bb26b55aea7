"""What a question asks of one index: its queries, whether part answers follow, and what may have been meant instead."""

from collections.abc import Callable
from dataclasses import dataclass, replace

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

    `full` and `part` are queries without filters; `part` is there when few of the answers are full, and finds more.
    What is `offered` is another question; `is_other` says that it is the one that was read, because the question
    itself finds nothing.
    """

    asked: Asked
    meaning: Meaning
    full: Query
    part: Query | None
    full_answers: int
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
    read, made = _read(text, language, vocabulary, count)
    if read.full_answers >= weights.FEW:
        return read
    offered = corrected(text, made.unmet, language, vocabulary)
    if offered and not read.full_answers:
        other, _ = _read(offered, language, vocabulary, count)
        if other.full_answers or other.part:
            return replace(other, offered=offered, is_other=True)
    return replace(read, offered=offered if read.full_answers else "")


def _read(text: str, language: str, vocabulary: Vocabulary, count: Count) -> tuple[Read, Queries]:
    asks = asked(text)
    means = meaning(asks, language)
    made = queries(means, vocabulary)
    full = count(made.full) if asks.groups else weights.FEW
    part = next((each for each in made.parts if count(each)), None) if full < weights.FEW else None
    return Read(asks, means, made.full, part, full), made
