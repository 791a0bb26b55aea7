"""The order of names and labels, as a reader of each language expects it."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\w+")
# Frisian puts y right after i: *iepenbier*, *ynternasjonaal*, *jild*.
_AFTER_I = "i\U0010ffff"


@lru_cache(maxsize=8192)  # lists of names are sorted at every request
def sort_key(text: str, language: str = "nl") -> str:
    """What texts are compared by: small letters without accents or marks, word by word.

    *'s-Hertogenbosch* stands under s, *Één* beside *een*, and the letter *ĳ* is *i* and *j*.
    """
    parted = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    words = " ".join(_WORD.findall(bare.replace("’s", "s").replace("'s", "s")))
    return words.replace("y", _AFTER_I) if language == "fy" else words
