"""What is like a description: the same product at other organisations, and other descriptions about the same things."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from algorithm_register.register.records import PublicRecord
from algorithm_register.register.selectors import Records, published_records
from algorithm_register.search.answering.counting import values
from algorithm_register.search.answering.hits import numbers
from algorithm_register.search.answering.same_product import MUCH_THE_SAME, same_product
from algorithm_register.search.answering.similar import similar
from algorithm_register.search.index.alike import Signs, signs
from algorithm_register.search.index.columns import ORGANISATION
from algorithm_register.search.index.generation import Cursor, Snapshot, breaking
from algorithm_register.search.port import Alike

_SHOWN = 10
# What a process keeps of one commit, some hundred bytes each.
_MOST_KEPT = 2000
# One product is shown once among what is similar, so more is looked at than shown.
_LOOKED_AT = 3


@dataclass(frozen=True)
class Likeness:
    """Who else has the product of a description, by number, and which descriptions are similar to it."""

    organisations: int
    users: tuple[str, ...]
    similar: tuple[str, ...]


class Likenesses:
    """What was worked out of one commit of an index, so that the next reader of a description need not wait for it."""

    def __init__(self) -> None:
        self._cursor: Cursor | None = None
        self._known: dict[tuple[str, int, int], Likeness] = {}

    def of(self, snapshot: Snapshot, record: PublicRecord, limit: int) -> Likeness:
        """See `likeness`."""
        if self._cursor != snapshot.cursor or len(self._known) >= _MOST_KEPT:
            self._cursor, self._known = snapshot.cursor, {}
        known, asked = self._known, (record.number, record.edition, limit)
        if asked not in known:
            known[asked] = likeness(snapshot, record, limit)
        return known[asked]


def told(found: Likeness, snapshot: Snapshot, read: Records) -> Alike:
    """A likeness with the records that a page shows of it."""
    records = read([*found.users, *found.similar])
    return Alike(
        organisations=found.organisations,
        users=tuple(records[each] for each in found.users if each in records),
        similar=tuple(records[each] for each in found.similar if each in records),
        position=snapshot.cursor.position,
    )


def likeness(snapshot: Snapshot, record: PublicRecord, limit: int) -> Likeness:
    """What this snapshot of the index that holds signs has that is like a record. Raises BrokenIndex."""
    own = signs(record)
    with breaking():
        same = same_product(snapshot.searcher, record, own)
        organisations = values(snapshot.searcher, same, ORGANISATION)
        users = numbers(snapshot.searcher, snapshot.searcher.search(same, limit=_SHOWN, count=False).hits)
        described = sum(organisations.values())
        near = similar(snapshot.searcher, record, same, described, limit * _LOOKED_AT)
    records = published_records([*users, *near])
    unlike = _each_product_once((records[each] for each in near if each in records), limit)
    return Likeness(
        organisations=len(organisations),
        users=tuple({records[each].organisation_code: each for each in users if each in records}.values()),
        similar=tuple(each.number for each in unlike),
    )


def _each_product_once(records: Iterable[PublicRecord], limit: int) -> Iterator[PublicRecord]:
    """The first of each product."""
    seen: list[Signs] = []
    for record in records:
        own = signs(record)
        if not any(_is_same(own, other) for other in seen):
            seen.append(own)
            yield record
        if len(seen) == limit:
            return


def _is_same(one: Signs, other: Signs) -> bool:
    return bool(set(one.names) & set(other.names)) or any(
        len(set(mine) & set(its)) >= MUCH_THE_SAME * len(mine)
        for mine in one.sketches
        for its in other.sketches
    )
