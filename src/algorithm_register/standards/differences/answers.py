"""The difference between two answers to one question, in the manner that suits its kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from algorithm_register.standards.canonicalisation import Value
from algorithm_register.standards.differences.difference import Change, Runs, difference, has_same_words
from algorithm_register.standards.differences.items import Item, ItemChange, item_changes
from algorithm_register.standards.differences.wording import read_plain, read_rich
from algorithm_register.standards.model import Field, Kind


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
