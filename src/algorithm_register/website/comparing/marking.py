"""A difference as markup: what was removed struck through, what was added underlined, and both in hidden words too."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from algorithm_register.standards.differences.answers import Choices, Difference, Items, Whole, Words
from algorithm_register.standards.differences.difference import Change, Run, Runs
from algorithm_register.standards.differences.items import ItemChange
from algorithm_register.website.comparing.pen import LEFT_OUT, Pen, Text, View, grouped

Labelled = Callable[[str], str]


def marked(difference: Difference, view: View, language: str, labelled: Labelled = str) -> SafeString:
    """The difference for one view. The text is in `language`; `labelled` writes a choice or a single answer."""
    pen = Pen(language)
    match difference:
        case Words(runs):
            return _words(runs, view, pen)
        case Choices(values):
            return _choices(values, view, pen, labelled)
        case Whole(before, after):
            told = ((Change.REMOVED, before), (Change.ADDED, after))
            return _choices([each for each in told if each[1]], view, pen, labelled)
        case Items(changes):
            return _items(_items_seen(changes, view), view, pen)


def _words(runs: Runs, view: View, pen: Pen) -> SafeString:
    text = Text(pen, view)
    for run in _seen(runs, view):
        text.write(run)
    return mark_safe(text.html())  # noqa: S308 - escaped by the pen


def _seen(runs: Runs, view: View) -> list[Run]:
    return [run for run in runs if run.change is not LEFT_OUT[view]]


def _choices(values: Sequence[tuple[Change, str]], view: View, pen: Pen, labelled: Labelled) -> SafeString:
    """The values that were chosen, as a list; where one took the place of another, beside each other."""
    is_replaced = sorted(change for change, _ in values) == [Change.ADDED, Change.REMOVED]
    ordered = sorted(values, key=lambda each: each[0] is Change.ADDED) if is_replaced else values
    seen = [each for each in ordered if each[0] is not LEFT_OUT[view]]
    pieces = [pen.write(change, labelled(value)) for change, value in seen]
    if len(pieces) > 1 and not is_replaced:
        return _listed(pieces)
    return mark_safe(f'<p dir="auto">{" ".join(pieces)}</p>')  # noqa: S308 - escaped by the pen


def _items_seen(changes: Iterable[ItemChange], view: View) -> list[ItemChange]:
    if view == "before":
        there = [each for each in changes if each.before_at is not None]
        return sorted(there, key=lambda each: each.before_at or 0)
    return [each for each in changes if view == "together" or each.after is not None]


def _items(changes: list[ItemChange], view: View, pen: Pen) -> SafeString:
    return _listed(["".join(_item(change, view, pen)) for change in changes])


def _item(change: ItemChange, view: View, pen: Pen) -> Iterator[str]:
    """The title with its difference, a link where it changed, and whether the item moved."""
    yield from (pen.write(run.change, run.text) for run in _seen(change.title, view))
    for link in _seen(_links(change), view):
        yield f' <span class="reg-diff__link">({pen.write(link.change, link.text)})</span>'
    if change.has_moved and view != "before":
        page = get_language()
        yield format_html(' <span class="reg-muted reg-small" lang="{}">({})</span>', page, gettext("moved"))


def _links(change: ItemChange) -> Runs:
    old, new = (change.before or {}).get("link", ""), (change.after or {}).get("link", "")
    told = ((Change.REMOVED, old), (Change.ADDED, new)) if old != new else ()
    return tuple(Run(change, link) for change, link in told if link)


def _listed(pieces: list[str]) -> SafeString:
    items = "".join(f'<li dir="auto">{piece}</li>' for piece in pieces)
    return mark_safe(grouped(True, items))  # noqa: S308 - escaped by the pen
