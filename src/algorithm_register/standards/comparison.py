"""What changed between two editions, question by question, in the manner that suits the kind of the question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from algorithm_register.standards.canonicalisation import Value
from algorithm_register.standards.difference import Change, Runs, difference, has_same_words
from algorithm_register.standards.items import Item, ItemChange, item_changes
from algorithm_register.standards.model import Field, Kind
from algorithm_register.standards.wording import read_plain, read_rich

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
class Words:
    """A text, word by word, as it is read. With `is_markup_only` all words stayed and only their layout changed."""

    runs: Runs
    is_markup_only: bool = False


@dataclass(frozen=True)
class Choices:
    """Each value that was chosen in either edition, in the order of the standard."""

    values: tuple[tuple[Change, str], ...]


@dataclass(frozen=True)
class Items:
    """Each item of either list."""

    changes: tuple[ItemChange, ...]


@dataclass(frozen=True)
class Whole:
    """An answer that is one thing, such as a month: it is replaced as a whole. Empty where there is none."""

    before: str
    after: str


Difference = Words | Choices | Items | Whole


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


def difference_between(
    field: Field, old: Value | None, new: Value | None, *, earlier: Field | None = None
) -> Difference:
    """The difference between two answers; `earlier` is the question as it was asked for the old one."""
    match field.kind:
        case Kind.REFERENCES | Kind.BLANKS:
            return Items(item_changes(_items(old, field), _items(new, field)))
        case Kind.CHOICE | Kind.CHOICES:
            return Choices(_choices(field, _values(old), _values(new)))
        case Kind.TEXT | Kind.RICH_TEXT:
            first, second = _read(old, earlier or field), _read(new, field)
            return Words(difference(first, second), has_same_words(first, second))
        case _:
            return Whole(_text(old), _text(new))


def _read(value: Value | None, field: Field) -> str:
    read: Callable[[str], str] = read_rich if field.kind is Kind.RICH_TEXT else read_plain
    return read(_text(value))


def _text(value: Value | None) -> str:
    """The value as text, also where an earlier standard gave it another kind."""
    return value if isinstance(value, str) else "\n".join(_values(value))


def _values(value: Value | None) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [item if isinstance(item, str) else item.get("title", "") for item in value or ()]


def _items(value: Value | None, field: Field) -> list[Item]:
    """The rows of the answer; a text that was recorded in their place is one item."""
    if isinstance(value, str):
        return [{"title": value}]
    return [{"title": row} if isinstance(row, str) else _item(row, field) for row in value or ()]


def _item(row: Item, field: Field) -> Item:
    """A reference as it is; of another row its parts are the title, in the order of the definition."""
    if "title" in row or "link" in row:
        return row
    return {"title": ": ".join(row[part] for part in field.items if row.get(part))}


def _choices(field: Field, old: Sequence[str], new: Sequence[str]) -> tuple[tuple[Change, str], ...]:
    known = [value for value in field.values if value in old or value in new]
    values = dict.fromkeys((*known, *old, *new))
    return tuple((_became(value in old, value in new), value) for value in values)


def _became(was_chosen: bool, is_chosen: bool) -> Change:
    if was_chosen and is_chosen:
        return Change.KEPT
    return Change.ADDED if is_chosen else Change.REMOVED
