"""How several descriptions stand together: how fresh, how complete, and what most of them leave out. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from algorithm_register.register.completeness import percentage
from algorithm_register.register.freshness import state_on
from algorithm_register.standards.loading import standard
from algorithm_register.website.tally import Counted


@dataclass(frozen=True)
class Standing:
    """Counts of descriptions out of `total`; `percent` is how much of what was asked they answer together.

    `complete` answer all that every description is to answer. `missing` counts for each field that some left out how
    many did: first what would add most to the whole.
    """

    total: int
    current: int
    maybe: int
    outdated: int
    percent: int
    complete: int
    assessed: int
    missing: tuple[tuple[str, int], ...]

    @property
    def not_outdated(self) -> int:
        """Where the last part of the bar begins."""
        return self.current + self.maybe


def standing(counted: Sequence[Counted], today: date) -> Standing:
    """How these stand on a day."""
    states = Counter(state_on(today, each.due_on) for each in counted)
    weights = {key: weight for each in counted for key, weight in each.lacking}
    missing = Counter(key for each in counted for key, _ in each.lacking)
    return Standing(
        total=len(counted),
        current=states["current"],
        maybe=states["maybe"],
        outdated=states["outdated"],
        percent=percentage(sum(each.answered for each in counted), sum(each.asked for each in counted)),
        complete=sum(each.has_all_fixed for each in counted),
        assessed=sum(each.has_assessment for each in counted),
        missing=tuple(sorted(missing.items(), key=lambda each: -each[1] * weights[each[0]])),
    )


def most_missing(standing: Standing, language: str, most: int = 2) -> list[tuple[str, int]]:
    """The labels of the fields that are left out most, each with how many leave it out."""
    fields = standard().fields
    return [(fields[key].label[language], count) for key, count in standing.missing[:most] if key in fields]
