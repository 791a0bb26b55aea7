"""What the services hand back: names of what was made, never rows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DescriptionView:
    """A description by its number, with the code of the organisation that describes."""

    number: str
    organisation: str


@dataclass(frozen=True)
class EditionView:
    """An edition that was just recorded; `is_live` whether it is what the register says now."""

    number: str
    edition: int
    sequence: int
    is_live: bool


@dataclass(frozen=True)
class TranslationRef:
    """A translation that was just recorded. `left_out` names parts that were redacted in the original."""

    number: str
    edition: int
    language: str
    k: int
    sequence: int
    left_out: tuple[str, ...] = ()
