"""Finds out which organisation a row is about, as certainly as all rows of the run allow."""

from collections.abc import Iterable
from dataclasses import dataclass

from algorithm_register.intake.folding import Certainty
from algorithm_register.intake.rows import MappedRow
from algorithm_register.kernel.errors import NotKnown, ValueRefused
from algorithm_register.organisations.resolving import Resolver
from algorithm_register.register.selectors import has_description, published_record


@dataclass(frozen=True)
class Identity:
    """The code of an organisation, and how well it is known."""

    code: str
    certainty: Certainty


class Identifier:
    """Reads the directory once; `rows` are all rows of the run, for what one says about the number of another."""

    def __init__(self, resolver: Resolver, rows: Iterable[MappedRow]) -> None:
        self._resolver = resolver
        self._stated: dict[str, str] = {}
        self._named: dict[str, str] = {}
        for row in rows:
            if row.number and row.organisation_code:
                self._stated[row.number] = row.organisation_code
            if row.number and row.organisation_name:
                self._named.setdefault(row.number, row.organisation_name)

    def identify(self, row: MappedRow) -> Identity:
        """The code that the register itself states for the row or its number, else the one its name leads to.

        A row without a name keeps the organisation that its number has. ValueRefused where it has none.
        """
        stated = row.organisation_code or self._stated.get(row.number, "")
        if stated:
            return Identity(stated, Certainty.STATED)
        if not row.organisation_name and (kept := _known_code(row.number)):
            return Identity(kept, Certainty.KEPT)
        name = row.organisation_name or self._named.get(row.number, "")
        if not name:
            message = "This row names no organisation, and its number tells none. Give the name of the organisation."
            raise ValueRefused(message, field="organization", value="")
        found = self._resolver.resolve(name)
        return Identity(found.code, Certainty.FOUND if found.certain else Certainty.MADE)


def _known_code(number: str) -> str:
    """The code of the organisation that a number has in this register; empty where nothing is published under it."""
    if not (number and has_description(number)):
        return ""
    try:
        return published_record(number).organisation_code
    except NotKnown:
        return ""
