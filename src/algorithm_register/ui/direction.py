"""Keeps a text of somebody else apart from ours: whatever direction it has or takes, the rest of the line stays put.

Control characters do it where markup cannot: in a title, in an option, in the middle of a translated sentence.
"""

import re
from collections.abc import Iterable

# A piece of text, with whether it is a hit.
Run = tuple[str, bool]

# How a control begins that is written out.
CONTROL = "⟨U+"

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"
# Letters that are written from right to left, and what turns others: marks, embeddings, overrides, isolates.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATING = re.compile("([\u2066-\u2069])")
_ANY_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")


def apart(text: object) -> str:
    """The text as it can stand among other words; unchanged where everything in it runs from left to right."""
    return "".join(piece for piece, _ in apart_runs([(str(text), False)]))


def apart_runs(runs: Iterable[Run]) -> list[Run]:
    """The same for a text in runs, each with whether it is a hit.

    The text closes the isolates that it opens and no others, and those close the embeddings and overrides in them
    (Unicode Standard Annex 9).
    """
    given = list(runs)
    if not any(_TURNING.search(text) for text, _ in given):
        return given
    depth, kept = 1, [(_FIRST_STRONG_ISOLATE, False)]
    for text, is_hit in given:
        pieces = []
        for piece in _ISOLATING.split(text):
            if piece == _POP and depth == 1:
                continue
            depth += -1 if piece == _POP else len(_ISOLATING.findall(piece))
            pieces.append(piece)
        kept.append(("".join(pieces), is_hit))
    return [*kept, (_POP * depth, False)]


def told_controls(text: str) -> str:
    """The text with every control of direction written out, `⟨U+202E⟩`: it turns nothing and can be seen."""
    return _ANY_CONTROL.sub(lambda found: f"{CONTROL}{ord(found[0]):04X}⟩", text)
