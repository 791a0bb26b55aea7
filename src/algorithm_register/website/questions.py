"""What a visitor asks, read from a query string that may hold anything."""

import re
import unicodedata
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import Truncator

from algorithm_register.kernel.numbers import has_number_form

# What a heading repeats of a question.
_LONGEST_QUOTE = 80
# A page number beyond any register; what lies past the last page shows the last page.
_FURTHEST_PAGE = 9_999
_BETWEEN_DIGITS = re.compile(r"[\s.\-]+")


@dataclass(frozen=True)
class Asking:
    """One line of text, a page from 1, and the values of the filters, all of them safe to look up."""

    text: str = ""
    page: int = 1
    number: str = ""
    organisation: str = ""
    theme: str = ""
    category: str = ""
    kind: str = ""
    sort: str = ""

    @property
    def quote(self) -> str:
        """The question as a heading repeats it."""
        return Truncator(self.text).chars(_LONGEST_QUOTE)

    @property
    def is_a_list(self) -> bool:
        """Nothing to search for, only something that the wanted descriptions have in common."""
        return not self.text and bool(self.theme or self.category)


def asking(query: QueryDict) -> Asking:
    """The question in a query string; what cannot be read counts as not asked."""
    return Asking(
        text=one_line(query.get("q", "")),
        page=page_number(query.get("page", "")),
        number=typed_number(one_line(query.get("nummer", "")) or query.get("q", "")),
        organisation=one_line(query.get("organisatie", ""))[:100],
        theme=one_line(query.get("thema", ""))[:100],
        category=one_line(query.get("categorie", ""))[:100],
        kind=one_line(query.get("soort", ""))[:100],
        sort=one_line(query.get("sort", ""))[:20],
    )


def one_line(text: str) -> str:
    """The text without control characters, lone surrogates and repeated spaces, in NFC."""
    visible = "".join(" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)
    return " ".join(unicodedata.normalize("NFC", visible).split())


def page_number(text: str) -> int:
    """A page from 1; anything else is the first page."""
    if not re.fullmatch(r"[1-9][0-9]{0,9}", text):
        return 1
    return min(int(text), _FURTHEST_PAGE)


def typed_number(text: str) -> str:
    """The eight digits that somebody typed, with spaces, dots or hyphens between them; else empty."""
    digits = _BETWEEN_DIGITS.sub("", text[:40])
    return digits if has_number_form(digits) else ""
