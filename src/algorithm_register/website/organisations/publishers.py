"""The list of organisations that publish: narrowed by name, kind or letter, filed where readers look for them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase

from django.utils.http import urlencode

from algorithm_register.kernel.sorting import sort_key
from algorithm_register.organisations.naming import is_name
from algorithm_register.organisations.selectors import Match, OrganisationView, filed_under, type_label
from algorithm_register.website import addresses

# Where names stand that begin with no letter from A to Z.
OTHER = "overig"
_LONGEST_ABBREVIATION = 12


@dataclass(frozen=True)
class Publisher:
    """An organisation in the list, with how many descriptions it has; `known_as` as in a Match."""

    organisation: OrganisationView
    href: str
    count: int
    known_as: str = ""

    @property
    def abbreviation(self) -> str:
        """Its abbreviation, where it is one: lists also state names there."""
        stated = self.organisation.abbreviation
        return stated if len(stated) <= _LONGEST_ABBREVIATION and " " not in stated else ""

    @property
    def filed_under(self) -> str:
        """The name under which it stands, without the word for its kind."""
        return filed_under(self.organisation.name, self.organisation.type)

    @property
    def letter(self) -> str:
        """The letter under which it stands."""
        first = self.filed_under[:1].upper()
        return first if first in ascii_uppercase and first else OTHER


@dataclass(frozen=True)
class Choice:
    """A kind or a letter to narrow the list to, with how many there are; without an address nobody is there."""

    key: str
    label: str
    count: int
    href: str
    is_current: bool


@dataclass(frozen=True)
class Wanted:
    """What a visitor asks of the list; what cannot be read counts as not asked."""

    language: str
    text: str = ""
    kind: str = ""
    letter: str = ""

    def href(self, *, kind: str | None = None, letter: str | None = None) -> str:
        """The address of the same list with another kind or letter."""
        stated = {
            "q": self.text,
            "soort": self.kind if kind is None else kind,
            "letter": self.letter if letter is None else letter,
        }
        question = urlencode({name: value for name, value in stated.items() if value})
        return addresses.organisations(self.language) + (f"?{question}" if question else "")


def wanted(language: str, *, text: str, kind: str, letter: str) -> Wanted:
    """What is asked, as far as it can be: words, a kind that exists, and one letter."""
    known = letter.strip()[:10]
    read = known.upper() if len(known) == 1 and known.upper() in ascii_uppercase else ""
    return Wanted(
        language=language,
        text=text if is_name(text) else "",
        kind=kind if type_label(kind, language) else "",
        letter=OTHER if known.lower() == OTHER else read,
    )


def publisher(match: Match, language: str, count: int) -> Publisher:
    """An organisation as it stands in the list."""
    view = match.organisation
    return Publisher(view, addresses.organisation(language, view.code, view.name), count, match.known_as)


def filed(publishers: Iterable[Publisher]) -> list[Publisher]:
    """In the order in which readers look; what begins with no letter comes last."""
    return sorted(
        publishers,
        key=lambda each: (
            each.letter == OTHER,
            each.letter,
            sort_key(each.filed_under),
            each.organisation.code,
        ),
    )


def by_letter(publishers: Sequence[Publisher]) -> list[tuple[str, list[Publisher]]]:
    """The same in groups, each with its letter."""
    return [(letter, list(group)) for letter, group in groupby(publishers, key=lambda each: each.letter)]


def letters(publishers: Iterable[Publisher], asked: Wanted) -> list[Choice]:
    """Every letter with how many stand under it; of the rest only where somebody does."""
    counts = Counter(each.letter for each in publishers)
    keys = [*ascii_uppercase, *([OTHER] if counts[OTHER] else [])]
    return [
        Choice(key, key, counts[key], asked.href(letter=key) if counts[key] else "", key == asked.letter)
        for key in keys
    ]


def kinds(publishers: Iterable[Publisher], asked: Wanted) -> list[Choice]:
    """The kinds of which somebody publishes, the most first."""
    counts = Counter(each.organisation.type for each in publishers)
    return [
        Choice(
            key,
            type_label(key, asked.language, plural=True),
            count,
            asked.href(kind=key, letter=""),
            key == asked.kind,
        )
        for key, count in counts.most_common()
        if key
    ]
