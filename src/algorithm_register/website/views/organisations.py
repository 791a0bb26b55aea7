"""The organisations that publish, and the page of each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.organisations import selectors as directory
from algorithm_register.organisations.naming import fold
from algorithm_register.organisations.selectors import OrganisationView
from algorithm_register.register import selectors as register
from algorithm_register.register.records import PublicRecord
from algorithm_register.ui.signs import CATEGORIES
from algorithm_register.website import addresses, tally
from algorithm_register.website.answers import moved, page, shown, validated
from algorithm_register.website.fields import Reading
from algorithm_register.website.questions import Asking, asking
from algorithm_register.website.rows import row

_SIZE = 20


@dataclass(frozen=True)
class Publisher:
    """An organisation in the list, with how many descriptions it has."""

    organisation: OrganisationView
    href: str
    count: int


@dataclass(frozen=True)
class KindOfPublisher:
    """A kind of organisation, with how many of them publish; without a key, all kinds."""

    key: str
    label: str
    count: int
    href: str


@dataclass(frozen=True)
class Standing:
    """What holds for all descriptions of one organisation together. Percentages are whole numbers."""

    total: int
    current: int
    maybe: int
    outdated: int
    filled_percent: int
    categories: tuple[tuple[str, int], ...]

    @property
    def until_outdated(self) -> int:
        """How many are not outdated: where the last part of the bar begins."""
        return self.current + self.maybe


@page
def index(request: HttpRequest, language: str) -> HttpResponse:
    """The organisations that publish, narrowed to a name or a kind."""
    return validated(request, lambda: _index(request, asking(request.GET), language))


def _index(request: HttpRequest, asked: Asking, language: str) -> HttpResponse:
    counts = tally.by_organisation(tally.tally())
    publishers = _publishers(asked.text, counts)
    kinds = Counter(each.type for each in publishers)
    here = addresses.organisations(language)
    found = [
        Publisher(each, addresses.organisation(language, each.code, each.name), counts[each.code])
        for each in publishers
        if asked.kind in {"", each.type}
    ]
    return shown(
        request,
        "organisations",
        {
            "asked": asked,
            "publishers": found,
            "total": sum(each.count for each in found),
            "kinds": [
                KindOfPublisher(
                    key,
                    directory.type_label(key, language, plural=True),
                    count,
                    _narrowed(here, asked.text, key),
                )
                for key, count in kinds.most_common()
                if key
            ],
            "everything": KindOfPublisher("", "", len(publishers), _narrowed(here, asked.text)),
            "kind_label": directory.type_label(asked.kind, language, plural=True),
            "organisations_href": here,
            "crumbs": [],
            "canonical": request.build_absolute_uri(request.path),
        },
    )


def _publishers(text: str, counts: Mapping[str, int]) -> list[OrganisationView]:
    """Those that publish and have these words in a name, by name."""
    if text:
        return [each.organisation for each in directory.matches(text) if each.organisation.code in counts]
    return sorted(directory.organisations(counts).values(), key=lambda each: fold(each.name))


def _narrowed(address: str, text: str, kind: str = "") -> str:
    question = {name: value for name, value in (("q", text), ("soort", kind)) if value}
    return f"{address}?{urlencode(question)}" if question else address


@page
def publisher(request: HttpRequest, code: str, language: str, slug: str = "") -> HttpResponse:
    """One organisation with all it describes; any other `slug` than that of its name redirects."""
    return validated(request, lambda: _publisher(request, code, language))


def _publisher(request: HttpRequest, code: str, language: str) -> HttpResponse:
    try:
        organisation = directory.organisation(code)
    except NotKnown as unknown:
        raise Http404 from unknown
    canonical = addresses.organisation(language, code, organisation.name)
    if request.path != canonical:
        return moved(request, canonical)
    numbers = register.live_numbers(organisation=code)
    records = register.published_records(numbers)
    pages = max(1, ceil(len(numbers) / _SIZE))
    current = min(asking(request.GET).page, pages)
    here = numbers[(current - 1) * _SIZE : current * _SIZE]
    known = {code: organisation}
    return shown(
        request,
        "organisation",
        {
            "organisation": organisation,
            "kind": directory.type_label(organisation.type, language),
            "former_names": [
                each.name for each in directory.names_of(code) if each.name != organisation.name
            ],
            "standing": _standing(list(records.values()), language),
            "rows": [row(records[number], language, known) for number in here if number in records],
            "page": current,
            "pages": pages,
            "withdrawn": [
                row(each, language, known) for each in register.withdrawn_records(organisation=code)
            ],
            "search_href": addresses.search(language),
            "crumbs": [(addresses.organisations(language), gettext("Organisations"))],
            "canonical": request.build_absolute_uri(request.path),
            **_parent(organisation, language),
        },
    )


def _parent(organisation: OrganisationView, language: str) -> dict[str, object]:
    if organisation.parent_code is None:
        return {}
    parent = directory.organisation(organisation.parent_code)
    return {"parent": parent, "parent_href": addresses.organisation(language, parent.code, parent.name)}


def _standing(records: list[PublicRecord], language: str) -> Standing:
    states = Counter(record.freshness.state for record in records)
    categories = Counter(str(record.content.get("publication_category", "")) for record in records)
    readings = [Reading(record, language) for record in records]
    asked = sum(reading.asked() for reading in readings)
    return Standing(
        total=len(records),
        current=states["current"],
        maybe=states["maybe"],
        outdated=states["outdated"],
        filled_percent=round(100 * sum(reading.filled() for reading in readings) / asked) if asked else 0,
        categories=tuple((value, categories[value]) for value in CATEGORIES if categories[value]),
    )
