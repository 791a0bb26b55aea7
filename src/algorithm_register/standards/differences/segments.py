"""Words that stayed and words that were replaced, in turn, put together so that somebody can read them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from algorithm_register.standards.differences.alignment import Pair
from algorithm_register.standards.differences.pairing import SENTENCE_ENDS, paired
from algorithm_register.standards.differences.wording import Word, written

# So few words that stayed between two changes that are as long only make both hard to read; more words do so between
# changes that are so many times as long.
_ISLAND, _MORE = 4, 3
_LONGEST_ISLAND = 20  # words and marks


@dataclass
class Segment:
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
        if words and any(word.text in SENTENCE_ENDS for word in self.old):
            return False
        return self.size * (1 if words <= _ISLAND else _MORE) <= beside

    def absorb(self, other: "Segment") -> None:
        """Take the words of the next segment along."""
        self.old += other.old
        self.new += other.new
        self.size += other.size


def segments(old: list[Word], new: list[Word]) -> list[Segment]:
    """How one text becomes the other. Two that were kept never follow each other."""
    found = _joined(_in_turn(old, new, paired(old, new)))
    _take_full_stops(found)
    return found


def _in_turn(old: list[Word], new: list[Word], pairs: Sequence[Pair]) -> Iterator[Segment]:
    """Kept and replaced words in turn."""
    a = b = 0
    for start, end in _rows(pairs):
        (first_a, first_b), length = pairs[start], end - start
        if first_a > a or first_b > b:
            yield Segment(old[a:first_a], new[b:first_b])
        a, b = first_a + length, first_b + length
        yield Segment(old[first_a:a], new[first_b:b], is_kept=True)
    if a < len(old) or b < len(new):
        yield Segment(old[a:], new[b:])


def _rows(pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """From where to where pairs follow each other without a word between them."""
    start = 0
    for place in range(1, len(pairs) + 1):
        is_next = place < len(pairs) and pairs[place] == (pairs[place - 1][0] + 1, pairs[place - 1][1] + 1)
        if not is_next:
            yield start, place
            start = place


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """The same segments, with islands between changes that are larger taken into these."""
    found: list[Segment] = []
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


def _take_full_stops(segments: Sequence[Segment]) -> None:
    """A sentence of which no word stayed takes the full stop after it along."""
    for place, segment in enumerate(segments[:-1]):
        before, after = segments[place - 1] if place else None, segments[place + 1]
        is_new = not segment.is_kept and segment.old and segment.new and _starts_sentence(before, segment)
        if is_new and after.old[0].text in SENTENCE_ENDS:
            segment.absorb(Segment(after.old[:1], after.new[:1]))
            del after.old[0], after.new[0]


def _starts_sentence(before: Segment | None, segment: Segment) -> bool:
    if before is None or not before.old or before.old[-1].text in SENTENCE_ENDS:
        return True
    return "\n" in segment.old[0].gap and "\n" in segment.new[0].gap
