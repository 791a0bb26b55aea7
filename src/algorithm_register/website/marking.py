"""A difference as markup: what was removed struck through, what was added underlined, and both in hidden words too."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from algorithm_register.standards.answers import Choices, Difference, Items, Whole, Words
from algorithm_register.standards.difference import Change, Run, Runs
from algorithm_register.standards.items import ItemChange
from algorithm_register.standards.wording import FIRST_ITEM, ITEM

# Which version of a text is written: the old one, the new one, or both through each other.
View = Literal["before", "after", "together"]
Labelled = Callable[[str], str]

# The sign for a paragraph, line or item that begins elsewhere while the words stayed.
PILCROW = "¶"

_LEFT_OUT: Mapping[View, Change | None] = {
    "before": Change.ADDED,
    "after": Change.REMOVED,
    "together": None,
}
_BREAK = re.compile(r"(\n• |\n\n|\n)")


def marked(difference: Difference, view: View, language: str, labelled: Labelled = str) -> SafeString:
    """The difference for one view. The text is in `language`; `labelled` writes a choice or a single answer."""
    pen = _Pen(language)
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


class _Pen:
    """Marks text that is in a language; the hidden words around it are in that of the page."""

    def __init__(self, language: str) -> None:
        page = get_language() or ""
        lang = "" if language == page else f' lang="{page}"'
        # Their own direction keeps them from deciding that of a text they begin.
        hidden = f'<span class="reg-hidden" dir="ltr"{lang}>{{}}</span>'
        added, removed = escape(gettext("[added:")), escape(gettext("[removed:"))
        self._start = {
            Change.ADDED: f'<ins class="reg-ins">{hidden.format(f"{added} ")}',
            Change.REMOVED: f'<del class="reg-del">{hidden.format(f"{removed} ")}',
        }
        end = hidden.format("]")
        self._end = {Change.ADDED: f"{end}</ins>", Change.REMOVED: f"{end}</del>"}

    def write(self, change: Change, text: str) -> str:
        """Text between its spaces, which stay unmarked."""
        bare = text.strip()
        if change is Change.KEPT or not bare:
            return escape(text)
        before, after = text[: text.index(bare)], text[text.index(bare) + len(bare) :]
        return f"{before}{self._start[change]}{escape(bare)}{self._end[change]}{after}"


@dataclass
class _Block:
    """A paragraph or an item of a list, being written."""

    is_item: bool = False
    pieces: list[str] = field(default_factory=list)

    def html(self) -> str:
        """Its markup; the text itself decides its direction."""
        tag = "li" if self.is_item else "p"
        return f'<{tag} dir="auto">{"".join(self.pieces)}</{tag}>'


@dataclass
class _Text:
    """A text being written in lines, paragraphs and lists."""

    pen: _Pen
    view: View
    blocks: list[_Block] = field(default_factory=lambda: [_Block()])

    def write(self, run: Run) -> None:
        """One more run, with the breaks in it."""
        text = f"\n{run.text}" if self.is_empty and run.text.startswith(FIRST_ITEM) else run.text
        for piece in _BREAK.split(text):
            if _BREAK.fullmatch(piece):
                self._break(piece, run)
            else:
                self.blocks[-1].pieces.append(self.pen.write(run.change, piece))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return not any(self.blocks[0].pieces) and len(self.blocks) == 1

    def html(self) -> str:
        """What was written, with items that follow each other in one list."""
        written = (block for block in self.blocks if any(block.pieces))
        groups = groupby(written, lambda block: block.is_item)
        return "".join(
            _group(is_list, "".join(block.html() for block in blocks)) for is_list, blocks in groups
        )

    def _break(self, piece: str, run: Run) -> None:
        """A new line or block. Where the words around it stayed a sign shows it; what was removed only ends there."""
        is_alone = run.change is not Change.KEPT and not run.text.strip("\n• ") and not self.is_empty
        if is_alone:
            self.blocks[-1].pieces.append(f" {self.pen.write(run.change, PILCROW)}")
        if is_alone and self.view == "together" and run.change is Change.REMOVED:
            return
        if piece == "\n":
            self.blocks[-1].pieces.append("<br>")
        else:
            self.blocks.append(_Block(is_item=piece == ITEM))


def _group(is_list: bool, blocks: str) -> str:
    return f"<ul>{blocks}</ul>" if is_list else blocks


def _words(runs: Runs, view: View, pen: _Pen) -> SafeString:
    text = _Text(pen, view)
    for run in _seen(runs, view):
        text.write(run)
    return mark_safe(text.html())  # noqa: S308 - escaped by the pen


def _seen(runs: Runs, view: View) -> list[Run]:
    return [run for run in runs if run.change is not _LEFT_OUT[view]]


def _choices(values: Sequence[tuple[Change, str]], view: View, pen: _Pen, labelled: Labelled) -> SafeString:
    """The values that were chosen, as a list; where one took the place of another, beside each other."""
    pieces = [pen.write(change, labelled(value)) for change, value in values if change is not _LEFT_OUT[view]]
    is_replaced = sorted(change for change, _ in values) == [Change.ADDED, Change.REMOVED]
    if len(pieces) > 1 and not is_replaced:
        return _listed(pieces)
    return mark_safe(f'<p dir="auto">{" ".join(sorted(pieces))}</p>')  # noqa: S308 - escaped by the pen


def _items_seen(changes: Iterable[ItemChange], view: View) -> list[ItemChange]:
    if view == "before":
        there = [each for each in changes if each.before_at is not None]
        return sorted(there, key=lambda each: each.before_at or 0)
    return [each for each in changes if view == "together" or each.after is not None]


def _items(changes: list[ItemChange], view: View, pen: _Pen) -> SafeString:
    return _listed(["".join(_item(change, view, pen)) for change in changes])


def _item(change: ItemChange, view: View, pen: _Pen) -> Iterator[str]:
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
    return mark_safe(_group(True, items))  # noqa: S308 - escaped by the pen
