"""Reads what somebody typed: words, "phrases", -words and numbers. Pure; no text is ever wrong.

question = { [ "-" ] ( phrase | word ) }
phrase   = '"' anything '"'          an unbalanced quote counts as a space
word     = letters and digits, joined inside by - ' . @ _ &
number   = a word of eight digits, or two of four that together can be the number of a description
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from algorithm_register.kernel.numbers import has_number_form, is_number

# Longer than any question a person types; the rest is not read.
LONGEST = 1000
MOST_TERMS = 32

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TOKEN = re.compile(
    r"""
    (?P<without> (?<!\S)-(?=["\w]) )?
    (?: "(?P<phrase>[^"]*)" | (?P<word> [^\W_]+ (?: [-'’.@_&]+ [^\W_]+ )* ) )
    """,
    re.VERBOSE,
)
_HALVES = re.compile(r"(?<!\S)[0-9]{4} [0-9]{4}(?!\S)")


@dataclass(frozen=True)
class Term:
    """One thing asked for. Its text is matched as a phrase when it holds several words.

    `number` holds the eight digits where the term may name a description.
    """

    text: str
    is_excluded: bool = False
    number: str = ""


@dataclass(frozen=True)
class Asked:
    """A question that was read: every term is required, or forbidden where it is excluded."""

    terms: tuple[Term, ...] = ()
    is_cut: bool = False

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that an answer must hold."""
        return tuple(term for term in self.terms if not term.is_excluded)


def asked(text: str) -> Asked:
    """What the text asks for. Text without a letter or digit asks for nothing."""
    read = unicodedata.normalize("NFC", text[:LONGEST]).translate(_QUOTES)
    found = tuple(dict.fromkeys(_terms(_HALVES.sub(_one_number, read))))
    return Asked(found[:MOST_TERMS], is_cut=len(text) > LONGEST or len(found) > MOST_TERMS)


def _one_number(halves: re.Match[str]) -> str:
    """Two years are not a number: their digits do not check."""
    return f'"{halves.group()}"' if is_number(halves.group().replace(" ", "")) else halves.group()


def _terms(text: str) -> Iterator[Term]:
    for token in _TOKEN.finditer(text):
        words = token["word"] or token["phrase"]
        if any(sign.isalnum() for sign in words):
            digits = re.sub(r"\W", "", words)
            yield Term(
                text=words.strip(),
                is_excluded=token["without"] is not None,
                number=digits if has_number_form(digits) else "",
            )
