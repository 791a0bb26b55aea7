"""Which two editions a reader wants to compare, and what is wrong with the choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from algorithm_register.register.succession import EditionDay, newest_first, predecessors


class Problem(StrEnum):
    """Why there is nothing to compare."""

    UNKNOWN = "unknown"
    SAME = "same"
    ONLY_ONE = "only one"


@dataclass(frozen=True)
class Chosen:
    """Two editions, the one that counted first as `older`; without a problem both are there, and differ.

    `unknown` are the numbers that were asked for and do not exist. `is_turned`: they were asked for the other way
    round. `is_stated`: both were asked for.
    """

    older: EditionDay | None
    newer: EditionDay | None
    problem: Problem | None = None
    unknown: tuple[str, ...] = ()
    is_turned: bool = False
    is_stated: bool = True


def chosen(days: Sequence[EditionDay], live: int | None, asked: Mapping[str, str]) -> Chosen:
    """What `van` and `tot` ask for; what they leave out is the live edition, and the one before it."""
    by_number = {str(day.n): day for day in days}
    stated = {name: asked[name] for name in ("van", "tot") if asked.get(name)}
    unknown = tuple(dict.fromkeys(number for number in stated.values() if number not in by_number))
    if unknown:
        older, newer = (by_number.get(stated.get(name, "")) for name in ("van", "tot"))
        return Chosen(older, newer, Problem.UNKNOWN, unknown)
    if len(days) < 2:
        return Chosen(days[0], days[0], Problem.ONLY_ONE)
    newer = by_number[stated.get("tot") or str(_latest(days, live, stated.get("van")))]
    older = by_number[stated.get("van") or str(_before(days, newer))]
    return _ordered(older, newer, is_stated=len(stated) == 2)


def _ordered(older: EditionDay, newer: EditionDay, *, is_stated: bool) -> Chosen:
    if older == newer:
        return Chosen(older, newer, Problem.SAME, is_stated=is_stated)
    last, first = newest_first((older, newer))
    return Chosen(first, last, is_turned=is_stated and first != older, is_stated=is_stated)


def _latest(days: Sequence[EditionDay], live: int | None, other: str | None) -> int:
    """The live edition, of what was withdrawn the last; another one where it is the other one that was asked for."""
    order = [live] if live else []
    order += [day.n for day in newest_first(days)]
    return next(n for n in order if str(n) != other)


def _before(days: Sequence[EditionDay], edition: EditionDay) -> int:
    """The edition that counted before this one, in its language if there is one; of the first the one after it."""
    before = predecessors(days).get(edition.n)
    if before is not None:
        return before
    order = [day.n for day in newest_first(days)]
    place = order.index(edition.n)
    return order[place + 1] if place + 1 < len(order) else order[place - 1]
