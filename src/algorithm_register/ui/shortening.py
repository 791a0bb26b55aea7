"""Cuts a text that is too long for its place: at a word, and never in the middle of what a reader sees as one sign."""

import re
import unicodedata
from itertools import takewhile

_JOINER = "\u200d"
# What belongs to the sign before it, besides marks: joiners, the vowel and the end of a Korean syllable, the marks of
# narrow kana, the colour of a skin, the tags of a flag.
_TRAILING = re.compile(
    "[\u200c\u200d\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
# Two of these are one flag.
_HALF_A_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
# What looks forlorn before an ellipsis.
_FORLORN = " ,;:.–-(“‘«„"


def shortened(text: str, most: int) -> str:
    """The text in one line of at most `most` characters, two at least; what is longer ends with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    word = line.rfind(" ", 0, most)
    end = word if word >= most // 2 else most - 1
    while end and _is_within_a_sign(line, end):
        end -= 1
    return f"{line[:end].rstrip(_FORLORN)}…"


def _is_within_a_sign(line: str, end: int) -> bool:
    """Whether the character that follows belongs to the one before."""
    before, after = line[end - 1], line[end]
    if _HALF_A_FLAG.fullmatch(after):
        return len(list(takewhile(_HALF_A_FLAG.fullmatch, reversed(line[:end])))) % 2 == 1
    is_mark = unicodedata.category(after).startswith("M")
    return is_mark or before == _JOINER or _TRAILING.fullmatch(after) is not None
