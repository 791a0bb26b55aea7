"""What readers filter, count and sort by: values beside the words of a description, the same in every language. Pure.

A filter stands in a column under the name it has in addresses. Values are literals of the standard, codes, or keys
of `normalising`; their words for readers are made where they are shown.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import tantivy

from algorithm_register.ledger.commitment import Part
from algorithm_register.organisations.naming import fold
from algorithm_register.register.freshness import CURRENT_DAYS
from algorithm_register.register.records import CONTENT, PublicRecord
from algorithm_register.search.index.normalising import assessments, suppliers
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Field, Shown

KIND = "soort"
ORGANISATION = "organisatie"
CATEGORY = "categorie"
STATUS = "status"
THEME = "thema"
ASSESSMENT = "toets"
SUPPLIER = "leverancier"
FRESHNESS = "actualiteit"
YEAR = "jaar"
LANGUAGE = "taal"
TAKEN_OVER = "overgenomen"
BLANK = "leeg"

# In the order in which people use them. Freshness has no column: it follows from the day and what today is.
FILTERS = (
    CATEGORY,
    KIND,
    STATUS,
    FRESHNESS,
    THEME,
    ASSESSMENT,
    SUPPLIER,
    ORGANISATION,
    YEAR,
    LANGUAGE,
    TAKEN_OVER,
    BLANK,
)
YES, NO = "ja", "nee"

# The day on which somebody last looked, as an ordinal of the calendar; and that day with the order of recording. Where
# the publisher states when to look again, the first of them is moved, so that its age alone says how fresh the text is.
CHECKED = "checked"
UNCHECKED = "unchecked"
# Names in the order of a telephone book; a fast column of text sorts by its bytes.
NAME = "name_order"
FILLED = "filled"
_SPELLED = "spelled"

_SEQUENCES = 10**12
_SPELLING = "\t"
_LETTER = re.compile(r"\(Categorie ([A-Z])\)")
_NOT_OWN = frozenset({"imported", "harvested"})


def column(name: str) -> str:
    """The field of the index that holds the values of a filter."""
    return f"filter_{name}"


def add_columns(builder: tantivy.SchemaBuilder) -> None:
    """Give a schema the columns that `fill` fills."""
    for name in FILTERS:
        if name != FRESHNESS:
            builder.add_text_field(column(name), fast=True, tokenizer_name="raw", index_option="basic")
    for name in (CHECKED, UNCHECKED, FILLED):
        builder.add_unsigned_field(name, fast=True, indexed=name != UNCHECKED)
    builder.add_text_field(NAME, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_SPELLED, tokenizer_name="raw", index_option="basic")


def fill(made: tantivy.Document, record: PublicRecord, language: str, kind: str) -> None:
    """Put the values of a record in its document; `kind` is that of its organisation, empty where not known."""
    for name, value in dict.fromkeys(_values(record, kind)):
        made.add_text(column(name), value)
    checked = record.freshness.checked_on
    made.add_unsigned(CHECKED, max(record.freshness.due_on.toordinal() - CURRENT_DAYS, 0))
    made.add_unsigned(UNCHECKED, day_and_sequence(checked, record.sequence))
    made.add_unsigned(FILLED, _filled(record))
    made.add_text(NAME, f"{fold(record.name_in(language))}{_SPELLING}{record.number}")
    for supplier in suppliers(_text(record.content, "provider")):
        if supplier.name:
            made.add_text(_SPELLED, f"{supplier.key}{_SPELLING}{supplier.name}")


def usual_spelling(searcher: tantivy.Searcher, supplier: str) -> str:
    """How a supplier is written most often; empty where nobody writes it."""
    start = supplier + _SPELLING
    spellings = searcher.terms_with_prefix(_SPELLED, start)
    written, _ = max(spellings, key=lambda each: (each[1], each[0]), default=(start, 0))
    return written.removeprefix(start)


def day_and_sequence(day: date, sequence: int) -> int:
    """One integer that sorts by day and, within a day, by recording: the order of the register's lists."""
    return day.toordinal() * _SEQUENCES + sequence


def _values(record: PublicRecord, kind: str) -> Iterator[tuple[str, str]]:
    content = record.content
    stated = {
        KIND: [kind],
        ORGANISATION: [record.organisation_code],
        CATEGORY: [_letter(_text(content, "publication_category"), record.standard)],
        STATUS: [_text(content, "status")],
        THEME: _texts(content.get("category")),
        ASSESSMENT: assessments(_titles(content.get("impacttoetsen_grouping"))),
        SUPPLIER: [supplier.key for supplier in suppliers(_text(content, "provider"))],
        YEAR: [str(record.in_force_from.year)],
        LANGUAGE: [record.language, *(made.language for made in record.translations)],
        TAKEN_OVER: [YES if record.origin in _NOT_OWN else NO],
        BLANK: _blank(record),
    }
    return ((name, value) for name, values in stated.items() for value in values if value)


def _letter(category: str, version: str) -> str:
    """The letter of a category; a category that the standard does not know stands as it is."""
    return category_letters(version).get(category, category)


@cache
def category_letters(version: str) -> Mapping[str, str]:
    """Literal → letter, as the formal profile of a standard writes its publication categories."""
    formal = standard(version).profiles.get("formal")
    written = formal.values.get("publication_category", {}) if formal else {}
    return {literal: found[1] for literal, name in written.items() if (found := _LETTER.search(name))}


def _blank(record: PublicRecord) -> list[str]:
    """The fields that pages always show and that nobody filled; what was redacted had been filled."""
    return [field.key for field in always_shown(record.standard) if not _is_filled(field, record)]


@cache
def always_shown(version: str) -> tuple[Field, ...]:
    """The fields of a standard that a page shows also when they are empty."""
    return tuple(field for field in _asked(version) if field.shown is Shown.ALWAYS)


def _filled(record: PublicRecord) -> int:
    return sum(_is_filled(field, record) for field in _asked(record.standard))


@cache
def _asked(version: str) -> tuple[Field, ...]:
    fields = standard(version).fields.values()
    return tuple(each for each in fields if not each.generated and each.shown is not Shown.NEVER)


def _is_filled(field: Field, record: PublicRecord) -> bool:
    return bool(record.content.get(field.key)) or CONTENT + field.key in record.redacted


def _titles(value: Part | None) -> list[str]:
    items = value if isinstance(value, list) else []
    return [str(item.get("title", "")) for item in items if isinstance(item, dict)]


def _texts(value: Part | None) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _text(content: Mapping[str, Part], key: str) -> str:
    value = content.get(key, "")
    return value if isinstance(value, str) else ""
