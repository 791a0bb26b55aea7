"""Which two editions a reader wants to compare, and what is wrong with the choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from algorithm_register.register.succession import EditionDay, newest_first, predecessors


class Problem(StrEnum):
    """Why there is nothing to compare."""

    UNKNOWN = "unknown"
    SAME = "same"
    ONLY_ONE = "only one"


@dataclass(frozen=True)
class Chosen:
    """Two editions, the one that counted first as `older`; with a problem they are what the lists offer instead.

    `unknown` are the numbers that were asked for and do not exist. `is_turned`: they were asked for the other way
    round. `is_stated`: both were asked for.
    """

    older: EditionDay
    newer: EditionDay
    problem: Problem | None = None
    unknown: tuple[str, ...] = ()
    is_turned: bool = False
    is_stated: bool = True


def chosen(days: Sequence[EditionDay], live: int | None, asked: Mapping[str, str]) -> Chosen:
    """What `van` and `tot` ask for; what they leave out is the live edition, and the one before it."""
    by_number = {str(day.n): day for day in days}
    stated = {name: asked[name] for name in ("van", "tot") if asked.get(name)}
    unknown = tuple(dict.fromkeys(number for number in stated.values() if number not in by_number))
    if len(days) < 2:
        return Chosen(days[0], days[0], Problem.UNKNOWN if unknown else Problem.ONLY_ONE, unknown)
    newer = by_number.get(stated.get("tot", "")) or _latest(days, live, stated.get("van"))
    older = by_number.get(stated.get("van", "")) or _before(days, newer)
    found = _ordered(older, newer, is_stated=len(stated) == 2)
    return replace(found, problem=Problem.UNKNOWN, unknown=unknown) if unknown else found


def _ordered(older: EditionDay, newer: EditionDay, *, is_stated: bool) -> Chosen:
    if older == newer:
        return Chosen(older, newer, Problem.SAME, is_stated=is_stated)
    last, first = newest_first((older, newer))
    return Chosen(first, last, is_turned=is_stated and first != older, is_stated=is_stated)


def _latest(days: Sequence[EditionDay], live: int | None, other: str | None) -> EditionDay:
    """The live edition, of what was withdrawn the last; another one where it is the other one that was asked for."""
    order = sorted(newest_first(days), key=lambda day: day.n != live)
    return next(day for day in order if str(day.n) != other)


def _before(days: Sequence[EditionDay], edition: EditionDay) -> EditionDay:
    """The edition that counted before this one, in its language if there is one; of the first the one after it."""
    order = newest_first(days)
    before = predecessors(days).get(edition.sequence)
    place = order.index(edition)
    others = [day for day in order if day.sequence == before] or order[place + 1 :] or order[:place][::-1]
    return others[0]
