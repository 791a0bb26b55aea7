"""The home page: the question, every description as a block, three doors, what is new, and how the register stands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.sorting import sort_key
from algorithm_register.ledger import selectors as ledger
from algorithm_register.organisations import selectors as directory
from algorithm_register.search.index.columns import CATEGORY, THEME
from algorithm_register.standards.loading import standard
from algorithm_register.ui.signs import CATEGORIES
from algorithm_register.ui.theme import theme
from algorithm_register.website import addresses
from algorithm_register.website.answers import page, shown, validated
from algorithm_register.website.changes.news import news
from algorithm_register.website.home.dots import dots
from algorithm_register.website.home.figures import figures
from algorithm_register.website.home.overview import overview
from algorithm_register.website.organisations.publishers import Wanted

# Words to try; the descriptions are in Dutch, so these are too.
_EXAMPLES = ("parkeren", "bijstand", "chatbot")
# In words that fit a legend; the pattern in the picture is chosen by the letter.
_LEGEND: Mapping[str, str | Promise] = {"A": _("high-risk (A)"), "B": _("impactful (B)"), "C": _("other (C)")}


@dataclass(frozen=True)
class Group:
    """A number of descriptions with something in common, and where to see them."""

    label: str | Promise
    count: int
    href: str = ""
    letter: str = ""


@page
def home(request: HttpRequest, language: str) -> HttpResponse:
    """The home page."""
    today = day_of(timezone.now())
    bodies = directory.count_on(today)
    return validated(
        request, lambda: _home(request, language, today, bodies), made_from=(*ledger.tip(), bodies)
    )


def _home(request: HttpRequest, language: str, today: date, bodies: int) -> HttpResponse:
    whole = overview(today)
    categories = _categories(whole.by_category, language)
    own = theme().organisation
    return shown(
        request,
        "home",
        {
            "total": whole.all.total,
            "publishers": len(whole.by_organisation),
            "categories": categories,
            "dots": dots([group.count for group in categories]),
            "news": news(language, today),
            "today": today,
            "figures": figures(whole, None if own else bodies, language) if whole.all.total else (),
            "themes": _themes(whole.by_theme, language),
            "kinds": () if own else _kinds(whole.by_organisation, language),
            "examples": _EXAMPLES,
            "search_href": addresses.search(language),
            "organisations_href": addresses.organisations(language),
            "changes_href": addresses.changes(language),
            "canonical": request.build_absolute_uri(request.path),
        },
    )


def _categories(counts: Mapping[str, int], language: str) -> list[Group]:
    """The three categories, and those that state none where there are any."""
    found = [
        Group(
            _LEGEND[sign.letter],
            counts.get(value, 0),
            addresses.found(language, filters={CATEGORY: [sign.letter]}),
            sign.letter,
        )
        for value, sign in CATEGORIES.items()
    ]
    rest = sum(counts.values()) - sum(group.count for group in found)
    return [*found, Group(_("without a category"), rest, letter="none")] if rest else found


def _themes(counts: Mapping[str, int], language: str) -> list[Group]:
    """The themes of the standard, by name; those that nobody uses stand with 0."""
    field = standard().field("category")
    groups = [
        Group(
            field.value_labels.get(value, {}).get(language, value),
            counts.get(value, 0),
            addresses.found(language, filters={THEME: [value]}),
        )
        for value in field.values
    ]
    return sorted(groups, key=lambda group: sort_key(str(group.label), language))


def _kinds(counts: Mapping[str, int], language: str) -> list[Group]:
    """The kinds of organisation that publish, the most descriptions first."""
    found = directory.organisations(counts)
    kinds: Counter[str] = Counter()
    for code, count in counts.items():
        kinds[found[code].type if code in found else ""] += count
    return [
        Group(directory.type_label(kind, language, plural=True), count, Wanted(language, kind=kind).href())
        for kind, count in kinds.most_common()
        if kind
    ]
