"""From a question to a page of hits: asks one snapshot of an index, and marks what matched in the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from tantivy import Order, Query, Searcher

from algorithm_register.kernel.days import day_of
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.selectors import Records
from algorithm_register.search.answering.counting import counts
from algorithm_register.search.answering.hits import scored
from algorithm_register.search.answering.marking import Marks, marks
from algorithm_register.search.answering.snippets import best_snippet, marked
from algorithm_register.search.answering.understanding import Read, understood
from algorithm_register.search.asking.filters import clauses, narrowed
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
class _Page:
    """Numbers with their scores, in order; of `total` answers the first `full` are full."""

    total: int
    full: int
    page: int
    hits: tuple[tuple[str, float], ...]


def answered(snapshot: Snapshot, question: Question, language: str, records: Records) -> Answer:
    """The answer that this snapshot of the index of `language` gives. Raises BrokenIndex."""
    size = max(1, min(question.size, LARGEST_PAGE))
    today = day_of(timezone.now())
    with breaking():
        pages = _Pages(snapshot.searcher, _order(question), question.page, size)
        read = understood(question.text, language, Vocabulary(snapshot.searcher), pages.count)
        on = clauses(question.filters, today)
        found = _found(snapshot.searcher, pages, read, on)
        counted = counts(snapshot.searcher, read.every, on, today)
    return Answer(
        total=found.total,
        hits=_hits(found.hits, marks(read.meaning.wants, language), question.language, records),
        position=snapshot.cursor.position,
        page=found.page,
        pages=_pages(found.total, size),
        note=_note(question, read.asked),
        counts=counted,
        full=found.full,
        offered=read.offered,
        is_other=read.is_other,
    )


class _Pages:
    """Pages of one snapshot in one order. Each is asked once: who counts the answers wants to see them next."""

    def __init__(self, searcher: Searcher, order: Mapping[str, Any], page: int, size: int) -> None:
        self.size = size
        self.offset = (max(1, min(page, _pages(searcher.num_docs, size))) - 1) * size
        self._searcher = searcher
        self._order = order
        self._asked: dict[tuple[Query, int], Any] = {}

    def count(self, query: Query) -> int:
        """How many descriptions answer a query."""
        return int(self._page(query, self.offset).count)

    def hits(self, query: Query, offset: int) -> list[Any]:
        """The answers from an offset."""
        found: list[Any] = self._page(query, offset).hits
        return found

    def _page(self, query: Query, offset: int) -> Any:
        if (query, offset) not in self._asked:
            found = self._searcher.search(query, limit=self.size, offset=offset, **self._order)
            self._asked[query, offset] = found
        return self._asked[query, offset]


def _found(searcher: Searcher, pages: _Pages, read: Read, on: Mapping[str, Query]) -> _Page:
    """The full answers go first, then the rest; beyond the last page there is the last page."""
    full = narrowed(read.full, on)
    rest = narrowed(rest, on) if (rest := read.rest) else None
    whole = pages.count(full)
    total = whole + (pages.count(rest) if rest else 0)
    offset = min(pages.offset, (_pages(total, pages.size) - 1) * pages.size)
    hits = pages.hits(full, offset) if offset < whole else []
    if rest and len(hits) < pages.size:
        hits = [*hits, *pages.hits(rest, max(0, offset - whole))][: pages.size]
    return _Page(total, whole, offset // pages.size + 1, scored(searcher, hits))


def _order(question: Question) -> Mapping[str, Any]:
    """By day where asked or nothing else says what comes first; else by score.

    Among equals the newest comes first: the day weighs just enough to part them.
    """
    if question.sort in _ORDERS:
        return _ORDERS[question.sort]
    return {"weight_by_field": "day"} if asked(question.text).groups else _ORDERS[Sort.NEWEST]


def _pages(total: int, size: int) -> int:
    return max(1, -(-total // size))


def _hits(
    found: Sequence[tuple[str, float]], asked_for: Marks, readers: str, read: Records
) -> tuple[Hit, ...]:
    """What was taken from the register since the index was written is left out."""
    records = read(number for number, _ in found)
    return tuple(
        _hit(records[number], score, asked_for, readers) for number, score in found if number in records
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
