"""Repairs of single values whose meaning is certain; anything less certain is left exactly as it came."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from algorithm_register.standards.canonicalisation import Value
from algorithm_register.standards.model import Field, Kind
from algorithm_register.standards.text import normalised
from algorithm_register.standards.validation import is_contact, is_month, is_url


@dataclass(frozen=True)
class Repaired:
    """The value as it was meant, and in English why that is certain."""

    value: Value
    reason: str


def repaired(value: object, field: Field) -> Repaired | None:
    """The repair of one answer to this field, or None: it is right already, or its meaning is not certain."""
    repair = _REPAIRS.get(field.kind)
    return repair(normalised(value), field) if repair and isinstance(value, str) else None


def repaired_month(text: str) -> str | None:
    """The month `YYYY-MM` that a text certainly means, or None.

    Certain are year and month in either order, with `-`, `/`, a space or nothing between, when the year has
    four digits; and a whole date `YYYY-MM-DD` that exists.
    """
    written = normalised(text)
    if _DATE.fullmatch(written):
        return written[:7] if _exists(written) else None
    for form in _MONTHS:
        if found := form.fullmatch(written):
            month = f"{found['year']}-{int(found['month']):02}"
            return month if is_month(month) else None
    return None


# A year between 1900 and 2099 cannot be read as month and day, so the order of the two is never in doubt.
_YEAR, _MONTH, _TWO = r"(?P<year>(?:19|20)[0-9]{2})", r"(?P<month>[0-9]{1,2})", r"(?P<month>[0-9]{2})"
_MONTHS = tuple(
    re.compile(form)
    for form in (
        f"{_YEAR}[-/ ]{_MONTH}",
        f"{_MONTH}[-/ ]{_YEAR}",
        f"{_YEAR}{_TWO}",
        f"{_TWO}{_YEAR}",
    )
)
_DATE = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);")
_BRACKETED = re.compile(r"<\s*(\S+)\s*>")
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _month(text: str, field: Field) -> Repaired | None:
    month = repaired_month(text)
    if month is None or month == text:
        return None
    return Repaired(month, "year and month are certain; written as YYYY-MM")


def _choice(text: str, field: Field) -> Repaired | None:
    literal = _literal(text, field)
    if literal is None or literal == text:
        return None
    return Repaired(literal, "equal to a permitted value but for capitals or spaces")


def _choices(text: str, field: Field) -> Repaired | None:
    whole = _literal(text, field)  # a permitted value may hold a comma itself
    literals = [whole] if whole else [_literal(part, field) for part in text.split(",")]
    found = [literal for literal in literals if literal is not None]
    if len(found) < len(literals):
        return None
    return Repaired([value for value in field.values if value in found], "a list written as one text")


def _literal(text: str, field: Field) -> str | None:
    meant = {" ".join(value.casefold().split()): value for value in field.values}
    return meant.get(" ".join(text.casefold().split()))


def _url(text: str, field: Field) -> Repaired | None:
    return _unwrapped(text, is_url)


def _contact(text: str, field: Field) -> Repaired | None:
    return _unwrapped(text, is_contact)


def _unwrapped(text: str, is_right: Callable[[str], bool]) -> Repaired | None:
    """An address without the brackets or the `mailto:` around it."""
    bracketed = _BRACKETED.fullmatch(text)
    bare = _MAILTO.sub("", bracketed[1] if bracketed else text, count=1)
    return (
        Repaired(bare, "an address without what was written around it")
        if bare != text and is_right(bare)
        else None
    )


def _text(text: str, field: Field) -> Repaired | None:
    """Plain text with its character references read, unless reading them would make something like markup."""
    if not _ENTITY.search(text):
        return None
    read = normalised(html.unescape(text))
    makes_brackets = sum(map(read.count, "<>")) > sum(map(text.count, "<>"))
    if read == text or makes_brackets or _ENTITY.search(read):
        return None
    return Repaired(read, "character references such as &amp; written as the characters they stand for")


_REPAIRS: Mapping[Kind, Callable[[str, Field], Repaired | None]] = {
    Kind.TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.MONTH: _month,
    Kind.URL: _url,
    Kind.CONTACT: _contact,
}
