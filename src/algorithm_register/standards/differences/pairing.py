"""Which words of two texts correspond, so that sentences stay whole where they can."""

from collections.abc import Sequence

from algorithm_register.standards.differences.alignment import Pair, aligned
from algorithm_register.standards.differences.wording import Word

SENTENCE_ENDS = (".", "!", "?")


def paired(old: Sequence[Word], new: Sequence[Word]) -> list[Pair]:
    """The places of words that correspond, as pairs that rise in both texts."""
    return _with_full_stops(old, new, _by_sentence(old, new))


def _by_sentence(old: Sequence[Word], new: Sequence[Word]) -> list[Pair]:
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


def _with_full_stops(old: Sequence[Word], new: Sequence[Word], pairs: list[Pair]) -> list[Pair]:
    """The same pairs, but a full stop belongs to the words before it.

    What was added or removed after a sentence ends with a full stop instead of beginning with one; where it holds
    more lines, the full stop at its end is no longer that of the old line.
    """
    found = pairs[:1]
    for a, b in pairs[1:]:
        next_a, next_b = found[-1][0] + 1, found[-1][1] + 1
        if old[a].text not in SENTENCE_ENDS or (a > next_a and b > next_b):
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
        if place == last
        or "\n" in words[place + 1].gap
        or (word.text in SENTENCE_ENDS and words[place + 1].gap)
    ]


def _start(ends: Sequence[int], sentence: int) -> int:
    """Where a sentence starts; past the last one, where all end."""
    return ends[min(sentence, len(ends)) - 1] if sentence and ends else 0


def _parted(words: Sequence[str], ends: Sequence[int]) -> list[tuple[str, ...]]:
    return [tuple(words[start:end]) for start, end in zip((0, *ends), ends, strict=False)]
