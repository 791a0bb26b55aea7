"""What a reader sees of a text: its words in order, and how each follows the one before: at once, after a space, on a
new line, in a new paragraph, as a new item of a list."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from algorithm_register.standards.text import sanitised

SPACE, LINE, PARAGRAPH, ITEM = " ", "\n", "\n\n", "\n• "
FIRST_ITEM = "• "

_TAG = re.compile(r"<(/?)(div|br|p|ul|ol|li)\b[^>]*>")
_SPACES = re.compile(r"\s+")
_TYPED_ITEM = re.compile(r"\n\n?•(?: |\n\n?)")
# A word may hold marks inside, as in `13,5` or `https://…`; at its ends they stand alone.
_MARKS = re.escape(""".,;:!?…()[]{}<>"“”„«»‘’'/\\|""")
_WORD = re.compile(
    rf"(\n• |\n\n|\n| |\A• )?([^\s{_MARKS}]+(?:[{_MARKS}]+[^\s{_MARKS}]+)*|[{_MARKS}])",
)


class Word(NamedTuple):
    """A word or a mark, and the gap before it."""

    gap: str
    text: str


def read_plain(text: str) -> str:
    """Plain text with every run of spaces as one space, line or paragraph."""
    return _TYPED_ITEM.sub(ITEM, _SPACES.sub(_as_gap, text.strip()))


def read_rich(text: str) -> str:
    """The words of rich text in lines, paragraphs and items; whatever else it holds, a reader does not see."""
    clean = sanitised(text)
    if not _TAG.search(clean):
        return read_plain(html.unescape(clean))
    read = "".join(gap + _SPACES.sub(SPACE, piece) for gap, piece in _pieces(clean))
    return read.removeprefix("\n").strip() if read.startswith(ITEM) else read.strip()


def words_of(text: str) -> list[Word]:
    """The words of a text as it is read. Their gaps and texts together are that text."""
    words: list[Word] = []
    for gap, found in _WORD.findall(text):
        if words and not gap and unicodedata.category(found[0]).startswith("M"):
            last = words.pop()  # an accent stays with its letter
            words.append(Word(last.gap, last.text + found))
        else:
            words.append(Word(gap, found))
    return words


def written(words: Iterable[Word]) -> str:
    """The text of these words."""
    return "".join([gap + text for gap, text in words])


def _as_gap(found: re.Match[str]) -> str:
    lines = found[0].count("\n")
    return SPACE if not lines else LINE if lines == 1 else PARAGRAPH


def _pieces(clean: str) -> Iterator[tuple[str, str]]:
    """The pieces between tags that hold words, each with the strongest gap that the tags before it make."""
    gap, end = "", 0
    for tag in _TAG.finditer(clean):
        if piece := html.unescape(clean[end : tag.start()]).strip():
            yield gap, piece
            gap = ""
        gap, end = _stronger(gap, tag), tag.end()
    if piece := html.unescape(clean[end:]).strip():
        yield gap, piece


def _stronger(gap: str, tag: re.Match[str]) -> str:
    if tag[2] == "li":
        return PARAGRAPH if tag[1] else ITEM
    if gap == ITEM:
        return ITEM
    return LINE if tag[2] == "br" and not gap else PARAGRAPH
