"""Reads a Hunspell dictionary and says every form that its words take.

A dictionary is two files: words with flags, and what each flag stands for: prefixes, suffixes, and whether a word
may stand alone, in a compound, or not at all. A suffix may bring flags of its own. Only what the dictionaries of Dutch
and English use is read; rules for numbers (COMPOUNDRULE) and hints for correcting are not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Flags = frozenset[str]


@dataclass(frozen=True)
class Affix:
    """One way to lengthen a word: what is taken off, what is put on, and which words it fits."""

    strip: str
    add: str
    fits: re.Pattern[str]
    crosses: bool  # whether prefix and suffix may meet on one word
    flags: Flags


class Form(NamedTuple):
    """A word as it may be written, and where: alone, before the rest of a compound, at the end of one."""

    text: str
    is_alone: bool = True
    may_begin: bool = False
    may_end: bool = False


@dataclass
class Rules:
    """What the flags of a dictionary stand for."""

    flag_kind: str = ""
    suffixes: dict[str, list[Affix]] = field(default_factory=dict)
    prefixes: dict[str, list[Affix]] = field(default_factory=dict)
    forbidden: set[str] = field(default_factory=set)
    unfinished: set[str] = field(default_factory=set)  # no word without an affix
    bound: set[str] = field(default_factory=set)  # only within a compound
    begins: set[str] = field(default_factory=set)  # first or in the middle of a compound
    ends: set[str] = field(default_factory=set)

    def flags(self, text: str) -> Flags:
        """The flags in a text: of one letter, of two, or numbers, as the dictionary has it."""
        if self.flag_kind == "num":
            return frozenset(text.split(","))
        width = 2 if self.flag_kind == "long" else 1
        return frozenset(text[at : at + width] for at in range(0, len(text), width))


def rules(text: str) -> Rules:
    """The rules in an affix file."""
    found = Rules()
    named = {
        "FORBIDDENWORD": found.forbidden,
        "NEEDAFFIX": found.unfinished,
        "ONLYINCOMPOUND": found.bound,
        "COMPOUNDBEGIN": found.begins,
        "COMPOUNDMIDDLE": found.begins,
        "COMPOUNDEND": found.ends,
    }
    crosses = False
    for parts in (line.split() for line in text.splitlines()):
        match parts:
            case ["FLAG", kind, *_]:
                found.flag_kind = kind
            case [option, flag, *_] if option in named:
                named[option].add(flag)
            case ["PFX" | "SFX", _, "Y" | "N" as cross, count, *_] if count.isdigit():
                crosses = cross == "Y"
            case ["PFX" | "SFX" as kind, flag, strip, add, *rest]:
                affixes = found.suffixes if kind == "SFX" else found.prefixes
                condition = rest[0] if rest and not rest[0].startswith("#") else "."
                fits = re.compile(f"(?:{condition})$" if kind == "SFX" else condition)
                letters, _, flags = add.partition("/")
                affix = Affix(_letters(strip), _letters(letters), fits, crosses, found.flags(flags))
                affixes.setdefault(flag, []).append(affix)
    return found


def _letters(text: str) -> str:
    return "" if text == "0" else text


def forms(dictionary: str, found: Rules) -> Iterator[Form]:
    """Every form of every word of a dictionary file, some more than once; forbidden ones are left out."""
    words = [_word(line, found) for line in dictionary.splitlines()[1:] if line]
    forbidden = {word for word, flags in words if flags & found.forbidden}
    for word, flags in words:
        if word not in forbidden:
            yield from (form for form in _forms(word, flags, found) if form.text not in forbidden)


def _word(line: str, found: Rules) -> tuple[str, Flags]:
    # What follows the flags tells about the word. Before them a space belongs to it, as in the name of a city.
    word, _, flags = line.partition("\t")[0].partition("/")
    return word, found.flags(flags.partition(" ")[0])


def _forms(word: str, flags: Flags, found: Rules) -> Iterator[Form]:
    """The word itself, with each suffix that fits, and each of those with each prefix that fits.

    A suffix closes a compound, unless its own flags permit more; a prefix changes nothing.
    """
    stem = Form(word, not flags & found.bound, bool(flags & found.begins), bool(flags & found.ends))
    prefixes = _affixes(flags, found.prefixes)
    yield stem._replace(is_alone=False) if flags & found.unfinished else stem
    yield from _prefixed(stem, prefixes)
    for suffix in _affixes(flags, found.suffixes):
        if suffix.fits.search(word) and word.endswith(suffix.strip):
            longer = Form(
                word.removesuffix(suffix.strip) + suffix.add,
                stem.is_alone and not suffix.flags & (found.bound | found.unfinished),
                bool(suffix.flags & found.begins),
                stem.may_end or bool(suffix.flags & found.ends),
            )
            yield longer
            if suffix.crosses:
                crossing = [*prefixes, *_affixes(suffix.flags, found.prefixes)]
                yield from _prefixed(longer, (prefix for prefix in crossing if prefix.crosses))


def _affixes(flags: Flags, named: Mapping[str, list[Affix]]) -> list[Affix]:
    return [affix for flag in flags & named.keys() for affix in named[flag]]


def _prefixed(form: Form, prefixes: Iterable[Affix]) -> Iterator[Form]:
    for prefix in prefixes:
        if prefix.fits.match(form.text) and form.text.startswith(prefix.strip):
            yield form._replace(text=prefix.add + form.text.removeprefix(prefix.strip))
