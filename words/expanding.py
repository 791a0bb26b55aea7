"""Reads a Hunspell dictionary and says every form that its words take.

A dictionary is two files: words with flags, and what each flag stands for: prefixes, suffixes, and whether a word
may stand alone, in a compound, or not at all. A suffix may bring flags of its own. Only what dictionaries of Dutch
and English use is read; rules for numbers (COMPOUNDRULE) and hints for correcting are not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

Flags = frozenset[str]
NONE: Flags = frozenset()

# Options whose one value is a flag with a meaning of its own.
OPTIONS = {
    "FORBIDDENWORD",
    "NEEDAFFIX",
    "ONLYINCOMPOUND",
    "COMPOUNDFLAG",
    "COMPOUNDBEGIN",
    "COMPOUNDMIDDLE",
    "COMPOUNDEND",
    "COMPOUNDPERMITFLAG",
}


@dataclass(frozen=True)
class Affix:
    """One way to lengthen a word: what is taken off, what is put on, and which words it fits."""

    strip: str
    add: str
    fits: re.Pattern[str]
    crosses: bool  # whether prefix and suffix may meet on one word
    flags: Flags


@dataclass(frozen=True)
class Form:
    """A word as it may be written, and where: alone, before the rest of a compound, at the end of one."""

    text: str
    is_alone: bool = True
    may_begin: bool = False
    may_end: bool = False


@dataclass
class Rules:
    """What the flags of a dictionary stand for."""

    flag_kind: str = ""
    meaning: dict[str, str] = field(default_factory=dict)
    suffixes: dict[str, list[Affix]] = field(default_factory=dict)
    prefixes: dict[str, list[Affix]] = field(default_factory=dict)

    def flags(self, text: str) -> Flags:
        """The flags in a text: of one letter, of two, or numbers, as the dictionary has it."""
        if self.flag_kind == "num":
            return frozenset(text.split(","))
        width = 2 if self.flag_kind == "long" else 1
        return frozenset(text[at : at + width] for at in range(0, len(text), width))

    def has(self, flags: Flags, *options: str) -> bool:
        """Whether one of the flags has one of these meanings."""
        return any(self.meaning.get(flag) in options for flag in flags)


def rules(text: str) -> Rules:
    """The rules in an affix file."""
    found = Rules()
    crosses = False
    for parts in (line.split() for line in text.splitlines()):
        match parts:
            case ["FLAG", kind, *_]:
                found.flag_kind = kind
            case [option, flag, *_] if option in OPTIONS:
                found.meaning[flag] = option
            case ["PFX" | "SFX", _, "Y" | "N" as cross, count, *_] if count.isdigit():
                crosses = cross == "Y"
            case ["PFX" | "SFX" as kind, flag, strip, add, *rest]:
                affixes = found.suffixes if kind == "SFX" else found.prefixes
                condition = rest[0] if rest and not rest[0].startswith("#") else "."
                affixes.setdefault(flag, []).append(_affix(found, kind, strip, add, condition, crosses))
    return found


def _affix(found: Rules, kind: str, strip: str, add: str, condition: str, crosses: bool) -> Affix:
    letters, _, flags = add.partition("/")
    strip, letters = ("" if part == "0" else part for part in (strip, letters))
    fits = re.compile(f"(?:{condition})$" if kind == "SFX" else condition)
    return Affix(strip, letters, fits, crosses, found.flags(flags))


def forms(dictionary: str, found: Rules) -> Iterator[Form]:
    """Every form of every word of a dictionary file, some more than once; forbidden ones are left out."""
    words = [_word(line, found) for line in dictionary.splitlines()[1:] if line]
    forbidden = {word for word, flags in words if found.has(flags, "FORBIDDENWORD")}
    for word, flags in words:
        if word not in forbidden:
            for form in _forms(word, flags, found):
                if form.text not in forbidden:
                    yield form


def _word(line: str, found: Rules) -> tuple[str, Flags]:
    word, _, flags = line.partition("\t")[0].partition("/")
    return word, found.flags(flags.split(" ")[0])


def _forms(word: str, flags: Flags, found: Rules) -> Iterator[Form]:
    """The word itself, with each suffix that fits, and each of those with each prefix that fits.

    A suffix closes a compound, unless its own flags permit more; a prefix changes nothing.
    """
    alone = not found.has(flags, "ONLYINCOMPOUND")
    begins = found.has(flags, "COMPOUNDFLAG", "COMPOUNDBEGIN", "COMPOUNDMIDDLE")
    ends = found.has(flags, "COMPOUNDFLAG", "COMPOUNDEND")
    prefixes = _affixes(flags, found.prefixes)
    bare = Form(word, alone and not found.has(flags, "NEEDAFFIX"), begins, ends)
    yield bare
    yield from _prefixed(Form(word, alone, begins, ends), prefixes)
    for suffix in _affixes(flags, found.suffixes):
        if suffix.fits.search(word) and word.endswith(suffix.strip):
            longer = Form(
                word[: len(word) - len(suffix.strip)] + suffix.add,
                alone and not found.has(suffix.flags, "ONLYINCOMPOUND", "NEEDAFFIX"),
                found.has(suffix.flags, "COMPOUNDFLAG", "COMPOUNDBEGIN", "COMPOUNDMIDDLE"),
                ends or found.has(suffix.flags, "COMPOUNDFLAG", "COMPOUNDEND"),
            )
            yield longer
            if suffix.crosses:
                both = [*prefixes, *_affixes(suffix.flags, found.prefixes)]
                yield from _prefixed(longer, [prefix for prefix in both if prefix.crosses])


def _affixes(flags: Flags, named: Mapping[str, list[Affix]]) -> list[Affix]:
    return [affix for flag in flags & named.keys() for affix in named[flag]]


def _prefixed(form: Form, prefixes: Iterable[Affix]) -> Iterator[Form]:
    for prefix in prefixes:
        if prefix.fits.match(form.text) and form.text.startswith(prefix.strip):
            yield replace(form, text=prefix.add + form.text.removeprefix(prefix.strip))
