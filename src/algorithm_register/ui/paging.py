"""Says which pages of a list to link to, and keeps the rest of the question in each address."""

from dataclasses import dataclass

from django.http import QueryDict

_AROUND = 2


@dataclass(frozen=True)
class PageLink:
    """One page of a list; `page` 0 is a gap."""

    page: int
    address: str = ""
    is_current: bool = False


def page_links(address: str, page: int, pages: int) -> list[PageLink]:
    """The first, the last and the pages around this one, with gaps between; empty when there is one page."""
    if pages < 2:
        return []
    found: list[PageLink] = []
    for shown in sorted({1, pages, *range(max(1, page - _AROUND), min(pages, page + _AROUND) + 1)}):
        if found and shown - found[-1].page > 1:
            found.append(PageLink(0))
        found.append(PageLink(shown, on_page(address, shown), shown == page))
    return found


def on_page(address: str, page: int) -> str:
    """The address of another page of the same list; the first page needs no number."""
    path, _, question = address.partition("?")
    asked = QueryDict(question, mutable=True)
    asked.pop("page", None)
    if page > 1:
        asked["page"] = str(page)
    return f"{path}?{asked.urlencode()}" if asked else path
