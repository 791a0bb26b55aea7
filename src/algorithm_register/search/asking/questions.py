"""Reads what somebody typed: words, "phrases", -words, one or another, and numbers. Pure; no text is ever wrong.

question = { one { "of" one } }
one      = [ "-" ] ( phrase | address | word )
phrase   = '"' anything '"'          an unbalanced quote counts as a space
word     = letters and digits, joined inside by - ' . @ _ &
of       = "of" or "or" between two words that say something; in *wie bepaalt of ik …* it is a word like others
address  = a web address, up to the next space
number   = a word of eight digits, or two of four that together can be the number of a description
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from algorithm_register.kernel.numbers import has_number_form, is_number
from algorithm_register.search.language.addresses import as_address
from algorithm_register.search.language.synonyms import is_function_word
from algorithm_register.search.language.tokens import words_of

# Longer than any question a person types; the rest is not read.
LONGEST = 1000
MOST_TERMS = 32

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TOKEN = re.compile(
    r"""
    (?P<without> (?<!\S)-(?=["\w]) )?
    (?: "(?P<phrase>[^"]*)"
      | (?P<address> (?: https?:// | www\.) [^\s"]+ )
      | (?P<word> [^\W_]+ (?: [-'’.@_&]+ [^\W_]+ )* )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HALVES = re.compile(r"(?<!\S)[0-9]{4} [0-9]{4}(?!\S)")
_OR = frozenset({"of", "or"})


@dataclass(frozen=True)
class Term:
    """One thing asked for. A phrase, or a word of several pieces as *e-mail*, has several `words`, all folded.

    `number` holds the eight digits where the term may name a description, `address` a web address as one word.
    """

    text: str
    words: tuple[str, ...]
    is_phrase: bool = False
    is_excluded: bool = False
    number: str = ""
    address: str = ""

    @property
    def is_function_word(self) -> bool:
        """Whether it only holds the question together."""
        return (
            not self.is_phrase
            and len(self.words) == 1
            and any(is_function_word(self.words[0], language) for language in ("nl", "en"))
        )


@dataclass(frozen=True)
class Asked:
    """A question that was read: one term of each group is wanted, none of those that are excluded."""

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    is_cut: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is asked: every description answers."""
        return not self.groups and not self.excluded


# One question is read for its words, its order and its notes.
@lru_cache(maxsize=64)
def asked(text: str) -> Asked:
    """What the text asks for. Text without a letter or digit asks for nothing."""
    read = unicodedata.normalize("NFC", text[:LONGEST]).translate(_QUOTES)
    terms = list(_terms(_HALVES.sub(_one_number, read)))
    return Asked(
        groups=tuple(dict.fromkeys(_grouped(terms[:MOST_TERMS]))),
        excluded=tuple(term for term in terms[:MOST_TERMS] if term.is_excluded),
        is_cut=len(text) > LONGEST or len(terms) > MOST_TERMS,
    )


def _one_number(halves: re.Match[str]) -> str:
    """Two years are not a number: their digits do not check."""
    return f'"{halves.group()}"' if is_number(halves.group().replace(" ", "")) else halves.group()


def _terms(text: str) -> Iterator[Term]:
    for token in _TOKEN.finditer(text):
        typed = token["word"] or token["address"] or token["phrase"]
        words = words_of(typed)
        if words:
            digits = re.sub(r"\W", "", typed)
            yield Term(
                text=typed.strip(),
                words=words,
                is_phrase=token["phrase"] is not None,
                is_excluded=token["without"] is not None,
                number=digits if has_number_form(digits) else "",
                address=as_address(token["address"]) if token["address"] else "",
            )


def _grouped(terms: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    group: list[Term] = []
    joins = False
    for index, term in enumerate(terms):
        if term.is_excluded:
            continue
        if _is_or(terms, index):
            joins = True
            continue
        if group and not joins:
            yield tuple(group)
            group = []
        group.append(term)
        joins = False
    if group:
        yield tuple(group)


def _is_or(terms: Sequence[Term], index: int) -> bool:
    """*vuurwerk of gladheid*, not *wie bepaalt of ik dat krijg*; in capitals whatever stands beside it."""
    if terms[index].is_phrase or terms[index].words[0] not in _OR or not 0 < index < len(terms) - 1:
        return False
    beside = (terms[index - 1], terms[index + 1])
    if any(term.is_excluded for term in beside):
        return False
    return terms[index].text.isupper() or not any(term.is_function_word for term in beside)
