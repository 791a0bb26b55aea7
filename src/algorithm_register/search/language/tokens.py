"""The words of a text, parted as an index parts them: at whatever is no letter or digit. Pure."""

import re

from algorithm_register.search.language.wordlists import fold

WORD = re.compile(r"[^\W_]+")
_BETWEEN = {code: " " for code in range(128) if not chr(code).isalnum()}


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text in sequence."""
    return tuple(words_in(fold(text)))


def words_in(folded: str) -> list[str]:
    """The words of a folded text in sequence. Nearly every folded text is ASCII, which is parted four times as fast."""
    return folded.translate(_BETWEEN).split() if folded.isascii() else WORD.findall(folded)
