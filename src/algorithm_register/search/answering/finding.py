"""From a question to a page of hits: asks one snapshot of an index, and marks what matched in the records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tantivy import Query, Searcher

from algorithm_register.register.records import PublicRecord
from algorithm_register.register.selectors import published_records
from algorithm_register.search.answering.snippets import best_snippet, marked
from algorithm_register.search.asking.queries import query
from algorithm_register.search.asking.questions import Asked, asked
from algorithm_register.search.index.analysis import alternatives, analyzer
from algorithm_register.search.index.documents import telling_texts
from algorithm_register.search.index.generation import Snapshot, breaking
from algorithm_register.search.port import LARGEST_PAGE, Answer, Hit, Note, Question, Sort


@dataclass(frozen=True)
class _Page:
    """Numbers with their scores, in order, and where in all results they stand."""

    total: int
    page: int
    scored: tuple[tuple[str, float], ...]


def answered(snapshot: Snapshot, question: Question, language: str) -> Answer:
    """The answer that this snapshot of the index of `language` gives. Raises BrokenIndex."""
    read = asked(question.text)
    size = max(1, min(question.size, LARGEST_PAGE))
    wanted = query(read, language, question.organisation)
    is_by_day = question.sort == Sort.NEWEST or not read.wanted
    with breaking():
        found = _found(snapshot.searcher, wanted, is_by_day, question.page, size)
    return Answer(
        total=found.total,
        hits=_hits(found.scored, read, question.language, language),
        position=snapshot.cursor.position,
        page=found.page,
        pages=_pages(found.total, size),
        note=_note(question, read),
    )


def _found(searcher: Searcher, wanted: Query, is_by_day: bool, page: int, size: int) -> _Page:
    # Among equals the newest comes first: the day weighs just enough to part them.
    order: dict[str, Any] = {"order_by_field": "newest"} if is_by_day else {"weight_by_field": "day"}
    page = max(1, min(page, _pages(searcher.num_docs, size)))
    result = searcher.search(wanted, limit=size, offset=(page - 1) * size, **order)
    total: int = result.count  # type: ignore[attr-defined]  # absent from the engine's stubs
    if not result.hits and total:
        page = _pages(total, size)
        result = searcher.search(wanted, limit=size, offset=(page - 1) * size, **order)
    scored = tuple(
        (searcher.doc(address)["number"][0], 0.0 if is_by_day else float(score))
        for score, address in result.hits
    )
    return _Page(total, page, scored)


def _pages(total: int, size: int) -> int:
    return max(1, -(-total // size))


def _hits(scored: Sequence[tuple[str, float]], read: Asked, readers: str, language: str) -> tuple[Hit, ...]:
    """What was taken from the register since the index was written is left out."""
    records = published_records(number for number, _ in scored)
    stems = _stems(read, language)
    return tuple(
        _hit(records[number], score, stems, readers, language)
        for number, score in scored
        if number in records
    )


def _stems(read: Asked, language: str) -> frozenset[str]:
    """The stems whose words are marked."""
    ways = (alternatives(term.text, language) for term in read.wanted)
    return frozenset(stem for way in ways for stems in way for stem in stems)


def _hit(record: PublicRecord, score: float, stems: frozenset[str], readers: str, language: str) -> Hit:
    words = analyzer(language)
    return Hit(
        number=record.number,
        title=marked(record.name_in(readers), stems, words),
        snippet=best_snippet(telling_texts(record, readers), stems, words),
        score=score,
        record=record,
    )


def _note(question: Question, read: Asked) -> Note:
    if read.is_cut:
        return Note.CUT
    return Note.NO_WORDS if question.text.strip() and not read.terms else Note.NONE
