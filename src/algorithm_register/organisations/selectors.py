"""What other rooms may read of organisations: who they are, and what they are called on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import NotKnown
from algorithm_register.organisations.models import Alias, Organisation, OrganisationName, Profile
from algorithm_register.organisations.naming import filed_under, fold, kinds, type_label
from algorithm_register.organisations.profiles import LANGUAGES, LIMITS, ProfileView, profile_in

__all__ = [
    "TYPE_LABELS",
    "DatedName",
    "Match",
    "OrganisationView",
    "children",
    "count_on",
    "filed_under",
    "has_organisation",
    "matches",
    "name_on",
    "names_of",
    "names_of_each",
    "organisation",
    "organisations",
    "place_of",
    "profile",
    "profile_texts",
    "profiles_version",
    "type_label",
]

# As long as a name can be: what comes after is not looked for.
_LONGEST_QUERY = 300
# Kind → language → what one such body is called.
TYPE_LABELS: Mapping[str, Mapping[str, str]] = {name: kind.one for name, kind in kinds().items()}


@dataclass(frozen=True)
class DatedName:
    """A name and the day it began; None: as long as the register knows."""

    name: str
    begins_on: date | None


# Code → its names, oldest first.
DatedNames = Mapping[str, list[DatedName]]


@dataclass(frozen=True)
class OrganisationView:
    """An organisation as it is today. What is not known is empty; `parent_code` is None at the top.

    `ends_on` is the first day on which it no longer exists, where one is known.
    """

    code: str
    name: str
    type: str
    uri: str
    abbreviation: str
    parent_code: str | None
    ends_on: date | None = None

    def exists_on(self, day: date) -> bool:
        """Whether it has not ended by a day."""
        return self.ends_on is None or day < self.ends_on


@dataclass(frozen=True)
class Match:
    """An organisation that was looked for; `known_as` is another name, by which it was found where its own was not."""

    organisation: OrganisationView
    known_as: str = ""


def organisation(code: str) -> OrganisationView:
    """The organisation with this code, or NotKnown. Two queries."""
    found = organisations([code]).get(code)
    if found is None:
        raise NotKnown(f"There is no organisation with the code {code} in this register.")
    return found


def has_organisation(code: str) -> bool:
    """Whether an organisation with this code is in this register. One query."""
    return Organisation.objects.filter(code=code).exists()


def organisations(codes: Iterable[str]) -> dict[str, OrganisationView]:
    """The organisations with these codes, by code; codes that nobody has are left out. Two queries."""
    wanted = set(codes)
    return _views(
        Organisation.objects.filter(code__in=wanted),
        _dated(OrganisationName.objects.filter(organisation__in=wanted)),
    )


def matches(query: str) -> list[Match]:
    """Organisations that have the words of a query in name, abbreviation, alias or a name of another day, by name.

    Capitals, accents and marks do not matter. Three queries.
    """
    words = list(dict.fromkeys(fold(query[:_LONGEST_QUERY]).split()))
    names = _dated(OrganisationName.objects.all())
    aliases = _grouped(Alias.objects.order_by("name").values_list("organisation_id", "name"))
    found = []
    for code, view in _views(Organisation.objects.all(), names).items():
        others = (*(dated.name for dated in names.get(code, ())), *aliases[code])
        if (match := _match(view, others, words)) is not None:
            found.append(match)
    return sorted(found, key=lambda match: fold(match.organisation.name))


def children(code: str) -> list[OrganisationView]:
    """The organisations that stand directly below another, by name. One query where there are none, else three."""
    below = organisations(Organisation.objects.filter(parent=code).values_list("code", flat=True))
    return sorted(below.values(), key=lambda view: fold(view.name))


def place_of(code: str) -> str:
    """Names what stands directly above and below an organisation: another name, another place. One query."""
    near = Organisation.objects.filter(Q(code=code) | Q(parent=code)).order_by("code")
    return " ".join(f"{below}<{above or ''}" for below, above in near.values_list("code", "parent"))


def count_on(day: date) -> int:
    """How many organisations of the directory exist on a day. One query."""
    return Organisation.objects.exclude(ends_on__lte=day).count()


def names_of(code: str) -> tuple[DatedName, ...]:
    """Every name an organisation has or had, oldest first; NotKnown without one. One query."""
    stated = OrganisationName.objects.filter(organisation=code)
    names = tuple(sorted((DatedName(name.name, name.begins_on) for name in stated), key=_since))
    if not names:
        raise NotKnown(f"There is no organisation with the code {code} in this register.")
    return names


def names_of_each(codes: Iterable[str]) -> DatedNames:
    """Every name that these organisations have or had, oldest first, by code. One query."""
    return _dated(OrganisationName.objects.filter(organisation__in=set(codes)))


def name_on(code: str, day: date) -> str:
    """What an organisation was called on a day; before its first known name, that first one. One query."""
    return _called(names_of(code), day)


def profile(code: str, language: str) -> ProfileView:
    """What an organisation says of itself, for readers of a language; empty where it says nothing. One query."""
    return profile_in(profile_texts(code), language)


def profile_texts(code: str) -> dict[str, dict[str, str]]:
    """Language → text → words, of what an organisation says of itself. One query."""
    rows = Profile.objects.filter(organisation=code).values("language", *LIMITS)
    stated = {row["language"]: {name: row[name] for name in LIMITS if row[name]} for row in rows}
    return {language: stated.get(language, {}) for language in LANGUAGES}


def profiles_version() -> int:
    """Grows whenever any profile changes: what shows profiles was made from this version. One query."""
    return Profile.objects.aggregate(newest=Max("version"))["newest"] or 0


def _views(bodies: QuerySet[Organisation], names: DatedNames) -> dict[str, OrganisationView]:
    today = day_of(timezone.now())
    stated = bodies.values_list("code", "type", "uri", "abbreviation", "parent", "ends_on")
    return {
        code: OrganisationView(
            code=code,
            name=_called(names[code], today) if code in names else code,
            type=type,
            uri=uri,
            abbreviation=abbreviation,
            parent_code=parent,
            ends_on=ends_on,
        )
        for code, type, uri, abbreviation, parent, ends_on in stated
    }


def _dated(stated: QuerySet[OrganisationName]) -> DatedNames:
    """Every name, oldest first, by code."""
    names: dict[str, list[DatedName]] = {}
    for code, name, begins_on in stated.values_list("organisation_id", "name", "begins_on"):
        names.setdefault(code, []).append(DatedName(name, begins_on))
    return {code: sorted(dated, key=_since) for code, dated in names.items()}


def _called(names: Iterable[DatedName], day: date) -> str:
    """The last name, oldest first, that had begun by the day; else the first."""
    first, *later = names
    begun = [name for name in later if name.begins_on is not None and name.begins_on <= day]
    return (begun[-1] if begun else first).name


def _since(name: DatedName) -> date:
    return name.begins_on or date.min


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for code, name in pairs:
        grouped[code].append(name)
    return grouped


def _match(view: OrganisationView, others: Iterable[str], words: Iterable[str]) -> Match | None:
    """None where the words do not all stand in one of the names."""
    if _has_words(words, f"{view.name} {view.abbreviation}"):
        return Match(view)
    known_as = next((name for name in others if _has_words(words, name)), "")
    return Match(view, known_as) if known_as else None


def _has_words(words: Iterable[str], name: str) -> bool:
    said = fold(name)
    return all(word in said for word in words)
