"""Finds the code that belongs to a name, by rules and never by likeness: rather none than a wrong one."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from django.utils import timezone

from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.slugs import slugify
from algorithm_register.organisations.models import Alias, Organisation, OrganisationName
from algorithm_register.organisations.naming import fold, kinds

# Two names in one: the second in brackets, after a comma or dash, or the first an abbreviation in capitals.
_PAIRS = (
    re.compile(r"(.+?)\s*\(([^()]+)\)"),
    re.compile(r"(.+)(?:,| [-–/]) (.+)"),
    re.compile(r"([A-Z]{2,8}) (.+)"),
)

# Two letters name too many things at once (GR: a province and a council); three and more are compared.
_SHORTEST_ABBREVIATION = 3
# What begins the code of an organisation that no list knows.
_UNLISTED = "x-"
# A longer slug may be cut, and two long names could then share a code.
_LONGEST_SLUG = 60
# A longer text is no pair of names, and not worth taking apart.
_LONGEST_PAIR = 300


@dataclass(frozen=True)
class Body:
    """What the resolver needs to know of an organisation; `names` are all it ever had, as shown.

    `is_listed` is whether it stands in the list that ships with the register, else it was enrolled.
    """

    code: str
    names: tuple[str, ...]
    type: str = ""
    abbreviation: str = ""
    parent: str = ""
    is_active: bool = True
    is_listed: bool = True


@dataclass(frozen=True)
class Resolution:
    """The code for a name; not `certain` where no list has this organisation and its code was made from a name.

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
        today = day_of(timezone.now())
        names: dict[str, list[str]] = defaultdict(list)
        for code, name in OrganisationName.objects.values_list("organisation_id", "name"):
            names[code].append(name)
        bodies = [
            Body(
                code=body.code,
                names=tuple(names[body.code]),
                type=body.type,
                abbreviation=body.abbreviation,
                parent=body.parent_id or "",
                is_active=body.ends_on is None or body.ends_on >= today,
                is_listed=body.source != "",
            )
            for body in Organisation.objects.all()
        ]
        return cls(bodies, dict(Alias.objects.values_list("name", "organisation_id")))

    def resolve(self, name: str) -> Resolution:
        """The code of a name as a source writes it; what is unknown, or could be two bodies, `x-{slug}`."""
        whole = self._whole(name)
        if whole and self._bodies[whole].is_listed:
            return _found(whole, "alias" if fold(name) in self._aliases else "name")
        if code := self._paired(name):
            return _found(code, "two names")
        if whole:
            return _found(whole, "name")
        return _found(unlisted_code(name), "not found")

    def _whole(self, name: str) -> str | None:
        """The one code that a name means: of several bodies that had it, the listed one, then the one that exists.

        So whatever an import enrols, a name that the list knows keeps its meaning.
        """
        folded = fold(name)
        if folded in self._aliases:
            return self._aliases[folded]
        codes = self._meant.get(folded, set())
        codes = {code for code in codes if self._bodies[code].is_listed} or codes
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


def _found(code: str, how: str) -> Resolution:
    return Resolution(code, certain=not code.startswith(_UNLISTED), how=how)


def unlisted_code(name: str) -> str:
    """The code of an organisation that no list knows: `x-{slug}`, with a digest if two could share it."""
    folded = fold(name)
    slug = slugify(name, fallback="")
    if slug and len(folded) <= _LONGEST_SLUG:
        return f"{_UNLISTED}{slug}"
    digest = hashlib.sha256(folded.encode()).hexdigest()[:8]
    return _UNLISTED + f"{slug[:_LONGEST_SLUG]}-{digest}".strip("-")


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
    for form in _PAIRS if len(name) <= _LONGEST_PAIR else ():
        if two := form.fullmatch(name.strip()):
            yield two[1], two[2]
