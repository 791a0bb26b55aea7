"""How a Dutch word sounds, roughly: words that are spelled by ear sound like what was meant. Pure."""

import re

# In sequence; what sounds alike is written alike.
_ALIKE = (
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"sch"), "sg"),
    (re.compile(r"ch"), "g"),
    (re.compile(r"ck|q|c"), "k"),
    (re.compile(r"ij|y"), "ei"),
    (re.compile(r"ou"), "au"),
    (re.compile(r"ph|v"), "f"),
    (re.compile(r"th|dt|d(?![a-z])"), "t"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"z"), "s"),
    (re.compile(r"(.)\1+"), r"\1"),
)
# Other letters that a word may begin with and sound the same.
BEGINS_ALIKE = {"c": "k", "k": "c", "f": "v", "v": "f", "s": "z", "z": "s"}


def sound(word: str) -> str:
    """The sound of a folded word; words with the same one are easily taken for each other."""
    for spelled, heard in _ALIKE:
        word = spelled.sub(heard, word)
    return word
