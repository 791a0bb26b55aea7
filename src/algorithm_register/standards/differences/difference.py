"""The difference between two texts, word by word, as somebody would mark it with a pen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from algorithm_register.standards.differences.segments import Segment, segments
from algorithm_register.standards.differences.wording import words_of, written


class Change(StrEnum):
    """What became of a piece of text, or of a choice."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Run:
    """A piece of text that was kept, removed or added."""

    change: Change
    text: str


Runs = tuple[Run, ...]


def difference(before: str, after: str) -> Runs:
    """How the first text becomes the second; both as they are read. What is removed comes before what replaces it."""
    if before == after:
        return (Run(Change.KEPT, before),) if before else ()
    found = segments(words_of(before), words_of(after))
    return tuple(_merged(run for segment in found for run in _runs(segment)))


def before_of(runs: Iterable[Run]) -> str:
    """The old text, read from a difference."""
    return "".join(run.text for run in runs if run.change is not Change.ADDED)


def after_of(runs: Iterable[Run]) -> str:
    """The new text, read from a difference."""
    return "".join(run.text for run in runs if run.change is not Change.REMOVED)


def has_same_words(before: str, after: str) -> bool:
    """Whether two texts as they are read differ in spaces, lines, paragraphs and items at most."""
    return [word.text for word in words_of(before)] == [word.text for word in words_of(after)]


def _runs(segment: Segment) -> Iterator[Run]:
    old, new = segment.old, segment.new
    if segment.is_kept:
        for before, after in zip(old, new, strict=True):
            yield from _gap_runs(before.gap, after.gap)
            yield Run(Change.KEPT, before.text)
    else:
        gap = old[0].gap if old and new and old[0].gap == new[0].gap else ""
        yield Run(Change.KEPT, gap)
        yield Run(Change.REMOVED, written(old)[len(gap) :])
        yield Run(Change.ADDED, written(new)[len(gap) :])


def _gap_runs(old: str, new: str) -> Iterator[Run]:
    if old == new:
        yield Run(Change.KEPT, old)
    else:
        yield Run(Change.REMOVED, old)
        yield Run(Change.ADDED, new)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs without empty ones, and between two that were kept one removed and one added at most."""
    for is_kept, group in groupby((run for run in runs if run.text), lambda run: run.change is Change.KEPT):
        texts: dict[Change, list[str]] = {}
        for run in group:
            texts.setdefault(run.change, []).append(run.text)
        order = (Change.KEPT,) if is_kept else (Change.REMOVED, Change.ADDED)
        yield from (Run(change, "".join(texts[change])) for change in order if change in texts)
