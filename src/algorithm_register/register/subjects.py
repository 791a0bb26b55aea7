"""The subjects of ledger entries about descriptions: permanent identifiers without `/id/`."""

from dataclasses import dataclass

_ROOT = "algoritme"
_ORGANISATIONS = "organisatie"


def description_subject(number: str) -> str:
    """`algoritme/19357241`"""
    return f"{_ROOT}/{number}"


def edition_subject(number: str, n: int) -> str:
    """`algoritme/19357241/1`"""
    return f"{_ROOT}/{number}/{n}"


def translation_subject(number: str, n: int, language: str, k: int) -> str:
    """`algoritme/19357241/1/en/1`"""
    return f"{_ROOT}/{number}/{n}/{language}/{k}"


@dataclass(frozen=True)
class Subject:
    """A subject taken apart; what it does not name is None."""

    number: str
    edition: int | None = None
    language: str | None = None


def read_subject(subject: str) -> Subject | None:
    """What a subject names, or None where it is not about a description."""
    root, *rest = subject.split("/")
    if root != _ROOT or not rest:
        return None
    edition = int(rest[1]) if len(rest) > 1 else None
    return Subject(rest[0], edition, rest[2] if len(rest) > 2 else None)


def organisation_of(subject: str) -> str:
    """The code in a subject that names an organisation; else empty."""
    root, _, code = subject.partition("/")
    return code if root == _ORGANISATIONS else ""
