"""Finds out which organisation a row is about, as certainly as all rows of the run allow."""

from collections.abc import Iterable
from dataclasses import dataclass

from algorithm_register.intake.folding import Certainty
from algorithm_register.intake.rows import MappedRow
from algorithm_register.organisations.resolving import Resolver


@dataclass(frozen=True)
class Identity:
    """The code of an organisation, and how well it is known."""

    code: str
    certainty: Certainty


class Identifier:
    """Reads the directory once; `rows` are all rows of the run, for what one says about the number of another."""

    def __init__(self, resolver: Resolver, rows: Iterable[MappedRow]) -> None:
        self._resolver = resolver
        self._stated = {
            row.number: row.organisation_code for row in rows if row.number and row.organisation_code
        }

    def identify(self, row: MappedRow) -> Identity:
        """The code that the register itself states for the row or its number, else the one its name leads to."""
        stated = row.organisation_code or self._stated.get(row.number, "")
        if stated:
            return Identity(stated, Certainty.STATED)
        found = self._resolver.resolve(row.organisation_name)
        return Identity(found.code, Certainty.FOUND if found.certain else Certainty.MADE)
