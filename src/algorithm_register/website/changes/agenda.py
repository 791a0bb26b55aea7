"""Which lines the page of changes holds: what is told one by one, and what is told together because it is so much."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import groupby, islice
from math import ceil

from algorithm_register.kernel.days import day_of
from algorithm_register.register.changes import (
    CHANGED,
    NEW,
    TAKEN_OVER,
    Changes,
    Group,
    headlines_at,
    newest_changes,
)
from algorithm_register.register.events import (
    CONFIRMED,
    NUMBERED,
    REDACTED,
    RENAMED,
    RESTORED,
    TRANSFERRED,
    TRANSLATED,
    WITHDRAWN,
    Headline,
)

# What an address calls each kind, in the order in which kinds are offered.
KINDS: Mapping[str, str] = {
    "nieuw": NEW,
    "gewijzigd": CHANGED,
    "bevestigd": CONFIRMED,
    "ingetrokken": WITHDRAWN,
    "teruggeplaatst": RESTORED,
    "overgenomen": TAKEN_OVER,
    "vertaald": TRANSLATED,
    "afgeschermd": REDACTED,
    "hernoemd": RENAMED,
    "overgedragen": TRANSFERRED,
    "genummerd": NUMBERED,
}
# What comes in by the hundred: told together on a day, else it hides what publishers themselves did.
_BULKY = (TAKEN_OVER, TRANSLATED)
# So many publishers have a line each; more of them share one.
_FEW = 3
_SIZE = 50


@dataclass(frozen=True)
class Heap:
    """Many changes of one kind on one day in one line; `last` is the last of them in the ledger."""

    day: date
    kind: str
    count: int
    last: int
    descriptions: int = 0
    codes: tuple[str, ...] = ()


Line = Heap | Headline


@dataclass(frozen=True)
class Sheet:
    """One page of lines, the last first, of `pages`."""

    lines: tuple[Line, ...]
    page: int
    pages: int


def sheet(changes: Changes, kind: str, page: int) -> Sheet:
    """The lines of one kind, or of all where it is empty; a page past the end is the last. At most three queries."""
    heaps: list[Heap | int] = sorted(_heaps(changes, kind), key=_place, reverse=True)
    singly = _told_singly(kind)
    total = len(heaps) + sum(count for each, count in changes.by_kind().items() if each in singly)
    pages = max(1, ceil(total / _SIZE))
    page = min(page, pages)
    told: list[Heap | int] = [*newest_changes(changes, kinds=singly, limit=page * _SIZE)]
    lines = islice(merge(heaps, told, key=_place, reverse=True), (page - 1) * _SIZE, page * _SIZE)
    return Sheet(_read(list(lines)), page, pages)


def _place(line: Heap | int) -> int:
    """Where a line stands among the others: a heap where the last thing in it does."""
    return line.last if isinstance(line, Heap) else line


def _read(lines: Sequence[Heap | int]) -> tuple[Line, ...]:
    """The lines with what they tell; the only thing in a heap takes the place of the heap."""
    alone = {_place(line) for line in lines if not isinstance(line, Heap) or line.count == 1}
    told = headlines_at(alone)
    return tuple(told[_place(line)] if isinstance(line, int) or line.count == 1 else line for line in lines)


def day_of_line(line: Line) -> date:
    """The day in whose margin a line stands."""
    return line.day if isinstance(line, Heap) else day_of(line.time)


def _told_singly(kind: str) -> Collection[str]:
    if kind:
        return () if kind == TAKEN_OVER else (kind,)
    return tuple(each for each in KINDS.values() if each not in _BULKY)


def _heaps(changes: Changes, kind: str) -> Iterable[Heap]:
    """Of all kinds what is bulky; of what was taken over always, for it came in by publisher."""
    if kind in ("", TAKEN_OVER):
        taken = [group for group in changes.groups if group.kind == TAKEN_OVER]
        for _day, groups in groupby(sorted(taken, key=lambda group: group.day), lambda group: group.day):
            yield from _of_day(list(groups), is_among_others=not kind)
    if not kind:
        for group in changes.groups:
            if group.kind == TRANSLATED:
                yield Heap(group.day, group.kind, group.count, group.last)


def _of_day(groups: list[Group], *, is_among_others: bool) -> Iterable[Heap]:
    if is_among_others and len(groups) > _FEW:
        return [_heap(groups)]
    return [_heap([group]) for group in groups]


def _heap(groups: list[Group]) -> Heap:
    return Heap(
        day=groups[0].day,
        kind=groups[0].kind,
        count=sum(group.count for group in groups),
        last=max(group.last for group in groups),
        descriptions=sum(group.descriptions for group in groups),
        codes=tuple(group.organisation_code for group in groups),
    )
