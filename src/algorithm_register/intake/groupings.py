"""Reads a list of references that the official CSV flattened into one cell: `1: title, link. 2: title, link`."""

import re
from dataclasses import dataclass

_LINK = re.compile(r"(?:https?://|www\.)\S.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Grouping:
    """The items of one cell. `unsure` counts those whose title and link could not be told apart with certainty."""

    items: tuple[dict[str, str], ...]
    unsure: int


def parse_grouping(cell: str, *, needs_link: bool) -> Grouping | None:
    """The references in a cell, or None when it is not such a list.

    Titles contain commas and links contain dots, so items are cut at their running numbers only, and a title is
    cut from its link where an address starts. Without an address one comma is certain only when the field
    `needs_link`; otherwise the whole item is kept as the title.
    """
    texts = _items(cell.strip())
    if not texts:
        return None
    parsed = [_reference(text, needs_link=needs_link) for text in texts]
    return Grouping(tuple(item for item, _ in parsed), sum(not sure for _, sure in parsed))


def _items(cell: str) -> list[str]:
    if not cell.startswith("1:"):
        return []
    texts: list[str] = []
    rest, number = cell[2:], 1
    while True:
        number += 1
        following = re.search(rf"\.\s+{number}:(?=\s)", rest)
        if following is None:
            return [text for text in (*texts, rest) if text.strip(" ,\t\n")]
        texts.append(rest[: following.start()])
        rest = rest[following.end() :]


def _reference(text: str, *, needs_link: bool) -> tuple[dict[str, str], bool]:
    text = text.strip().removesuffix(",").strip()
    parts = text.split(", ")
    for cut in range(1, len(parts)):
        link = ", ".join(parts[cut:]).strip()
        if _LINK.fullmatch(link):
            return _item(", ".join(parts[:cut]), link), True
    if len(parts) == 1:
        return _item(text, ""), True
    if len(parts) == 2 and needs_link:
        return _item(*parts), True
    return _item(text, ""), False


def _item(title: str, link: str) -> dict[str, str]:
    item = {"title": title.strip(), "link": link.strip().removesuffix(",").strip()}
    return {key: value for key, value in item.items() if value}
