"""The rows of the register as a flat table, for the peers that the bench compares with."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.rows import Organisation, organisations

# One value each: what peers filter and count. A description with several themes stands under its first.
FACETS = ("kind", "category", "status", "theme")
TEXTS = (
    "name",
    "description_short",
    "goal",
    "proportionality",
    "human_intervention",
    "risks",
    "lawful_basis",
    "lawful_basis_grouping",
    "impacttoetsen",
    "impacttoetsen_grouping",
    "source_data",
    "source_data_grouping",
    "methods_and_models",
    "provider",
    "tags",
)
COLUMNS = ("number", "organisation", "day", *FACETS, *TEXTS)
# Filter in our addresses → column of the table.
FILTERS = {"soort": "kind", "categorie": "category", "status": "status", "thema": "theme"}
_LETTERS = {"Hoog-risico AI-systeem": "A", "Impactvolle algoritmes": "B", "Overige algoritmes": "C"}

PeerRow = tuple[str, ...]


def peer_rows(count: int) -> Iterator[PeerRow]:
    """Every description as the values of `COLUMNS`, read from the ledger."""
    from algorithm_register.ledger.models import Record

    bodies = {body.code: body for body in organisations(count)}
    stored = Record.objects.order_by("pk").values_list("entry__subject", "parts")
    for subject, parts in stored.iterator(chunk_size=500):
        yield _row(subject.split("/")[1], json.loads(parts), bodies)


def _row(number: str, parts: Mapping[str, Any], bodies: Mapping[str, Organisation]) -> PeerRow:
    body = bodies[parts["organisation"]["code"]]
    facets = (
        body.kind,
        _LETTERS[parts["content/publication_category"]],
        parts["content/status"],
        parts["content/category"][0],
    )
    texts = (_text(parts.get(f"content/{key}", "")) for key in TEXTS)
    return (number, body.name, parts["in_force_from"], *facets, *texts)


def _text(value: Any) -> str:
    """Plain text: references by their titles, rich text without its only tag."""
    if isinstance(value, list):
        return " ".join(item["title"] for item in value)
    return str(value).removeprefix("<p>").removesuffix("</p>")
