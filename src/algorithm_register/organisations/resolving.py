"""Finds the code that belongs to a name, by rules and never by likeness: rather none than a wrong one."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from algorithm_register.kernel.slugs import slugify
from algorithm_register.organisations.naming import fold, kinds

# Two names in one: the second in brackets, after a comma or dash, or the first an abbreviation in capitals.
_PAIRS = (
    re.compile(r"(.+?)\s*\(([^()]+)\)"),
    re.compile(r"(.+)(?:,| [-–/]) (.+)"),
    re.compile(r"([A-Z]{2,8}) (.+)"),
)

# Two letters name too many things at once (GR: a province and a council); three and more are compared.
_SHORTEST_ABBREVIATION = 3
# A longer slug may be cut, and two long names could then share a code.
_LONGEST_SLUG = 60


@dataclass(frozen=True)
class Body:
    """What the resolver needs to know of an organisation; `names` are all it ever had, as shown."""

    code: str
    names: tuple[str, ...]
    type: str = ""
    abbreviation: str = ""
    parent: str = ""
    is_active: bool = True


@dataclass(frozen=True)
class Resolution:
    """The code for a name; not `certain` when the directory has none and the code was made from the name.

    `how` is one of alias, name, two names, not found.
    """

    code: str
    certain: bool
    how: str


class Resolver:
    """The directory as it was when this was made; reads nothing more."""

    def __init__(self, bodies: Iterable[Body], aliases: Mapping[str, str]) -> None:
        self._bodies = {body.code: body for body in bodies}
        self._aliases = {fold(name): code for name, code in aliases.items()}
        self._meant: dict[str, set[str]] = defaultdict(set)
        for body in self._bodies.values():
            for name in _names(body):
                self._meant[name].add(body.code)

    @classmethod
    def from_directory(cls) -> Self:
        """A resolver over every organisation, name and alias that the register has now: three queries."""
        from algorithm_register.organisations.selectors import resolvable  # the rules above need no database

        bodies, aliases = resolvable()
        return cls(bodies, aliases)

    def resolve(self, name: str) -> Resolution:
        """The code of a name as a source writes it; what is unknown, or could be two bodies, `x-{slug}`."""
        if fold(name) in self._aliases:
            return Resolution(self._aliases[fold(name)], certain=True, how="alias")
        if code := self._whole(name):
            return Resolution(code, certain=True, how="name")
        if code := self._paired(name):
            return Resolution(code, certain=True, how="two names")
        return Resolution(unlisted_code(name), certain=False, how="not found")

    def _whole(self, name: str) -> str | None:
        """The one code that a name means; of several bodies that had it, the only one that still exists."""
        folded = fold(name)
        if folded in self._aliases:
            return self._aliases[folded]
        codes = self._meant.get(folded, set())
        candidates = {code for code in codes if self._bodies[code].is_active} or codes
        return next(iter(candidates)) if len(candidates) == 1 else None

    def _paired(self, name: str) -> str | None:
        """The code that two names in one agree on; of a body and the one above it, the lower is meant."""
        for first, second in _pairs(name):
            one, two = self._whole(first), self._whole(second)
            if one and (one == two or self._abbreviates(second, one) or self._is_above(two, one)):
                return one
            if two and (self._abbreviates(first, two) or self._is_above(one, two)):
                return two
        return None

    def _abbreviates(self, text: str, code: str) -> bool:
        return fold(text) == fold(self._bodies[code].abbreviation) != ""

    def _is_above(self, parent: str | None, code: str) -> bool:
        return parent is not None and self._bodies[code].parent == parent


def unlisted_code(name: str) -> str:
    """The code of an organisation that no list knows: `x-{slug}`, with a digest if two could share it."""
    folded = fold(name)
    slug = slugify(name, fallback="")
    if slug and len(folded) <= _LONGEST_SLUG:
        return f"x-{slug}"
    digest = hashlib.sha256(folded.encode()).hexdigest()[:8]
    return "-".join(part for part in ("x", slug[:_LONGEST_SLUG].strip("-"), digest) if part)


def _names(body: Body) -> Iterator[str]:
    """Folded names that mean a body: its own and, while it exists, with or without its kind."""
    names = [fold(name) for name in body.names]
    yield from names
    if not body.is_active:
        return
    words = kinds()[body.type].words if body.type in kinds() else ()
    abbreviation = fold(body.abbreviation)
    cores = [_without(name, words) for name in names]
    if len(abbreviation) >= _SHORTEST_ABBREVIATION:
        yield abbreviation
    yield from cores
    yield from (f"{word} {core}" for word in words for core in (*cores, abbreviation) if core)


def _without(name: str, words: tuple[str, ...]) -> str:
    for word in words:
        if name.startswith(f"{word} "):
            return name.removeprefix(f"{word} ")
    return name


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    for form in _PAIRS:
        if two := form.fullmatch(name.strip()):
            yield two[1], two[2]
