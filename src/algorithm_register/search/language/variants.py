"""Other forms of a word, where its language's stemmer parts what belongs together. Pure.

Snowball Dutch gives *kenteken* and *kentekens*, *schuld* and *schulden*, *parkeren* and *parkeer* different stems.
A question therefore asks for the neighbouring forms too; a form that is no word finds nothing.
"""

import re
from collections.abc import Iterator

# Shorter words are mostly function words: *open* must not ask for *op*.
_SHORTEST = 4
# Words with these ends make their plural with an s, the others with en.
_TAKES_S = re.compile(r"([aeiou]|e[lmnr]|aar)$")
_OPEN_SYLLABLE = re.compile(r"(.*[^aeiou])([aeou])([^aeiouwxy])en")
_LONG_VOWEL = re.compile(r"(.*[^aeiou])([aeou])\2([^aeiouwxy])")


def variants(word: str, language: str) -> tuple[str, ...]:
    """Forms of a lower-case word besides itself, likeliest first; none in a language that has no rules here."""
    if language != "nl" or not word.isalpha():
        return ()
    return tuple(form for form in dict.fromkeys(_dutch(word)) if len(form) >= _SHORTEST and form != word)


def _dutch(word: str) -> Iterator[str]:
    if syllable := _OPEN_SYLLABLE.fullmatch(word):
        start, vowel, end = syllable.groups()
        yield f"{start}{vowel}{vowel}{end}"
    if syllable := _LONG_VOWEL.fullmatch(word):
        start, vowel, end = syllable.groups()
        yield f"{start}{vowel}{end}en"
    if word.endswith("en"):
        yield word.removesuffix("en")
    if word.endswith("s") and _TAKES_S.search(word.removesuffix("s")):
        yield word.removesuffix("s")
    yield f"{word}s" if _TAKES_S.search(word) else f"{word}en"
