"""Recognises a file by its content, never by its name: the shape says how rows are read and how much they weigh."""

from collections.abc import Iterable, Mapping, Set
from enum import StrEnum


class Shape(StrEnum):
    """The shapes of a register's file. The value is also the default name of the source."""

    LISTING = "listing"
    JSONL = "nld-jsonl"
    CSV_NL = "csv-nl"
    CSV_EN = "csv-en"

    @property
    def rank(self) -> int:
        """How fully the shape tells a description: of two rows of one day, the higher rank has the last word."""
        return _RANKS[self]

    def carries(self, key: str) -> bool:
        """Whether rows of this shape have a place for a field of the standard."""
        return self not in _CARRIED or key.partition(".")[0] in _CARRIED[self]

    @property
    def is_translation(self) -> bool:
        """Whether the rows translate descriptions that were written in another language."""
        return self is Shape.CSV_EN


_RANKS = {Shape.LISTING: 1, Shape.JSONL: 2, Shape.CSV_NL: 3, Shape.CSV_EN: 0}

_CARRIED = {
    Shape.LISTING: frozenset({"name", "goal", "lawful_basis", "status"}),
    Shape.JSONL: frozenset(
        {
            "name",
            "description_short",
            "goal",
            "category",
            "status",
            "provider",
            "publication_category",
            "begin_date",
            "contact_email",
            "lawful_basis",
            "website",
        }
    ),
}

LISTING_KEYS = frozenset(
    {
        "id",
        "title",
        "organisatie",
        "doel",
        "juridische_basis",
        "status",
        "impactassessment",
        "laatst_gewijzigd",
        "url",
    }
)
# What every row of the official CSV has, and what no other table is likely to have together.
CSV_KEYS = frozenset({"name", "organization", "description_short", "publication_category", "lang"})
JSONL_KEYS = frozenset({"name", "organization"})


def is_listing(row: object) -> bool:
    """Whether a JSON value has the nine keys of the listing."""
    return isinstance(row, Mapping) and row.keys() >= LISTING_KEYS


def is_jsonl(row: object) -> bool:
    """Whether a JSON value has keys of standard 1.0 with the number under `lars`."""
    return isinstance(row, Mapping) and row.keys() >= JSONL_KEYS and "lars" in row


def is_csv_header(cells: Iterable[str]) -> bool:
    """Whether these are column names of the official CSV."""
    return set(cells) >= CSV_KEYS


def csv_shape(values: Iterable[str], dutch: Set[str], english: Set[str]) -> Shape | None:
    """The form of the CSV, from the words in its closed columns; None when they are of neither language.

    The column `lang` cannot tell: the English form says `nld` too.
    """
    seen = list(values)
    in_dutch = sum(value in dutch for value in seen)
    in_english = sum(value in english for value in seen)
    if in_dutch == in_english == 0:
        return None
    return Shape.CSV_EN if in_english > in_dutch else Shape.CSV_NL
