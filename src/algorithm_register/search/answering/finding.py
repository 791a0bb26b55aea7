"""From a question to a page of hits: asks one snapshot of an index, and marks what matched in the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from tantivy import Occur, Order, Query, Searcher

from algorithm_register.kernel.days import day_of
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.selectors import published_records
from algorithm_register.search import weights
from algorithm_register.search.answering.counting import counts
from algorithm_register.search.answering.marking import Marks, marks
from algorithm_register.search.answering.snippets import best_snippet, marked
from algorithm_register.search.asking.correcting import corrected
from algorithm_register.search.asking.filters import clauses, narrowed
from algorithm_register.search.asking.meaning import Meaning, meaning
from algorithm_register.search.asking.queries import Queries, queries
from algorithm_register.search.asking.questions import Asked, asked
from algorithm_register.search.asking.vocabulary import Vocabulary
from algorithm_register.search.index.columns import NAME, UNCHECKED
from algorithm_register.search.index.documents import telling_texts
from algorithm_register.search.index.generation import Snapshot, breaking
from algorithm_register.search.port import LARGEST_PAGE, Answer, Hit, Note, Question, Sort

_ORDERS: Mapping[str, Mapping[str, Any]] = {
    Sort.NEWEST: {"order_by_field": "newest"},
    Sort.NAME: {"order_by_field": NAME, "order": Order.Asc},
    Sort.UNCHECKED: {"order_by_field": UNCHECKED, "order": Order.Asc},
}


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


@dataclass(frozen=True)
class _Page:
    """Numbers with their scores, in order; of `total` answers the first `full` are full."""

    total: int
    full: int
    page: int
    scored: tuple[tuple[str, float], ...]


def answered(snapshot: Snapshot, question: Question, language: str) -> Answer:
    """The answer that this snapshot of the index of `language` gives. Raises BrokenIndex."""
    size = max(1, min(question.size, LARGEST_PAGE))
    today = day_of(timezone.now())
    with breaking():
        read = understood(question.text, language, Vocabulary(snapshot.searcher))
        on = clauses(question.filters, today)
        found = _found(snapshot.searcher, read, on, question, size)
        counted = counts(snapshot.searcher, read.every, on, today)
    return Answer(
        total=found.total,
        hits=_hits(found.scored, marks(read.meaning.wants, language), question.language),
        position=snapshot.cursor.position,
        page=found.page,
        pages=_pages(found.total, size),
        note=_note(question, read.asked),
        counts=counted,
        full=found.full,
        offered=read.offered,
        is_other=read.is_other,
    )


def understood(text: str, language: str, vocabulary: Vocabulary) -> Read:
    """What a text asks of an index. That depends on the text alone, so that filters only ever narrow an answer."""
    read = asked(text)
    means, made = _means(read, language, vocabulary)
    full = vocabulary.answers(made.full) if read.groups else weights.FEW
    if full >= weights.FEW:
        return Read(read, means, made.full, None)
    offered = corrected(text, made.unmet, language, vocabulary)
    if offered and not full:
        return _other(offered, language, vocabulary) or Read(read, means, made.full, made.part)
    return Read(read, means, made.full, made.part, offered)


def _other(text: str, language: str, vocabulary: Vocabulary) -> Read | None:
    """What the other question asks, if it finds anything."""
    read = asked(text)
    means, made = _means(read, language, vocabulary)
    full = vocabulary.answers(made.full)
    if not full and made.part is None:
        return None
    part = made.part if full < weights.FEW else None
    return Read(read, means, made.full, part, offered=text, is_other=True)


def _means(read: Asked, language: str, vocabulary: Vocabulary) -> tuple[Meaning, Queries]:
    means = meaning(read, language)
    return means, queries(means, vocabulary)


def _found(searcher: Searcher, read: Read, on: Mapping[str, Query], question: Question, size: int) -> _Page:
    order = _order(question, read.asked)
    full = narrowed(read.full, on)
    rest = narrowed(read.rest, on) if read.rest else None
    page = max(1, min(question.page, _pages(searcher.num_docs, size)))
    found = _slice(searcher, full, rest, order, (page - 1) * size, size)
    if not found[1] and found[0]:
        page = _pages(found[0], size)
        found = _slice(searcher, full, rest, order, (page - 1) * size, size)
    total, hits, whole = found
    is_by_score = "weight_by_field" in order
    scored = tuple(
        (searcher.doc(address)["number"][0], float(score) if is_by_score else 0.0) for score, address in hits
    )
    return _Page(total, whole, page, scored)


def _slice(
    searcher: Searcher, full: Query, rest: Query | None, order: Mapping[str, Any], offset: int, size: int
) -> tuple[int, list[Any], int]:
    """How many answers there are, those from `offset`, and how many are full: these go first."""
    first = searcher.search(full, limit=size, offset=offset, **order)
    whole: int = first.count  # type: ignore[attr-defined]  # absent from the engine's stubs
    if rest is None:
        return whole, first.hits, whole
    second = searcher.search(rest, limit=size, offset=max(0, offset - whole), **order)
    hits = [*first.hits, *second.hits][:size]
    return whole + second.count, hits, whole  # type: ignore[attr-defined]


def _order(question: Question, read: Asked) -> Mapping[str, Any]:
    """By day where asked or nothing else says what comes first; else by score.

    Among equals the newest comes first: the day weighs just enough to part them.
    """
    if question.sort in _ORDERS:
        return _ORDERS[question.sort]
    return {"weight_by_field": "day"} if read.groups else _ORDERS[Sort.NEWEST]


def _pages(total: int, size: int) -> int:
    return max(1, -(-total // size))


def _hits(scored: Sequence[tuple[str, float]], asked_for: Marks, readers: str) -> tuple[Hit, ...]:
    """What was taken from the register since the index was written is left out."""
    records = published_records(number for number, _ in scored)
    return tuple(
        _hit(records[number], score, asked_for, readers) for number, score in scored if number in records
    )


def _hit(record: PublicRecord, score: float, asked_for: Marks, readers: str) -> Hit:
    return Hit(
        number=record.number,
        title=marked(record.name_in(readers), asked_for),
        snippet=best_snippet(telling_texts(record, readers), asked_for),
        score=score,
        record=record,
    )


def _note(question: Question, read: Asked) -> Note:
    if read.is_cut:
        return Note.CUT
    return Note.NO_WORDS if question.text.strip() and read.is_nothing else Note.NONE
