"""The theme of a register: its name, its own words, its mark and its colours, in a folder that REGISTER_THEME names."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from algorithm_register.standards.model import FALLBACK, LANGUAGES, MORE_LANGUAGES
from algorithm_register.standards.nodes import Place, root_of

DEFINITION = "theme.yaml"
MARK, MARK_IN_THE_DARK, ICON, TOKENS = "mark.svg", "mark-dark.svg", "icon.svg", "tokens.css"
# For the screen of a telephone, and beside a link that somebody shares.
TOUCH_ICON, CARD = "icon-180.png", "card.png"
# What visitors may fetch from the folder, by the ending of its name.
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}

_WORDS = ("name", "brand", "line", "question", "lead")


@dataclass(frozen=True)
class Words:
    """What a register says of itself in one language.

    `name` stands in titles and citations; the header shows it as `brand` with `line` below it. `question` and `lead`
    open the home page, `run_by` says in the footer who is responsible.
    """

    language: str
    name: str
    brand: str
    line: str
    question: str
    lead: str
    run_by: str = ""


@dataclass(frozen=True)
class Theme:
    """The words by language, and the files that visitors fetch; `digest` changes with anything in the folder."""

    said: Mapping[str, Words]
    contact: str
    organisation: str
    files: Mapping[str, bytes]
    digest: str

    def words(self, language: str) -> Words:
        """The words for readers of a language; in Dutch where the theme has none in theirs."""
        return self.said.get(language, self.said[FALLBACK])

    def address(self, name: str) -> str:
        """Where a file of the theme is served, for ever the same bytes; empty where the theme has no such file."""
        return f"/thema/{self.digest}/{name}" if name in self.files else ""


def theme() -> Theme:
    """The theme of this register."""
    return theme_in(Path(settings.REGISTER_THEME))


@cache
def theme_in(folder: Path) -> Theme:
    """The theme that lies in a folder; Malformed, with file, line and remedy. Read once for each process."""
    files = {
        each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.suffix in CONTENT_TYPES
    }
    root = root_of(folder / DEFINITION)
    members = root.members(required=LANGUAGES, optional=(*MORE_LANGUAGES, "contact", "organisation"))
    if MARK not in files:
        root.refuse(f"The theme has no {MARK}.", f"Put the mark of the register in {folder / MARK}.")
    return Theme(
        said=MappingProxyType(
            {each: _words(each, members[each]) for each in (*LANGUAGES, *MORE_LANGUAGES) if each in members}
        ),
        contact=members["contact"].text() if "contact" in members else "",
        organisation=members["organisation"].text() if "organisation" in members else "",
        files=MappingProxyType(files),
        digest=_digest({**files, DEFINITION: (folder / DEFINITION).read_bytes()}),
    )


def _words(language: str, place: Place) -> Words:
    stated = place.members(required=_WORDS, optional=("run_by",))
    return Words(language=language, **{key: text.text() for key, text in stated.items()})


def _digest(files: Mapping[str, bytes]) -> str:
    """Sixteen hexadecimal digits over all names and contents."""
    seen = hashlib.sha256()
    for name, content in sorted(files.items()):
        seen.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return seen.hexdigest()[:16]
