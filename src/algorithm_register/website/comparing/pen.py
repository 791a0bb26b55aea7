"""The pen that marks what changed in a text, and the text being written with it: lines, paragraphs and lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from django.utils.html import escape
from django.utils.translation import get_language, gettext

from algorithm_register.standards.differences.difference import Change, Run
from algorithm_register.standards.differences.wording import FIRST_ITEM, ITEM
from algorithm_register.ui.direction import told_controls

# Which version of a text is written: the old one, the new one, or both through each other.
View = Literal["before", "after", "together"]
LEFT_OUT: Mapping[View, Change | None] = {
    "before": Change.ADDED,
    "after": Change.REMOVED,
    "together": None,
}
# The sign for a paragraph, line or item that begins elsewhere while the words stayed.
PILCROW = "¶"

_BREAK = re.compile(r"(\n• |\n\n|\n)")


class Pen:
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
        """Text between its spaces, which stay unmarked. What turns direction is written out, else nobody sees it."""
        text = told_controls(text)
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
class Text:
    """A text being written in lines, paragraphs and lists."""

    pen: Pen
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
            grouped(is_list, "".join(block.html() for block in blocks)) for is_list, blocks in groups
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


def grouped(is_list: bool, blocks: str) -> str:
    """Blocks that follow each other, in a list where they are its items."""
    return f"<ul>{blocks}</ul>" if is_list else blocks
