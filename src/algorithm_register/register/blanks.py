"""Why answers are blank: what the publisher says in the extension of the register, by field of the standard."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from algorithm_register.ledger.commitment import Part

Why = Literal["not_applicable", "not_public"]
_WAYS: tuple[Why, ...] = ("not_applicable", "not_public")


@dataclass(frozen=True)
class Blank:
    """Why a field is blank; only what is not public has a `ground` in law."""

    why: Why
    reason: str
    ground: str = ""


def blanks_of(answers: Mapping[str, Part]) -> dict[str, Blank]:
    """The explained blanks among the answers to the extension, by key of the standard.

    Rows in another form, which only another source can state, explain nothing.
    """
    return {
        row["field"]: blank for why in _WAYS for row in _rows(answers.get(why)) if (blank := _blank(why, row))
    }


def _rows(part: Part | None) -> Iterator[Mapping[str, str]]:
    for row in part if isinstance(part, list) else ():
        if isinstance(row, Mapping) and "field" in row:
            yield row


def _blank(why: Why, row: Mapping[str, str]) -> Blank | None:
    return Blank(why, row["reason"], row.get("ground", "")) if row.get("reason") else None
