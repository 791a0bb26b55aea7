"""What filters and their values are called for a reader, and which values are always named."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from algorithm_register.ledger.selectors import Tip
from algorithm_register.organisations.naming import type_label
from algorithm_register.search.asking.filters import CURRENT, MAYBE, OUTDATED
from algorithm_register.search.engine import search
from algorithm_register.search.index.columns import (
    ASSESSMENT,
    BLANK,
    CATEGORY,
    FRESHNESS,
    KIND,
    LANGUAGE,
    NO,
    ORGANISATION,
    STATUS,
    SUPPLIER,
    TAKEN_OVER,
    THEME,
    YEAR,
    YES,
    always_shown,
)
from algorithm_register.search.index.normalising import assessment_label, supplier_label
from algorithm_register.standards.loading import standard
from algorithm_register.ui.signs import FRESHNESSES, STATUSES
from algorithm_register.website.languages import language_name
from algorithm_register.website.remembered import publishers

Words = str | Promise

TITLES: Mapping[str, Words] = {
    CATEGORY: _("Category"),
    KIND: _("Kind of organisation"),
    STATUS: _("Status"),
    FRESHNESS: _("How current"),
    THEME: _("Theme"),
    ASSESSMENT: _("Impact assessment"),
    SUPPLIER: _("Supplier"),
    ORGANISATION: _("Organisation"),
    YEAR: _("Year of the last edition"),
    LANGUAGE: _("Language"),
    TAKEN_OVER: _("Who put it here"),
    BLANK: _("Not filled in"),
}

_CATEGORIES: Mapping[str, Words] = {
    "A": _("High-risk"),
    "B": _("Impactful"),
    "C": _("Other"),
}
_FRESHNESSES: Mapping[str, Words] = {
    CURRENT: FRESHNESSES["current"].word,
    MAYBE: FRESHNESSES["maybe"].word,
    OUTDATED: FRESHNESSES["outdated"].word,
}
_TAKEN_OVER: Mapping[str, Words] = {
    NO: _("The organisation itself"),
    YES: _("Taken over from another source"),
}


@cache
def always_named(name: str) -> tuple[str, ...]:
    """Values that stand there also when they lead to nothing, in their own order."""
    named: Mapping[str, Iterable[str]] = {
        CATEGORY: _CATEGORIES,
        STATUS: STATUSES,
        FRESHNESS: _FRESHNESSES,
        THEME: standard().field("category").values,
        TAKEN_OVER: _TAKEN_OVER,
    }
    return tuple(named.get(name, ()))


def labels(name: str, values: Iterable[str], language: str, tip: Tip) -> dict[str, str]:
    """What a reader calls these values; a value that nobody knows stands as it is."""
    asked = list(values)
    if name == ORGANISATION:
        known = publishers(asked, tip)
        return {value: known[value].name if value in known else value for value in asked}
    if name == SUPPLIER:
        spelled = search().spellings(asked)
        return {value: supplier_label(value, language) or spelled.get(value, value) for value in asked}
    return {value: _label(name, value, language) for value in asked}


@lru_cache(maxsize=4096)
def _label(name: str, value: str, language: str) -> str:
    with translation.override(language):
        return str(_LABELS[name](value, language) or value)


_LABELS: Mapping[str, Callable[[str, str], Words]] = {
    CATEGORY: lambda value, _language: _CATEGORIES.get(value, value),
    KIND: type_label,
    STATUS: lambda value, _language: STATUSES[value].word if value in STATUSES else value,
    FRESHNESS: lambda value, _language: _FRESHNESSES.get(value, value),
    THEME: lambda value, language: (
        standard().field("category").value_labels.get(value, {}).get(language, value)
    ),
    ASSESSMENT: assessment_label,
    YEAR: lambda value, _language: value,
    LANGUAGE: lambda value, _language: language_name(value),
    TAKEN_OVER: lambda value, _language: _TAKEN_OVER.get(value, value),
    BLANK: lambda value, language: _blank_labels(language).get(value, value),
}


def _blank_labels(language: str) -> dict[str, str]:
    return {field.key: field.label[language] for field in always_shown(standard().version)}


def label_alone(name: str, label: str) -> str:
    """A chip stands alone: what would not be understood so names its filter."""
    return gettext("Not filled in: %(field)s") % {"field": label} if name == BLANK else label
