"""The words of closed columns, in both languages of the official export."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from algorithm_register.standards.loading import standard

_FILE = Path(__file__).parent / "data" / "english-values.yaml"
_CLOSED = ("status", "publication_category")


@cache
def dutch_of() -> Mapping[str, Mapping[str, str]]:
    """Field key → English word in lower case → the value that the standard permits."""
    values = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {
        key: {word.casefold(): dutch for dutch, words in by_value.items() for word in words}
        for key, by_value in values.items()
    }


@cache
def dutch_words() -> frozenset[str]:
    """The permitted values of the closed columns."""
    fields = standard("1.0").fields
    return frozenset(value for key in _CLOSED for value in fields[key].values)


@cache
def english_words() -> frozenset[str]:
    """What the English export writes in the closed columns."""
    values = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return frozenset(word for key in _CLOSED for words in values[key].values() for word in words)
