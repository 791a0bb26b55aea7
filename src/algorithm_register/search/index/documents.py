"""What of a record is searched: its texts with their weights, as readers of one language see them. Pure."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

import tantivy

from algorithm_register.ledger.commitment import Part
from algorithm_register.register.records import PublicRecord
from algorithm_register.search.index import columns
from algorithm_register.search.index.alike import HELD_BY, sign
from algorithm_register.search.index.analysis import (
    LINKS,
    PUBLISHER,
    also,
    also_field,
    telling_fields,
    text_field,
)
from algorithm_register.search.index.suggested import offer
from algorithm_register.search.language.addresses import as_address
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Field, Kind, Shown
from algorithm_register.standards.text import plain

DESCRIPTION = "description"
# Relevance is multiplied by the logarithm of the days since then: enough to part equals, hardly more than that.
_EPOCH = date(1900, 1, 1)
_OLDEST = date(1980, 1, 1)
# Of equals, what is no longer used comes after what is, unless it is many years newer.
_ENDED_DAYS = 3000
_TOLD = frozenset({Kind.TEXT, Kind.RICH_TEXT})
_NAME = "name"


class Searched(NamedTuple):
    """One text that is searched: plain, of one field."""

    field: Field
    text: str


def searched_texts(record: PublicRecord, language: str) -> Iterator[Searched]:
    """The texts of a record that weigh something, in the order of its standard: no key, version or markup."""
    content = record.in_language(language).content
    for key, field in _weighty(record.standard):
        if key in content:
            for text in _plain_texts(content[key], field, language):
                if text:
                    yield Searched(field, text)


@cache
def _weighty(version: str) -> tuple[tuple[str, Field], ...]:
    return tuple((key, field) for key, field in standard(version).fields.items() if field.weight)


def telling_texts(record: PublicRecord, language: str) -> tuple[str, ...]:
    """The texts that a snippet can be taken from, weightiest first; the name is shown above it already."""
    told = [
        each
        for each in searched_texts(record, language)
        if each.field.kind in _TOLD and each.field.key != _NAME and each.field.shown is not Shown.NEVER
    ]
    return tuple(each.text for each in sorted(told, key=lambda each: -each.field.weight))


def document(
    record: PublicRecord, language: str, publisher: tuple[str, ...] = (), kind: str = ""
) -> tantivy.Document:
    """The record as the index takes it. `publisher` holds other names of its organisation, `kind` what kind it is."""
    made = tantivy.Document()
    made.add_text("number", record.number)
    made.add_text("kind", DESCRIPTION)
    made.add_unsigned("newest", columns.day_and_sequence(record.in_force_from, record.sequence))
    made.add_unsigned("day", _tie_break(record))
    texts: dict[str, list[str]] = {PUBLISHER: list(dict.fromkeys((record.organisation_name, *publisher)))}
    for each in searched_texts(record, language):
        texts.setdefault(text_field(each.field.weight), []).append(each.text)
    for field, of_field in texts.items():
        for text in of_field:
            made.add_text(field, text)
        made.add_text(also_field(field), also(of_field, language))
    for address in dict.fromkeys(_addresses(record)):
        made.add_text(LINKS, address)
    columns.fill(made, record, language, kind)
    if language == HELD_BY:
        sign(made, record)
    offer(
        made,
        record,
        language,
        publisher,
        (text for field in telling_fields() for text in texts.get(field, ())),
    )
    return made


def _tie_break(record: PublicRecord) -> int:
    days = (max(record.in_force_from, _OLDEST) - _EPOCH).days
    return days - _ENDED_DAYS if standard(record.standard).has_ended(record.content) else days


def _plain_texts(value: Part, field: Field, language: str) -> Iterator[str]:
    if isinstance(value, str):
        yield plain(value) if field.kind is Kind.RICH_TEXT else _label(value, field, language)
        return
    for item in value if isinstance(value, list) else ():
        yield str(item.get("title", "")) if isinstance(item, dict) else _label(str(item), field, language)


def _addresses(record: PublicRecord) -> Iterator[str]:
    """The addresses of references."""
    for value in record.content.values():
        for item in value if isinstance(value, list) else ():
            if isinstance(item, dict) and item.get("link"):
                yield as_address(str(item["link"]))


def _label(value: str, field: Field, language: str) -> str:
    """A permitted value in the reader's language; any other text as it is."""
    return field.value_labels.get(value, {}).get(language, value)
