"""What a question means: for each thing that is wanted, the ways in which a description can meet it. Pure.

A word can be met as it stands, in another form, inside a compound, in the pieces of a compound, by its beginning
when it is the last one, and by other ways to say the same. Each way has a weight; the queries do the rest.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from algorithm_register.search import weights
from algorithm_register.search.asking.questions import Asked, Term
from algorithm_register.search.language.compounds import pieces
from algorithm_register.search.language.inflection import key
from algorithm_register.search.language.synonyms import Related, is_function_word, longest_at, related
from algorithm_register.search.language.wordlists import word_list

# A shorter beginning says too little, and so does a short word: *link* is not *linksom*.
_SHORTEST_BEGINNING = 3
_SHORTEST_BEGINNING_WORD = 5


class How(StrEnum):
    """How a way is looked up."""

    FORM = "form"  # one word as it is written
    KEY = "key"  # any form of one word
    PIECE = "piece"  # any form of one word, inside a compound
    BEGINNING = "beginning"  # any word that begins so
    PHRASE = "phrase"  # words as they are written, side by side
    ALL = "all"  # every want inside it
    NUMBER = "number"  # the number of a description
    ADDRESS = "address"  # the address of a reference


@dataclass(frozen=True)
class Way:
    """One way to meet a want: `words` for all but ALL, which has `wants`.

    A loose one parts what belongs together, so common words make nothing of it: a model that learns is not any model.
    """

    how: How
    weight: float
    words: tuple[str, ...] = ()
    wants: tuple["Want", ...] = ()
    is_loose: bool = False


@dataclass(frozen=True)
class Want:
    """Something that is wanted, met by any of its ways. `words` are those that were typed, folded."""

    words: tuple[str, ...]
    ways: tuple[Way, ...]
    is_phrase: bool = False


@dataclass(frozen=True)
class Meaning:
    """A question as wants: every one of them is asked for, none of `unwanted`."""

    wants: tuple[Want, ...] = ()
    unwanted: tuple[Want, ...] = ()


def meaning(asked: Asked, language: str) -> Meaning:
    """What a question means in the index of a language."""
    return Meaning(
        wants=tuple(_telling(_wants(asked.groups, language), language)),
        unwanted=tuple(_plain(term, language) for term in asked.excluded),
    )


def _telling(wants: Iterator[Want], language: str) -> Sequence[Want]:
    """Function words do not decide; a question of nothing else is asked as it stands."""
    every = list(wants)
    telling = [want for want in every if not _is_function_word(want, language)]
    return telling or every


def _is_function_word(want: Want, language: str) -> bool:
    return not want.is_phrase and len(want.words) == 1 and is_function_word(want.words[0], language)


def _wants(groups: Sequence[tuple[Term, ...]], language: str) -> Iterator[Want]:
    """Words that together are a known name or expression are one want."""
    typed = [_single_word(group) for group in groups]
    at = 0
    while at < len(groups):
        length = longest_at(typed, at, language, _key(language))
        if length:
            yield _expression(tuple(typed[at : at + length]), language, is_last=at + length == len(groups))
            at += length
        else:
            yield _any_of(groups[at], language, is_last=at == len(groups) - 1)
            at += 1


def _single_word(group: tuple[Term, ...]) -> str:
    """The word of a group that is one plain word; empty, as no word of an expression is, for any other."""
    term = group[0]
    is_plain = len(group) == 1 and len(term.words) == 1 and not term.is_phrase
    return term.words[0] if is_plain else ""


def _any_of(group: tuple[Term, ...], language: str, *, is_last: bool) -> Want:
    wants = [_want(term, language, is_last=is_last) for term in group]
    if len(wants) == 1:
        return wants[0]
    return Want(
        words=tuple(word for want in wants for word in want.words),
        ways=tuple(way for want in wants for way in want.ways),
        is_phrase=True,
    )


def _want(term: Term, language: str, *, is_last: bool) -> Want:
    if term.is_phrase or term.address or not any(word.isalpha() for word in term.words):
        return _plain(term, language)
    if len(term.words) > 1:
        return _expression(term.words, language, is_last=is_last)
    word = term.words[0]
    ways = (*_word_ways(word, language), *_pieces_ways(word, language), *_related_ways((word,), language))
    return Want(term.words, ways + (tuple(_beginning(word)) if is_last else ()))


def _plain(term: Term, language: str) -> Want:
    """As it was typed: a phrase, a number, or what must not be there."""
    ways = [Way(How.NUMBER, weights.NUMBER, (term.number,))] if term.number else []
    if term.address:
        ways.append(Way(How.ADDRESS, weights.ADDRESS, (term.address,)))
    if len(term.words) > 1:
        ways.append(Way(How.PHRASE, weights.FORM, term.words))
    elif term.is_phrase:
        ways.append(Way(How.FORM, weights.FORM, term.words))
    else:
        ways += _word_ways(term.words[0], language)
    return Want(term.words, tuple(ways), is_phrase=True)


def _word_ways(word: str, language: str, weight: float = 1.0) -> Iterator[Way]:
    yield Way(How.FORM, weight * weights.FORM, (word,))
    yield Way(How.KEY, weight * weights.INFLECTED, (key(word, language),))
    if len(word) > _SHORTEST_BEGINNING:
        yield Way(How.PIECE, weight * weights.IN_COMPOUND, (key(word, language),))


def _pieces_ways(word: str, language: str) -> Iterator[Way]:
    found = [piece.word for piece in pieces(word, language)]
    if found:
        wants = tuple(
            Want((piece,), (*_word_ways(piece, language), *_related_ways((piece,), language)))
            for piece in found
        )
        yield Way(How.ALL, weights.IN_PIECES, wants=wants)


def _related_ways(words: tuple[str, ...], language: str) -> Iterator[Way]:
    for other in related(words, language, _key(language)):
        yield from _other_ways(other, language)


def _other_ways(other: Related, language: str) -> Iterator[Way]:
    if len(other.words) == 1:
        yield from _word_ways(other.words[0], language, other.weight)
        return
    yield Way(How.PHRASE, other.weight, other.words)
    yield Way(
        How.ALL, other.weight * weights.SEVERAL_APART, wants=_apart(other.words, language), is_loose=True
    )


def _expression(words: tuple[str, ...], language: str, *, is_last: bool) -> Want:
    """A known expression, or one word of several pieces: side by side, written as one, apart, or said otherwise."""
    joined = "".join(words)
    return Want(
        words,
        (
            Way(How.PHRASE, weights.FORM, words),
            *_word_ways(joined, language, weights.INFLECTED),
            Way(How.ALL, weights.SEVERAL_APART, wants=_apart(words, language), is_loose=True),
            *_related_ways(words, language),
            *(_beginning(joined) if is_last else ()),
        ),
    )


def _apart(words: tuple[str, ...], language: str) -> tuple[Want, ...]:
    telling = [word for word in words if not is_function_word(word, language)] or words
    return tuple(Want((word,), tuple(_word_ways(word, language))) for word in telling)


def _beginning(word: str) -> Iterator[Way]:
    is_word = any(word in word_list(language) for language in ("nl", "en"))
    if len(word) >= (_SHORTEST_BEGINNING_WORD if is_word else _SHORTEST_BEGINNING) and word.isalpha():
        yield Way(How.BEGINNING, weights.BEGUN_BY_A_WORD if is_word else weights.BEGUN, (word,))


@cache
def _key(language: str) -> Callable[[str], str]:
    return partial(key, language=language)
