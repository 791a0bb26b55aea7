"""The whole register counted, for the home page: made once for each position of the ledger and each day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from algorithm_register.ui.signs import CATEGORIES
from algorithm_register.website import tally
from algorithm_register.website.organisations.standing import Standing, standing
from algorithm_register.website.tally import Counted

_HEAVIEST = next(iter(CATEGORIES))


@dataclass(frozen=True)
class Overview:
    """Every live description by category, theme and publisher, and how all of them and the `heaviest` stand."""

    by_category: Mapping[str, int]
    by_theme: Mapping[str, int]
    by_organisation: Mapping[str, int]
    all: Standing
    heaviest: Standing


# The last one that this process made, by what it was made from. Counting 100,000 descriptions takes a moment.
_made: dict[tuple[str, date], Overview] = {}


def overview(today: date) -> Overview:
    """The register on a day, never older than the ledger was when this was called."""
    made_from = (tally.mark(), today)
    found = _made.get(made_from)
    if found is None:
        found = counted_together(tally.tally(), today)
        _made.clear()
        _made[made_from] = found
    return found


def counted_together(counted: Sequence[Counted], today: date) -> Overview:
    """These descriptions counted; one with two themes counts for both."""
    return Overview(
        by_category=Counter(each.category for each in counted),
        by_theme=Counter(theme for each in counted for theme in each.themes),
        by_organisation=Counter(each.organisation for each in counted),
        all=standing(counted, today),
        heaviest=standing([each for each in counted if each.category == _HEAVIEST], today),
    )
