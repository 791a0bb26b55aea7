"""The addresses of the public pages: how they are written and how they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.http import urlencode

from algorithm_register.kernel.numbers import has_number_form, is_number
from algorithm_register.kernel.slugs import slugify

# The languages in which every page exists, the first one where nobody asks for another.
PAGE_LANGUAGES = ("nl", "en", "fy")

Page = Literal["description", "editions", "edition", "comparison", "comparison as data"]


@dataclass(frozen=True)
class Asked:
    """What an address below `algoritme` asks for. `number` has eight digits, but need not be one that can exist."""

    number: str
    page: Page = "description"
    edition: int = 0


def home(language: str) -> str:
    """The home page."""
    return f"/{language}"


def search(language: str) -> str:
    """Search, and the list of everything."""
    return f"/{language}/algoritme"


def found(
    language: str, text: str = "", filters: Mapping[str, Sequence[str]] | None = None, sort: str = ""
) -> str:
    """The answer to a question, as far as it asks something: the same question always has the same address."""
    asked = [("q", text), *((name, each) for name, values in (filters or {}).items() for each in values)]
    stated = [(name, value) for name, value in (*asked, ("sort", sort)) if value]
    return search(language) + (f"?{urlencode(stated)}" if stated else "")


def choices(language: str, of: str) -> str:
    """All that a filter can be set to, where they are too many to stand beside the results."""
    return f"{search(language)}/{of}"


def description(language: str, code: str, number: str, slug: str) -> str:
    """The canonical page of a description; `code` is that of its publisher now."""
    return f"/{language}/algoritme/{code}/{number}/{slug}"


def editions(language: str, code: str, number: str) -> str:
    """The editions of a description, and what happened to it."""
    return f"/{language}/algoritme/{code}/{number}/edities"


def edition(language: str, code: str, number: str, n: int) -> str:
    """The page of its n-th edition."""
    return f"/{language}/algoritme/{code}/{number}/edities/{n}"


def comparison(
    language: str,
    code: str,
    number: str,
    older: int | None = None,
    newer: int | None = None,
    *,
    is_together: bool = False,
    is_data: bool = False,
) -> str:
    """What changed from one edition to another: side by side, together in one text, or as data.

    Without editions it leads to the last change.
    """
    path = f"/{language}/algoritme/{code}/{number}/vergelijk" + (".json" if is_data else "")
    asked = [("van", older), ("tot", newer), ("weergave", "samen" if is_together else None)]
    stated = [(name, value) for name, value in asked if value is not None]
    return path + (f"?{urlencode(stated)}" if stated else "")


def changes(language: str, *, period: str = "", until: str = "", kind: str = "") -> str:
    """What changed in a `dag`, `week` or `maand` up to a day, of one kind or of all; else this week."""
    asked = [("periode", period), ("tot", until), ("soort", kind)]
    stated = [(name, value) for name, value in asked if value]
    return f"/{language}/wijzigingen" + (f"?{urlencode(stated)}" if stated else "")


def categories(language: str, letter: str = "") -> str:
    """What the categories mean, or one of them by its letter."""
    return f"/{language}/categorieen" + (f"#{letter.lower()}" if letter else "")


def organisations(language: str) -> str:
    """The organisations that publish."""
    return f"/{language}/organisatie"


def organisation(language: str, code: str, name: str) -> str:
    """The page of an organisation; its name makes the readable end."""
    return f"/{language}/organisatie/{code}/{slugify(name, fallback='organisatie')}"


def permanent(number: str, n: int | None = None) -> str:
    """The permanent identifier of a description, or of its n-th edition."""
    return f"/id/algoritme/{number}" + (f"/{n}" if n else "")


def permanent_organisation(code: str) -> str:
    """The permanent identifier of an organisation."""
    return f"/id/organisatie/{code}"


def suggestions(language: str) -> str:
    """What the search field offers while somebody types."""
    return f"/{language}/suggesties"


def sitemap(part: str = "") -> str:
    """The list of all addresses for search engines, or one part of it."""
    return f"/sitemap-{part}.xml" if part else "/sitemap.xml"


def asked_below_algorithm(rest: str) -> Asked | None:
    """What the path after `algoritme/` asks for; None where no segment has the form of a number.

    The second segment is the number if it has the form of one, else the first: an organisation's code may have
    that form too.
    """
    segments = rest.split("/")
    for place in (1, 0):
        if len(segments) > place and has_number_form(segments[place]):
            return _asked(segments[place], segments[place + 1 :])
    return None


def impossible_number(path: str) -> str:
    """The number in a path that no description can have, because its check digit is wrong; else empty."""
    segments = path.strip("/").split("/")
    if len(segments) < 3 or segments[1] != "algoritme":
        return ""
    asked = asked_below_algorithm("/".join(segments[2:]))
    return asked.number if asked and not is_number(asked.number) else ""


def in_language(path: str, language: str) -> str:
    """The same page in another language."""
    segments = path.split("/")
    return "/".join(["", language, *segments[2:]])


def language_of(path: str) -> str | None:
    """The language that a path names, if it is one that pages exist in."""
    first = path.strip("/").split("/", 1)[0]
    return first if first in PAGE_LANGUAGES else None


def _asked(number: str, tail: Sequence[str]) -> Asked:
    match tail:
        case ["edities"]:
            return Asked(number, "editions")
        case ["edities", n] if n.isascii() and n.isdigit() and 0 < len(n) <= 6 and not n.startswith("0"):
            return Asked(number, "edition", int(n))
        case ["vergelijk"]:
            return Asked(number, "comparison")
        case ["vergelijk.json"]:
            return Asked(number, "comparison as data")
        case _:
            return Asked(number)
