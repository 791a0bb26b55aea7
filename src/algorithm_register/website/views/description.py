"""The page of one edition of a description: what it says, what a reader can do, and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.sorting import sort_key
from algorithm_register.ledger.selectors import Tip
from algorithm_register.organisations import selectors as directory
from algorithm_register.register import selectors as register
from algorithm_register.register.completeness import completeness_of
from algorithm_register.register.freshness import CURRENT_DAYS, Freshness
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.succession import predecessors
from algorithm_register.search.engine import search
from algorithm_register.ui.markup import value_label
from algorithm_register.ui.theme import theme
from algorithm_register.ui.words import written_number
from algorithm_register.website import addresses
from algorithm_register.website.answers import shown
from algorithm_register.website.fields import Reading
from algorithm_register.website.remembered import publishers
from algorithm_register.website.rows import Row, assessments, row
from algorithm_register.website.ways import Ways

# Fields that the page shows in a place of their own, by what the template calls them.
_PLACES = {
    "short": "description_short",
    "category": "publication_category",
    "status": "status",
    "themes": "category",
    "begin": "begin_date",
    "end": "end_date",
    "contact": "contact_email",
    "provider": "provider",
}

# An organisation that looks again so long from now chose that day itself: a reader is told so.
_LATE = timedelta(days=2 * CURRENT_DAYS)


@dataclass(frozen=True)
class Link:
    """A text and where it leads; `language` is that of the page behind it."""

    label: str
    href: str
    language: str


@dataclass(frozen=True)
class Alikes:
    """What is like a description: the same product at `organisations` others, some of them shown, and what is similar.

    `more` of the others are not shown; `search_href` looks for the name.
    """

    organisations: int
    users: tuple[Row, ...]
    more: int
    similar: tuple[Row, ...]
    search_href: str


def show_description(
    request: HttpRequest, reading: Reading, current: PublicRecord, frame: Mapping[str, object], tip: Tip
) -> HttpResponse:
    """The page of the edition that is read; `frame` is what all pages about a description need."""
    record, language = reading.record, reading.language
    permanent = request.build_absolute_uri(addresses.permanent(record.number, record.edition))
    completeness = completeness_of(record)
    return shown(
        request,
        "description",
        {
            **frame,
            **{place: reading.by_key(key) for place, key in _PLACES.items()},
            "sections": reading.sections(),
            "sources": reading.sources(),
            "facts": reading.facts(),
            "assessments": list(assessments(record.content.get("impacttoetsen_grouping"))),
            "theme_links": _theme_links(reading),
            "elsewhere": _elsewhere(request, record, language),
            "ways": _ways(reading, permanent) if record.is_live else None,
            "alike": _alike(record, language, tip) if record.is_live else None,
            "comparison": _comparison(record, current, language),
            "is_due_late": _is_due_late(record.freshness),
            "completeness": completeness,
            "missing": [field.label[language] for field in completeness.missing],
            "permanent": permanent,
            "permanent_text": permanent.partition("://")[2],
        },
    )


def _is_due_late(stated: Freshness) -> bool:
    return stated.due_on - max(stated.checked_on, day_of(timezone.now())) > _LATE


def _ways(reading: Reading, permanent: str) -> dict[str, object]:
    """What a reader can do, and the letter about a mistake, written as far as the register can."""
    record = reading.record
    profile = directory.profile(record.organisation_code, reading.language)
    ways = Ways(record, profile, reading.language, reading.reasons)
    contact = ways.contact()
    subject = gettext("%(register)s: number %(number)s, edition %(n)s") % {
        "register": theme().words(reading.language).name,
        "number": written_number(record.number),
        "n": record.edition,
    }
    asked = gettext("What is not right?")
    body = f"{record.name_in(reading.language)}\n{permanent}\n\n{asked}\n"
    return {
        "objection": ways.objection(),
        "question": ways.question(),
        "complaint": ways.complaint(),
        "contact": contact,
        "letter": contact.letter(subject, body) if contact.kind == "mail" else "",
    }


def _comparison(record: PublicRecord, current: PublicRecord, language: str) -> Link | None:
    """Of the live edition: with the one that counted before it. Of another: with the live one, where there is one."""
    if record.is_live:
        older, newer = _edition_before(record), current.live_edition
        label = gettext("What changed since edition %(n)s?") % {"n": older}
    else:
        older, newer = record.edition, current.live_edition
        label = gettext("What changed since?")
    if older is None or newer is None:
        return None
    code = current.organisation_code
    return Link(label, addresses.comparison(language, code, record.number, older, newer), language)


def _edition_before(record: PublicRecord) -> int | None:
    if record.editions == 1:
        return None
    days = register.edition_days([record.number])[record.number]
    before = predecessors(days).get(record.sequence)
    return next((each.n for each in days if each.sequence == before), None)


def _theme_links(reading: Reading) -> list[Link]:
    themes = reading.by_key("category")
    values = themes.value if isinstance(themes.value, list) else []
    search = addresses.search(reading.language)
    return [
        Link(
            value_label(themes.field, str(value), reading.language),
            f"{search}?{urlencode({'thema': value})}",
            reading.language,
        )
        for value in values
    ]


def _elsewhere(request: HttpRequest, record: PublicRecord, language: str) -> list[Link]:
    """The same page in the other languages in which the text is there to read."""
    readable = {record.language, *(made.language for made in record.translations)}
    return [
        Link(other, addresses.in_language(request.path, other), other)
        for other in addresses.PAGE_LANGUAGES
        if other != language and other in readable
    ]


def _alike(record: PublicRecord, language: str, tip: Tip) -> Alikes:
    found = search().alike(record, at=tip)
    names = publishers((each.organisation_code for each in (*found.users, *found.similar)), tip)
    users = [row(each, language, names) for each in found.users]
    return Alikes(
        organisations=found.organisations,
        users=tuple(sorted(users, key=lambda user: sort_key(user.organisation, language))),
        more=found.organisations - len(users),
        similar=tuple(row(each, language, names) for each in found.similar),
        search_href=addresses.found(language, record.name_in(language)),
    )
