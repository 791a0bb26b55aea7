"""Every address that search engines may list, in parts that they can fetch one by one (sitemaps.org)."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil
from xml.sax.saxutils import escape

from algorithm_register.kernel.days import day_of
from algorithm_register.organisations import selectors as directory
from algorithm_register.register import listing
from algorithm_register.ui.theme import theme
from algorithm_register.website import addresses
from algorithm_register.website.addresses import PAGE_LANGUAGES

# Ours: the protocol allows ten times as many. Every page stands in every language.
MOST_ADDRESSES = 5_000
_PAGES_IN_A_PART = MOST_ADDRESSES // len(PAGE_LANGUAGES)

_NUMBERED = re.compile(r"(?P<kind>descriptions|organisations)-(?P<number>[1-9][0-9]{0,4})")
_FIXED = (
    addresses.home,
    addresses.search,
    addresses.organisations,
    addresses.changes,
    addresses.categories,
)
_FIXED_OF_ONE = tuple(each for each in _FIXED if each is not addresses.organisations)

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True)
class Page:
    """A page by its address in each language, and the day it last changed where that is known."""

    address: Callable[[str], str]
    changed_on: date | None = None


def part_names() -> list[str]:
    """The names of all parts: fixed pages, organisations, and descriptions as far as they go."""
    return [
        "pages",
        *_numbered("organisations", _publishers()),
        *_numbered("descriptions", listing.live_count()),
    ]


def part(name: str) -> list[Page]:
    """The pages of a part; none where there is no part of that name."""
    if name == "pages":
        return [Page(each) for each in _fixed()]
    if not (found := _NUMBERED.fullmatch(name)):
        return []
    start = (int(found["number"]) - 1) * _PAGES_IN_A_PART
    return _descriptions(start) if found["kind"] == "descriptions" else _organisations(start)


def index_xml(names: Iterable[str], root: str) -> str:
    """The list of parts; `root` is scheme and host."""
    parts = "".join(
        f"<sitemap><loc>{escape(root + addresses.sitemap(name))}</loc></sitemap>\n" for name in names
    )
    return f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{parts}</sitemapindex>\n'


def part_xml(pages: Iterable[Page], root: str) -> str:
    """The pages of a part in every language, each with the others beside it."""
    urls = "".join(url for page in pages for url in _urls(page, root))
    return (
        f'{_HEAD}<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}</urlset>\n'
    )


def _urls(page: Page, root: str) -> Iterator[str]:
    located = {language: escape(root + page.address(language)) for language in PAGE_LANGUAGES}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
        for code, address in located.items()
    )
    changed = f"<lastmod>{page.changed_on.isoformat()}</lastmod>" if page.changed_on else ""
    return (f"<url><loc>{address}</loc>{changed}{others}</url>\n" for address in located.values())


def _fixed() -> Iterable[Callable[[str], str]]:
    """The pages that every register has; one of one organisation has no list of them."""
    return _FIXED_OF_ONE if theme().organisation else _FIXED


def _descriptions(start: int) -> list[Page]:
    return [
        Page(_to_description(each), day_of(each.changed_at))
        for each in listing.listed(start=start, size=_PAGES_IN_A_PART)
    ]


def _organisations(start: int) -> list[Page]:
    codes = listing.publishing_codes()[start : start + _PAGES_IN_A_PART]
    names = {code: body.name for code, body in directory.organisations(codes).items()}
    return [Page(_to_organisation(code, names[code])) for code in codes]


def _to_description(each: listing.Listed) -> Callable[[str], str]:
    return lambda language: addresses.description(language, each.organisation_code, each.number, each.slug)


def _to_organisation(code: str, name: str) -> Callable[[str], str]:
    return lambda language: addresses.organisation(language, code, name)


def _publishers() -> int:
    return len(listing.publishing_codes())


def _numbered(kind: str, pages: int) -> list[str]:
    return [f"{kind}-{number}" for number in range(1, ceil(pages / _PAGES_IN_A_PART) + 1)]
