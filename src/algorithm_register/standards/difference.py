"""The difference between two texts, word by word, as somebody would mark it with a pen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from algorithm_register.standards.alignment import Pair, aligned
from algorithm_register.standards.wording import Word, words_of, written

# So few words that stayed between two changes that are as long only make both hard to read; more words do so between
# changes that are so many times as long.
_ISLAND, _MORE = 4, 3
_LONGEST_ISLAND = 20  # words and marks
_ENDS = (".", "!", "?")


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
    old, new = words_of(before), words_of(after)
    segments = _joined(_segments(old, new, _with_whole_sentences(old, new, _pairs(old, new))))
    _take_full_stops(segments)
    return tuple(_merged(run for segment in segments for run in segment.runs()))


def before_of(runs: Iterable[Run]) -> str:
    """The old text, read from a difference."""
    return "".join(run.text for run in runs if run.change is not Change.ADDED)


def after_of(runs: Iterable[Run]) -> str:
    """The new text, read from a difference."""
    return "".join(run.text for run in runs if run.change is not Change.REMOVED)


def has_same_words(before: str, after: str) -> bool:
    """Whether two texts as they are read differ in spaces, lines, paragraphs and items at most."""
    return [word.text for word in words_of(before)] == [word.text for word in words_of(after)]


@dataclass
class _Segment:
    """Words that stayed (the same words in both, perhaps with another gap before them), or that were replaced."""

    old: list[Word] = field(default_factory=list)
    new: list[Word] = field(default_factory=list)
    is_kept: bool = False
    size: int = field(init=False)  # in characters, of the longer side or a little more

    def __post_init__(self) -> None:
        self.size = max(len(written(self.old)), len(written(self.new)))

    def is_island(self, beside: int) -> bool:
        """Whether it is so few words, within one sentence, that between changes of this size they are lost."""
        if len(self.old) > _LONGEST_ISLAND or any("\n" in word.gap for word in (*self.old, *self.new)):
            return False
        words = sum(word.text[0].isalnum() for word in self.old)
        if words and any(word.text in _ENDS for word in self.old):
            return False
        return self.size * (1 if words <= _ISLAND else _MORE) <= beside

    def absorb(self, other: "_Segment") -> None:
        self.old += other.old
        self.new += other.new
        self.size += other.size

    def runs(self) -> Iterator[Run]:
        if self.is_kept:
            for old, new in zip(self.old, self.new, strict=True):
                yield from _gap_runs(old.gap, new.gap)
                yield Run(Change.KEPT, old.text)
            return
        gap = self.old[0].gap if self.old and self.new and self.old[0].gap == self.new[0].gap else ""
        yield Run(Change.KEPT, gap)
        yield Run(Change.REMOVED, written(self.old)[len(gap) :])
        yield Run(Change.ADDED, written(self.new)[len(gap) :])


def _gap_runs(old: str, new: str) -> Iterator[Run]:
    if old == new:
        yield Run(Change.KEPT, old)
    else:
        yield Run(Change.REMOVED, old)
        yield Run(Change.ADDED, new)


def _pairs(old: Sequence[Word], new: Sequence[Word]) -> list[Pair]:
    """The words that correspond: first by whole sentences, then by words between these."""
    old_ends, new_ends = _sentence_ends(old), _sentence_ends(new)
    old_words, new_words = [word.text for word in old], [word.text for word in new]
    sentences = aligned(_parted(old_words, old_ends), _parted(new_words, new_ends))
    pairs: list[Pair] = []
    a = b = 0
    for first, second in (*sentences, (len(old_ends), len(new_ends))):
        a_start, b_start = _start(old_ends, first), _start(new_ends, second)
        pairs += [(a + x, b + y) for x, y in aligned(old_words[a:a_start], new_words[b:b_start])]
        a, b = _start(old_ends, first + 1), _start(new_ends, second + 1)
        pairs += zip(range(a_start, a), range(b_start, b), strict=True)
    return pairs


def _with_whole_sentences(old: Sequence[Word], new: Sequence[Word], pairs: list[Pair]) -> list[Pair]:
    """The same pairs, but a full stop belongs to the words before it.

    What was added or removed after a sentence ends with a full stop instead of beginning with one; where it holds
    more lines, the full stop at its end is no longer that of the old line.
    """
    found = pairs[:1]
    for a, b in pairs[1:]:
        next_a, next_b = found[-1][0] + 1, found[-1][1] + 1
        if old[a].text not in _ENDS or (a > next_a and b > next_b):
            found.append((a, b))
        elif old[next_a].text == new[next_b].text:
            found.append((next_a, next_b))
        elif not any("\n" in word.gap for word in (*old[next_a:a], *new[next_b:b])):
            found.append((a, b))
    return found


def _sentence_ends(words: Sequence[Word]) -> list[int]:
    """Where each sentence ends: after its full stop, or with its line."""
    last = len(words) - 1
    return [
        place + 1
        for place, word in enumerate(words)
        if place == last or "\n" in words[place + 1].gap or (word.text in _ENDS and words[place + 1].gap)
    ]


def _start(ends: Sequence[int], sentence: int) -> int:
    """Where a sentence starts; past the last one, where all end."""
    return ends[min(sentence, len(ends)) - 1] if sentence and ends else 0


def _parted(words: Sequence[str], ends: Sequence[int]) -> list[tuple[str, ...]]:
    return [tuple(words[start:end]) for start, end in zip((0, *ends), ends, strict=False)]


def _segments(old: list[Word], new: list[Word], pairs: Sequence[Pair]) -> Iterator[_Segment]:
    """Kept and replaced words in turn."""
    a = b = 0
    for start, end in _rows(pairs):
        (first_a, first_b), length = pairs[start], end - start
        if first_a > a or first_b > b:
            yield _Segment(old[a:first_a], new[b:first_b])
        a, b = first_a + length, first_b + length
        yield _Segment(old[first_a:a], new[first_b:b], is_kept=True)
    if a < len(old) or b < len(new):
        yield _Segment(old[a:], new[b:])


def _rows(pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """From where to where pairs follow each other without a word between them."""
    start = 0
    for place in range(1, len(pairs) + 1):
        is_next = place < len(pairs) and pairs[place] == (pairs[place - 1][0] + 1, pairs[place - 1][1] + 1)
        if not is_next:
            yield start, place
            start = place


def _joined(segments: Iterable[_Segment]) -> list[_Segment]:
    """The same segments, with islands between changes that are larger taken into these."""
    found: list[_Segment] = []
    for segment in segments:
        found.append(segment)
        while len(found) > 2 and not segment.is_kept:
            left, island, right = found[-3:]
            if not island.is_island(min(left.size, right.size)):
                break
            left.absorb(island)
            left.absorb(right)
            del found[-2:]
            segment = left
    return found


def _take_full_stops(segments: Sequence[_Segment]) -> None:
    """A sentence of which no word stayed takes the full stop after it along."""
    for place, segment in enumerate(segments[:-1]):
        before, after = segments[place - 1] if place else None, segments[place + 1]
        is_new = not segment.is_kept and segment.old and segment.new and _starts_sentence(before, segment)
        if is_new and after.old[0].text in _ENDS:
            segment.absorb(_Segment(after.old[:1], after.new[:1]))
            del after.old[0], after.new[0]


def _starts_sentence(before: _Segment | None, segment: _Segment) -> bool:
    if before is None or not before.old or before.old[-1].text in _ENDS:
        return True
    return "\n" in segment.old[0].gap and "\n" in segment.new[0].gap


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs without empty ones, and between two that were kept one removed and one added at most."""
    for is_kept, group in groupby((run for run in runs if run.text), lambda run: run.change is Change.KEPT):
        texts: dict[Change, list[str]] = {}
        for run in group:
            texts.setdefault(run.change, []).append(run.text)
        order = (Change.KEPT,) if is_kept else (Change.REMOVED, Change.ADDED)
        yield from (Run(change, "".join(texts[change])) for change in order if change in texts)
