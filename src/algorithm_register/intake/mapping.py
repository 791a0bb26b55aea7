"""Turns a row of any shape into our own terms: the keys of standard 1.0, canonical values, and what was repaired."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from algorithm_register.intake.repairing import repair
from algorithm_register.intake.rows import FileRow, MappedRow, Note
from algorithm_register.intake.shapes import Shape
from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import ValueRefused
from algorithm_register.kernel.languages import language_code
from algorithm_register.kernel.numbers import checked_number
from algorithm_register.organisations.naming import is_name
from algorithm_register.standards.canonicalisation import canonicalise, verbatim
from algorithm_register.standards.findings import Finding, without_doubles
from algorithm_register.standards.loading import standard
from algorithm_register.standards.validation import findings_on

STANDARD = "1.0"


@dataclass(frozen=True)
class _Given:
    """What one shape's row says, under our keys and not yet canonical."""

    answers: dict[str, object]
    number: str = ""
    organisation_code: str = ""
    organisation_name: str = ""
    language: str = "nl"
    stated: str = ""
    memory: dict[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def map_row(row: FileRow, shape: Shape, *, source: str, as_of: date | None) -> MappedRow:
    """The row in our terms; `as_of` dates a row that states no day itself.

    Raises ValueRefused for a row that cannot be kept: unreadable, with an impossible number, or with nothing in it.
    """
    if row.problem:
        raise ValueRefused(row.problem, field="", value="")
    given = _READERS[shape](row.values)
    mended = repair(given.answers, shape)
    canonical = canonicalise(mended.answers, standard(STANDARD))
    if not canonical.content:
        raise ValueRefused("This row has no answer to any question of the standard.", field="", value="")
    language, about_language = _language(given.language)
    stated_on, about_day = _day(given.stated)
    stated_on = stated_on or as_of
    name = canonical.content.get("name", "")
    own_name = str(canonical.content.get("source_id", name))
    if not (given.number or own_name):
        raise ValueRefused(
            "This row has no number, no source_id and no name to know it by.", field="name", value=""
        )
    organisation_name, about_name = _organisation_name(given.organisation_name)
    checked = findings_on(canonical.content, standard(STANDARD))
    told = without_doubles((*canonical.findings, *(each for each in checked if _is_told(each, shape))))
    return MappedRow(
        shape=shape,
        source=source,
        number=checked_number(given.number) if given.number else "",
        local_name=own_name,
        organisation_code=given.organisation_code,
        organisation_name=organisation_name,
        language="en" if shape is Shape.CSV_EN else language,
        stated_on=stated_on,
        day=min(stated_on, day_of(timezone.now())) if stated_on else None,
        content=canonical.content,
        unknown=canonical.unknown,
        memory={key: text for key, text in given.memory.items() if text},
        repairs=mended.repairs,
        findings=(*given.notes, *about_name, *about_language, *about_day, *mended.doubts, *map(_note, told)),
    )


# One reader per shape


_LISTING_NAMES = {"title": "name", "doel": "goal", "juridische_basis": "lawful_basis"}
_LISTING_STATUSES = {
    "in_gebruik": "In gebruik",
    "ontwikkeling": "In ontwikkeling",
    "buiten_gebruik": "Buiten gebruik",
}
_LISTING_PLACES = frozenset({"id", "organisatie", "laatst_gewijzigd", "status", "impactassessment", "url"})
_LONGEST_URL = 200
_LONGEST_CODE = 120
_LISTING_URL = re.compile(
    r".*/algoritme/(?P<code>[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<number>[0-9]{8})/?", re.ASCII | re.IGNORECASE
)


def _listing(values: Mapping[str, object]) -> _Given:
    answers = {
        _LISTING_NAMES.get(key, key): value for key, value in values.items() if key not in _LISTING_PLACES
    }
    status = values.get("status")
    answers["status"] = _LISTING_STATUSES.get(status, status) if isinstance(status, str) else status
    number, url = _text(values, "id"), _text(values, "url")
    found = _LISTING_URL.fullmatch(url) if len(url) <= _LONGEST_URL else None
    notes: tuple[Note, ...] = ()
    if found is None or found["number"] != number or len(found["code"]) > _LONGEST_CODE:
        notes = (Note("url", "no-code", f"No organisation code could be taken from {url!r}."),)
        found = None
    return _Given(
        answers=answers,
        number=number,
        organisation_code=found["code"].lower() if found else "",
        organisation_name=_text(values, "organisatie"),
        stated=_text(values, "laatst_gewijzigd"),
        memory={key: _text(values, key) for key in ("impactassessment", "url")},
        notes=notes,
    )


_JSONL_PLACES = frozenset({"lars", "org_id", "publication_date"})


def _jsonl(values: Mapping[str, object]) -> _Given:
    return _Given(
        answers={key: value for key, value in values.items() if key not in _JSONL_PLACES},
        number=_text(values, "lars"),
        organisation_name=_text(values, "organization"),
        language=_text(values, "lang"),
        stated=_text(values, "publication_date"),
        # Found by name by whoever made the file, and wrong for some: remembered, never used.
        memory={"org_id": _text(values, "org_id")},
    )


_CSV_PLACES = frozenset({"algorithm_id", "lars", "publication_dt"})


def _csv(values: Mapping[str, object]) -> _Given:
    # The export escapes this one mark, also where a cell is no markup.
    organisation = _text(values, "organization").replace("&amp;", "&")
    return _Given(
        answers={key: value for key, value in values.items() if key not in _CSV_PLACES},
        number=_text(values, "algorithm_id") or _text(values, "lars"),
        organisation_name=organisation,
        language=_text(values, "lang"),
        stated=_text(values, "publication_dt"),
    )


_READERS: Mapping[Shape, Callable[[Mapping[str, object]], _Given]] = {
    Shape.LISTING: _listing,
    Shape.JSONL: _jsonl,
    Shape.CSV_NL: _csv,
    Shape.CSV_EN: _csv,
}


# Parts of a row


def _text(values: Mapping[str, object], key: str) -> str:
    return verbatim(values.get(key))


def _organisation_name(stated: str) -> tuple[str, tuple[Note, ...]]:
    if not stated or is_name(stated):
        return stated, ()
    return "", (Note("organization", "no-name", f"{stated[:40]!r} is not a name, so it is left out."),)


def _language(stated: str) -> tuple[str, tuple[Note, ...]]:
    try:
        return language_code(stated or "nl"), ()
    except ValueRefused as unknown:
        return "nl", (Note("lang", "unknown-language", f"{unknown} Taken as Dutch."),)


def _day(stated: str) -> tuple[date | None, tuple[Note, ...]]:
    if not stated:
        return None, ()
    try:
        # Some sources write a time behind the day.
        return date.fromisoformat(stated[:10]), ()
    except ValueError:
        return None, (
            Note("", "not-a-date", f"{stated[:40]!r} is not a date, so this text has no date of its own."),
        )


def _is_told(finding: Finding, shape: Shape) -> bool:
    """A poor shape is not blamed, row by row, for the fields that it never has."""
    return finding.code not in {"missing", "expected"} or shape.carries(finding.field)


def _note(finding: Finding) -> Note:
    return Note(finding.field, finding.code, finding.message["en"])
