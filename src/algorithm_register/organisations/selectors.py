"""What other rooms may read of organisations: who they are, and what they are called on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import NotKnown
from algorithm_register.organisations.models import Alias, Organisation, OrganisationName
from algorithm_register.organisations.naming import fold, kinds, type_label

__all__ = [
    "TYPE_LABELS",
    "DatedName",
    "OrganisationView",
    "directory",
    "has_organisation",
    "name_on",
    "names_of",
    "organisation",
    "organisations",
    "type_label",
]

# Kind → language → what one such body is called.
TYPE_LABELS: Mapping[str, Mapping[str, str]] = {name: kind.one for name, kind in kinds().items()}


@dataclass(frozen=True)
class DatedName:
    """A name and the day it began; None: as long as the register knows."""

    name: str
    begins_on: date | None


@dataclass(frozen=True)
class OrganisationView:
    """An organisation as it is today. What is not known is empty; `parent_code` is None at the top."""

    code: str
    name: str
    type: str
    uri: str
    abbreviation: str
    parent_code: str | None


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
        Organisation.objects.filter(code__in=wanted), OrganisationName.objects.filter(organisation__in=wanted)
    )


def directory(query: str = "", type: str = "") -> list[OrganisationView]:
    """Organisations of a kind (of all when empty) that have the words in name, abbreviation or alias, by name.

    Capitals, accents and marks do not matter. Three queries.
    """
    of_type = Q(type=type) if type else Q()
    views = _views(
        Organisation.objects.filter(of_type),
        OrganisationName.objects.filter(Q(organisation__type=type) if type else Q()),
    )
    aliases = _grouped(Alias.objects.values_list("organisation_id", "name"))
    words = fold(query).split()
    found = [
        view
        for view in views.values()
        if _has_words(words, view.name, view.abbreviation, *aliases[view.code])
    ]
    return sorted(found, key=lambda view: fold(view.name))


def names_of(code: str) -> tuple[DatedName, ...]:
    """Every name an organisation has or had, oldest first; NotKnown without one. One query."""
    stated = OrganisationName.objects.filter(organisation=code)
    names = tuple(sorted((DatedName(name.name, name.begins_on) for name in stated), key=_since))
    if not names:
        raise NotKnown(f"There is no organisation with the code {code} in this register.")
    return names


def name_on(code: str, day: date) -> str:
    """What an organisation was called on a day; before its first known name, that first one. One query."""
    return _called(names_of(code), day)


def _views(bodies: QuerySet[Organisation], stated: QuerySet[OrganisationName]) -> dict[str, OrganisationView]:
    today = day_of(timezone.now())
    names: dict[str, list[DatedName]] = defaultdict(list)
    for code, name, begins_on in stated.values_list("organisation_id", "name", "begins_on"):
        names[code].append(DatedName(name, begins_on))
    return {
        body.code: OrganisationView(
            code=body.code,
            name=_called(sorted(names[body.code], key=_since), today) if names[body.code] else body.code,
            type=body.type,
            uri=body.uri,
            abbreviation=body.abbreviation,
            parent_code=body.parent_id,
        )
        for body in bodies
    }


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


def _has_words(words: Iterable[str], *texts: str) -> bool:
    said = fold(" ".join(texts))
    return all(word in said for word in words)
