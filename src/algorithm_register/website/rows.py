"""A description as a row in a list: of search results, or of one organisation."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from algorithm_register.ledger.commitment import Part
from algorithm_register.organisations.selectors import OrganisationView
from algorithm_register.register.records import PublicRecord
from algorithm_register.website import addresses
from algorithm_register.website.nameless import nameless

# Runs of text, each with whether it is a hit.
Runs = tuple[tuple[str, bool], ...]

_ABBREVIATION = re.compile(r"\(([A-Z][A-Z-]{2,7})\)")
_LONGEST_TAG = 20


@dataclass(frozen=True)
class Row:
    """`title_language` and `text_language` may differ from the page's, where there is no translation.

    Where there is no name, the title says so.
    """

    record: PublicRecord
    href: str
    title: Runs
    title_language: str
    text: Runs
    text_language: str
    organisation: str
    organisation_href: str
    tags: tuple[str, ...]


def row(
    record: PublicRecord,
    language: str,
    organisations: Mapping[str, OrganisationView],
    *,
    title: Runs = (),
    text: Runs = (),
) -> Row:
    """The row of a record; `title` and `text` with hits where a search found it."""
    shown = record.in_language(language)
    publisher = organisations.get(record.organisation_code)
    name = publisher.name if publisher else record.organisation_name
    title = title or _one_run(shown.content.get("name"))
    is_ours = "name" in shown.translated or not title
    return Row(
        record=record,
        href=addresses.description(language, record.organisation_code, record.number, record.slug),
        title=title or _one_run(nameless(record)),
        title_language=language if is_ours else record.language,
        text=text or _one_run(shown.content.get("description_short")),
        text_language=language if "description_short" in shown.translated else record.language,
        organisation=name,
        organisation_href=addresses.organisation(language, record.organisation_code, name),
        tags=tuple(assessments(record.content.get("impacttoetsen_grouping"))),
    )


def assessments(references: Part | None) -> Iterable[str]:
    """The short names of the assessments that a record names, without doubles."""
    if not isinstance(references, list):
        return ()
    titles = (item.get("title", "") for item in references if isinstance(item, Mapping))
    return dict.fromkeys(short for title in titles if (short := _short_name(title)))


def _short_name(title: str) -> str:
    found = _ABBREVIATION.search(title)
    return found[1] if found else title if len(title) <= _LONGEST_TAG else ""


def _one_run(text: Part | None) -> Runs:
    return ((text, False),) if isinstance(text, str) and text else ()
