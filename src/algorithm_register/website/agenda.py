"""Which lines the page of changes holds: what is told one by one, and what is told together because it is so much."""

from collections.abc import Collection, Iterable, Mapping
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
    headlines_between,
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

    @property
    def sequence(self) -> int:
        """Where it stands among the others: where the last of them does."""
        return self.last


Line = Heap | Headline


@dataclass(frozen=True)
class Sheet:
    """One page of lines, the last first, of `pages`."""

    lines: tuple[Line, ...]
    page: int
    pages: int


def sheet(changes: Changes, kind: str, page: int) -> Sheet:
    """The lines of one kind, or of all where it is empty; a page past the end is the last. At most three queries."""
    heaps = sorted(_heaps(changes, kind), key=lambda heap: heap.sequence, reverse=True)
    singly = _told_singly(kind)
    total = len(heaps) + sum(count for each, count in changes.by_kind().items() if each in singly)
    pages = max(1, ceil(total / _SIZE))
    page = min(page, pages)
    told = headlines_between(changes.first, changes.last, kinds=singly, limit=page * _SIZE)
    lines: Iterable[Line] = merge(heaps, told, key=lambda line: line.sequence, reverse=True)
    return Sheet(_unpacked(islice(lines, (page - 1) * _SIZE, page * _SIZE)), page, pages)


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


def _unpacked(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with the only thing in a heap in place of the heap."""
    lines = tuple(lines)
    alone = headlines_at([line.last for line in lines if isinstance(line, Heap) and line.count == 1])
    return tuple(alone.get(line.sequence, line) for line in lines)
