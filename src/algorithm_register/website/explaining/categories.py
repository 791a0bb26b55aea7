"""Reads what the categories mean, and what readers ask about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from algorithm_register.standards.model import LANGUAGES, MORE_LANGUAGES, InLanguages
from algorithm_register.standards.nodes import Place, root_of

_TEXTS = Path(__file__).parent / "categories.yaml"


@dataclass(frozen=True)
class Question:
    """Something that readers ask, and the answer."""

    title: InLanguages
    text: InLanguages


@dataclass(frozen=True)
class Explanation:
    """`categories` has the paragraphs about each, by what the publication standard calls it, the heaviest first."""

    lead: InLanguages
    categories: Mapping[str, tuple[InLanguages, ...]]
    questions: tuple[Question, ...]


@cache
def explanation() -> Explanation:
    """The explanation. Read once for each process."""
    root = root_of(_TEXTS).members(required=("lead", "categories", "questions"))
    return Explanation(
        lead=_text(root["lead"]),
        categories=MappingProxyType(
            root["categories"].mapping(lambda place: tuple(_text(each) for each in place.items()))
        ),
        questions=tuple(_question(each) for each in root["questions"].items()),
    )


def _question(place: Place) -> Question:
    stated = place.members(required=("title", "text"))
    return Question(_text(stated["title"]), _text(stated["text"]))


def _text(place: Place) -> InLanguages:
    stated = place.members(required=LANGUAGES, optional=MORE_LANGUAGES)
    return InLanguages({language: text.text() for language, text in stated.items()})
