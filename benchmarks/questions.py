"""The fixed questions of the bench: of every kind that people ask, and such that each finds something."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.rows import organisations, plan

LANGUAGE = "nl"

# Filters by their names in addresses, each with the values that are chosen.
Chosen = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class BenchQuestion:
    """A question with the kind it stands for."""

    kind: str
    text: str
    filters: Chosen = ()
    page: int = 1


_TYPED: Mapping[str, Sequence[str]] = {
    "one word": (
        "anonimiseren",
        "parkeren",
        "fraude",
        "bijstand",
        "camera",
        "vergunning",
        "risico",
        "controle",
    ),
    "several words": (
        "bijstand fraude",
        "schulden vroegsignalering",
        "vergunning aanvraag",
        "risico controle zorg",
    ),
    "phrase": ('"basisregistratie personen"', '"de gemeente"', 'fraude "in het"'),
    "beginning of a word": ("parke", "anonimis", "belas", "vergunn"),
    "compound": ("parkeercontrole", "uitkeringsfraude", "huurwoningen", "verkeersdrukte"),
    "sentence": (
        "mag de gemeente mijn kenteken scannen",
        "hoe wordt mijn bijstandsuitkering gecontroleerd",
        "wie beslist er over mijn bezwaar tegen de woz waarde",
    ),
    "one word but not another": ("risico -fraude", "camera -verkeer"),
    "typing error": ("bijstnad fraude", "parkeercontrolle"),
}
_FILTERED: Sequence[tuple[str, Mapping[str, tuple[str, ...]]]] = (
    ("", {"status": ("In gebruik",)}),
    ("", {"thema": ("Verkeer", "Recht"), "categorie": ("B",)}),
    ("risico", {"categorie": ("A", "B")}),
    ("anonimiseren", {"status": ("In gebruik",), "soort": ("Gemeente",)}),
    ("zorg", {"thema": ("Sociale zekerheid",), "soort": ("Gemeente", "Provincie"), "categorie": ("C",)}),
)


def questions(count: int) -> tuple[BenchQuestion, ...]:
    """The questions for a register with this many descriptions."""
    return tuple(_all(count))


def beginnings() -> tuple[BenchQuestion, ...]:
    """What somebody has typed so far, from two letters on."""
    words = ("belasting", "parkeercontrole", "fraude", "gemeente ", "anonimiseren", "sociale zek")
    return tuple(
        BenchQuestion("typing", word[:length]) for word in words for length in range(2, min(len(word), 9) + 1)
    )


def address(asked: BenchQuestion) -> str:
    """The address of the page that answers."""
    told = [("q", asked.text), *((name, value) for name, values in asked.filters for value in values)]
    if asked.page > 1:
        told.append(("page", str(asked.page)))
    return f"/{LANGUAGE}/algoritme?{urlencode(told)}"


def address_while_typing(asked: BenchQuestion) -> str:
    """The address of the suggestions for what was typed so far."""
    return f"/{LANGUAGE}/suggesties?{urlencode({'q': asked.text})}"


def _all(count: int) -> Iterator[BenchQuestion]:
    for kind, texts in _TYPED.items():
        yield from (BenchQuestion(kind, text) for text in texts)
    numbers = plan(count).numbers
    yield from (BenchQuestion("number", numbers[index * (count // 3)]) for index in range(3))
    yield from (BenchQuestion("organisation", body.name) for body in organisations(count)[:3])
    yield from (BenchQuestion("filters on", text, tuple(filters.items())) for text, filters in _FILTERED)
    yield from (BenchQuestion("no question", "", page=page) for page in (1, 2, 5))
