"""The page that explains the categories: what each means for a reader, and how many algorithms have it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from algorithm_register.kernel.days import day_of
from algorithm_register.search.index.columns import CATEGORY
from algorithm_register.standards.model import InLanguages, language_of
from algorithm_register.ui.signs import Sign, category_sign
from algorithm_register.website import addresses
from algorithm_register.website.answers import page, shown, validated
from algorithm_register.website.explaining.categories import explanation
from algorithm_register.website.home.overview import overview


@dataclass(frozen=True)
class Text:
    """A text for readers of the page, in `language`."""

    text: str
    language: str


@dataclass(frozen=True)
class Category:
    """A category, what it means, and the algorithms that have it."""

    sign: Sign
    texts: tuple[Text, ...]
    count: int
    href: str


@page
def categories(request: HttpRequest, language: str) -> HttpResponse:
    """The same texts for everybody, with counts that follow the ledger."""
    return validated(request, lambda: _page(request, language))


def _page(request: HttpRequest, language: str) -> HttpResponse:
    told = explanation()
    counts = overview(day_of(timezone.now())).by_category
    return shown(
        request,
        "categories",
        {
            "lead": _in(language, told.lead),
            "categories": [
                _category(value, texts, counts.get(value, 0), language)
                for value, texts in told.categories.items()
            ],
            "questions": [(_in(language, each.title), _in(language, each.text)) for each in told.questions],
            "crumbs": (),
            "canonical": request.build_absolute_uri(request.path),
        },
    )


def _category(value: str, texts: tuple[InLanguages, ...], count: int, language: str) -> Category:
    sign = category_sign(value)
    href = addresses.found(language, filters={CATEGORY: [sign.letter]})
    return Category(sign, tuple(_in(language, each) for each in texts), count, href)


def _in(language: str, text: InLanguages) -> Text:
    return Text(text[language], language_of(text, language))
