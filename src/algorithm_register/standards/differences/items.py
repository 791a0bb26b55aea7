"""What became of the items of a list: an item that only moved, or whose title nearly stayed, is not a new one."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from algorithm_register.standards.differences.alignment import Pair, rising
from algorithm_register.standards.differences.difference import Runs, difference
from algorithm_register.standards.differences.wording import read_plain, words_of

Item = Mapping[str, str]

_NO_SIGN = ("", None)

# How much of their words two titles must share to be of one item, and how much of their letters where they are short.
_NEARLY, _NEARLY_SPELLED = 0.6, 0.75
_SHORT = 100
# The effort: pairs of titles that are compared by words, and of these the ones that are compared by letters too.
_PAIRS_BY_WORDS, _PAIRS_BY_LETTERS = 10_000, 100


@dataclass(frozen=True)
class ItemChange:
    """An item of a list with `title` and `link` in either list, or in both; places are counted from 0.

    `title` is the difference between its titles. It `has_moved` when others changed their order with it.
    """

    before: Item | None
    after: Item | None
    before_at: int | None
    after_at: int | None
    title: Runs
    has_moved: bool = False

    @property
    def is_equal(self) -> bool:
        """Whether nothing changed but its place."""
        return self.before == self.after


def item_changes(before: Sequence[Item], after: Sequence[Item]) -> tuple[ItemChange, ...]:
    """What became of each item, in the order of the second list; what is gone stands where it stood."""
    pairs = _matched(before, after)
    resting = rising([a for a, _ in pairs])
    stayed = {pair: place in resting for place, pair in enumerate(pairs)}
    found = [_change(before, after, a, b, has_moved=not rests) for (a, b), rests in stayed.items()]
    found += [_change(before, after, a, None) for a in _others(before, (a for a, _ in pairs))]
    found += [_change(before, after, None, b) for b in _others(after, (b for _, b in pairs))]
    anchors = sorted(pair for pair, rests in stayed.items() if rests)
    return tuple(sorted(found, key=partial(_place, anchors)))


def _change(
    before: Sequence[Item], after: Sequence[Item], a: int | None, b: int | None, *, has_moved: bool = False
) -> ItemChange:
    old, new = None if a is None else before[a], None if b is None else after[b]
    return ItemChange(old, new, a, b, difference(_title(old), _title(new)), has_moved)


def _title(item: Item | None) -> str:
    return read_plain(item.get("title", "")) if item else ""


def _others(items: Sequence[Item], places: Iterator[int]) -> list[int]:
    taken = set(places)
    return [place for place in range(len(items)) if place not in taken]


def _place(anchors: Sequence[Pair], change: ItemChange) -> tuple[int, int, int]:
    """What is gone comes after the item that it followed and that stayed."""
    if change.after_at is not None:
        return (change.after_at, 0, 0)
    gone = change.before_at or 0
    followed = bisect_left(anchors, (gone, 0)) - 1
    return (anchors[followed][1] if followed >= 0 else -1, 1, gone)


def _matched(before: Sequence[Item], after: Sequence[Item]) -> list[Pair]:
    """Items that are the same one, by their place in the second list: the surest signs first."""
    pairs: list[Pair] = []
    signs: tuple[Callable[[Item], Hashable], ...] = (
        lambda item: (item.get("title"), item.get("link")),
        lambda item: _title(item).casefold(),
        lambda item: item.get("link"),
    )
    for sign in signs:
        pairs += _by_sign(before, after, pairs, sign)
    pairs += _by_likeness(before, after, pairs)
    return sorted(pairs, key=lambda pair: pair[1])


def _by_sign(
    before: Sequence[Item], after: Sequence[Item], pairs: Sequence[Pair], sign: Callable[[Item], Hashable]
) -> Iterator[Pair]:
    waiting: dict[Hashable, list[int]] = {}
    for a in reversed(_others(before, (a for a, _ in pairs))):
        waiting.setdefault(sign(before[a]), []).append(a)
    for b in _others(after, (b for _, b in pairs)):
        key = sign(after[b])
        if key not in _NO_SIGN and waiting.get(key):
            yield waiting[key].pop(), b


def _by_likeness(before: Sequence[Item], after: Sequence[Item], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Items with nearly the same title, the likest first."""
    old = {a: _Title(_title(before[a])) for a in _others(before, (a for a, _ in pairs))}
    new = {b: _Title(_title(after[b])) for b in _others(after, (b for _, b in pairs))}
    if len(old) * len(new) > _PAIRS_BY_WORDS:
        return
    by_letters = len(old) * len(new) <= _PAIRS_BY_LETTERS
    alike = [(_likeness(old[a], new[b], by_letters=by_letters), a, b) for a in old for b in new]
    for likeness, a, b in sorted(alike, key=lambda found: (-found[0], found[1], found[2])):
        if likeness and a in old and b in new:
            del old[a], new[b]
            yield a, b


class _Title:
    """A title with what is compared of it."""

    def __init__(self, text: str) -> None:
        self.text = text.casefold()
        self.words = Counter(word.text for word in words_of(self.text))
        self.length = self.words.total()


def _likeness(one: _Title, other: _Title, *, by_letters: bool) -> float:
    """The share of words that two titles have together, or of letters; 0 where they are not nearly equal."""
    words = 2 * (one.words & other.words).total() / max(1, one.length + other.length)
    if words >= _NEARLY:
        return words
    if not by_letters or max(len(one.text), len(other.text)) > _SHORT:
        return 0
    matcher = SequenceMatcher(None, one.text, other.text, autojunk=False)
    is_near = matcher.quick_ratio() >= _NEARLY_SPELLED and matcher.ratio() >= _NEARLY_SPELLED
    return matcher.ratio() if is_near else 0
