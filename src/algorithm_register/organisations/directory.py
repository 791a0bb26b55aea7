"""Reads the list of public bodies and the list of aliases that ship with the register."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from algorithm_register.kernel.errors import Malformed
from algorithm_register.organisations.naming import DATA, display_name, kinds

BODIES = DATA / "public-bodies.csv"
ALIASES = DATA / "aliases.csv"


@dataclass(frozen=True)
class PublicBody:
    """A row of the list. `name` is already as the register shows it; `parent` is a code or empty."""

    code: str
    uri: str
    type: str
    name: str
    abbreviation: str
    parent: str
    begins_on: date | None
    ends_on: date | None
    source: str


@dataclass(frozen=True)
class ListedAlias:
    """A name by which a body is also known, and why we hold that to be certain."""

    name: str
    code: str
    reason: str


def public_bodies(path: Path = BODIES) -> list[PublicBody]:
    """Every body of a list, in its order; Malformed names the file and row that cannot be read."""
    found: dict[str, PublicBody] = {}
    for place, row in _rows(path):
        body = _body(row, place)
        if body.code in found:
            raise Malformed(
                f"the code {body.code} stands here a second time.",
                place=place,
                remedy="Remove one of the rows.",
            )
        found[body.code] = body
    return list(found.values())


def listed_aliases(path: Path = ALIASES) -> list[ListedAlias]:
    """Every alias of a list; each must say its reason."""
    aliases = []
    for place, row in _rows(path):
        if not (row["name"] and row["code"] and row["reason"]):
            raise Malformed(
                "an alias needs a name, a code and a reason.", place=place, remedy="Fill all three."
            )
        aliases.append(ListedAlias(name=row["name"], code=row["code"], reason=row["reason"]))
    return aliases


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            place = f"{path.name}, row {number}"
            if None in row or None in row.values():
                raise Malformed(
                    "the row has more or fewer cells than the heading.",
                    place=place,
                    remedy="Check its commas.",
                )
            yield place, row


def _body(row: dict[str, str], place: str) -> PublicBody:
    if not (row["code"] and row["name"]):
        raise Malformed("a public body needs a code and a name.", place=place, remedy="Fill both.")
    if row["type"] not in kinds():
        known = ", ".join(kinds())
        raise Malformed(f"the type {row['type']!r} is not known.", place=place, remedy=f"Use one of {known}.")
    try:
        begins_on, ends_on = (
            date.fromisoformat(row[key]) if row[key] else None for key in ("begins_on", "ends_on")
        )
    except ValueError as wrong:
        raise Malformed(f"{wrong}.", place=place, remedy="Write dates as 2026-11-24.") from wrong
    return PublicBody(
        code=row["code"],
        uri=row["uri"],
        type=row["type"],
        name=display_name(row["name"]),
        abbreviation=row["abbreviation"],
        parent=row["parent"],
        begins_on=begins_on,
        ends_on=ends_on,
        source=row["source"],
    )
