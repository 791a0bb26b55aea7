"""What became of every answer between two editions, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from algorithm_register.standards.canonicalisation import Value
from algorithm_register.standards.differences.answers import Difference, difference_between
from algorithm_register.standards.model import Field, Kind

_IN_WORDS = (Kind.TEXT, Kind.RICH_TEXT, Kind.REFERENCES, Kind.BLANKS)


class State(StrEnum):
    """What became of the answer to a question. EMPTY: there is none in either edition."""

    CHANGED = "changed"
    FILLED = "filled"
    EMPTIED = "emptied"
    EQUAL = "equal"
    EMPTY = "empty"
    NOT_COMPARABLE = "not comparable"


DIFFERING = (State.CHANGED, State.FILLED, State.EMPTIED)


class Barrier(StrEnum):
    """Why two answers cannot be compared: part of them is not public, or they are in different languages."""

    REDACTED = "redacted"
    LANGUAGE = "language"


@dataclass(frozen=True)
class Side:
    """The answers of one edition, the questions they answer, and which of them were redacted."""

    content: Mapping[str, Value]
    fields: Mapping[str, Field]
    language: str
    redacted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Compared:
    """A question and what became of its answer; `field` as the later edition asks it, else as the earlier does.

    `earlier` is the question as the earlier edition asks it. `is_asked` tells for each edition whether its standard has
    the question, `is_redacted` whether its answer is not public.
    """

    field: Field
    earlier: Field | None
    state: State
    before: Value | None
    after: Value | None
    barrier: Barrier | None
    is_asked: tuple[bool, bool]
    is_redacted: tuple[bool, bool]

    @cached_property
    def difference(self) -> Difference | None:
        """The difference, found when it is asked for; none where the answers are equal, empty or not to be compared."""
        if self.state not in DIFFERING:
            return None
        return difference_between(self.field, self.before, self.after, earlier=self.earlier)


def compare(before: Side, after: Side) -> tuple[Compared, ...]:
    """All questions of both editions, in the order of the later one, then those that only the earlier one asks."""
    fields = {**after.fields, **{key: each for key, each in before.fields.items() if key not in after.fields}}
    return tuple(_compared(field, before, after) for field in fields.values() if not field.generated)


def _compared(field: Field, before: Side, after: Side) -> Compared:
    old, new = before.content.get(field.key) or None, after.content.get(field.key) or None
    state, barrier = _state(field, before, after)
    return Compared(
        field=field,
        earlier=before.fields.get(field.key),
        state=state,
        before=old,
        after=new,
        barrier=barrier,
        is_asked=(field.key in before.fields, field.key in after.fields),
        is_redacted=(field.key in before.redacted, field.key in after.redacted),
    )


def _state(field: Field, before: Side, after: Side) -> tuple[State, Barrier | None]:
    old, new = before.content.get(field.key), after.content.get(field.key)
    if field.key in before.redacted or field.key in after.redacted:
        return State.NOT_COMPARABLE, Barrier.REDACTED
    if not old or not new:
        return (State.FILLED if new else State.EMPTIED if old else State.EMPTY), None
    if old == new:
        return State.EQUAL, None
    if before.language != after.language and field.kind in _IN_WORDS:
        return State.NOT_COMPARABLE, Barrier.LANGUAGE
    return State.CHANGED, None
