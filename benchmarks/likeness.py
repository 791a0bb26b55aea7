"""What a real register is like, in numbers: how long its texts are, how often they repeat, who publishes how much."""

import bisect
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("likeness.json")


@dataclass(frozen=True)
class Spread:
    """Values that lie between quantiles at equal distances."""

    quantiles: Sequence[int]

    def draw(self, dice: random.Random) -> int:
        """A value as likely as in the register that was measured."""
        place = dice.random() * (len(self.quantiles) - 1)
        low, part = int(place), place % 1
        return round(self.quantiles[low] * (1 - part) + self.quantiles[low + 1] * part)


@dataclass(frozen=True)
class Shares:
    """Values with the share that each has."""

    shares: Mapping[str, float]

    @cached_property
    def _cumulated(self) -> tuple[list[str], list[float]]:
        return list(self.shares), list(accumulate(self.shares.values()))

    def draw(self, dice: random.Random) -> str:
        """One of the values."""
        values, sums = self._cumulated
        return values[min(bisect.bisect(sums, dice.random() * sums[-1]), len(values) - 1)]


@dataclass(frozen=True)
class Likeness:
    """The numbers of `likeness.json`; `read` gives a part of them by its name."""

    numbers: Mapping[str, Any]

    def filled(self, field: str) -> float:
        """The share of descriptions that fill this field."""
        return float(self.numbers["fields"][field]["filled"])

    def length(self, field: str) -> Spread:
        """How many characters this field has where it is filled."""
        return Spread(self.numbers["fields"][field]["lengths"])

    def shares(self, *path: str) -> Shares:
        """The shares at a place in the file."""
        return Shares(self._at(path))

    def spread(self, *path: str) -> Spread:
        """The quantiles at a place in the file."""
        return Spread(self._at(path))

    def sizes(self, name: str) -> list[int]:
        """Of things that occur more than once: how often each occurs, the most frequent first."""
        times: Mapping[str, int] = self.numbers[name]
        return sorted((int(size) for size, many in times.items() for _ in range(many)), reverse=True)

    def share(self, *path: str) -> float:
        """One number at a place in the file."""
        return float(self._at(path))

    def _at(self, path: Sequence[str]) -> Any:
        found: Any = self.numbers
        for name in path:
            found = found[name]
        return found


def likeness() -> Likeness:
    """The numbers, read from the file beside this module."""
    return Likeness(json.loads(FILE.read_text(encoding="utf-8")))
