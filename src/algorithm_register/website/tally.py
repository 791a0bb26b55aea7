"""What is live, counted: category, themes and publisher of every live description, following the ledger.

Each process keeps its own tally in memory. It reads only what changed since its cursor, so a page that counts
everything stays quick while an import runs.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from algorithm_register.ledger import selectors as ledger
from algorithm_register.register import selectors as register
from algorithm_register.register.records import PublicRecord

_STEP = 500


@dataclass(frozen=True)
class Counted:
    """What the counts need to know of one live description."""

    number: str
    organisation: str
    category: str
    themes: tuple[str, ...]


@dataclass
class Tally:
    """Live descriptions by number, as of the entry at `cursor` (-1: none), recognised by its digest."""

    live: dict[str, Counted] = field(default_factory=dict)
    cursor: int = -1
    digest: str = ""
    _lock: Lock = field(default_factory=Lock)

    def counted(self) -> list[Counted]:
        """Every live description, in no particular order, after reading what the ledger has and the tally has not."""
        with self._lock:
            if not self._stands_on_this_ledger():
                self.live, self.cursor = {}, -1
            while self._step():
                pass
            self.digest = self._digest_at_cursor()
            return list(self.live.values())

    def _stands_on_this_ledger(self) -> bool:
        """False after a backup was put back: another entry, or none, stands at the cursor."""
        return self.cursor < 0 or self._digest_at_cursor() == self.digest

    def _step(self) -> bool:
        numbers, reached = register.numbers_changed(after=self.cursor, limit=_STEP)
        if reached <= self.cursor:
            return False
        found = register.published_records(numbers)
        for number in numbers:
            self.live.pop(number, None)
        self.live |= {number: _counted(record) for number, record in found.items()}
        self.cursor = reached
        return True

    def _digest_at_cursor(self) -> str:
        if self.cursor < 0:
            return ""
        found = ledger.entries(after=self.cursor - 1, limit=1)
        return found[0].digest if found else ""


_tally = Tally()


def tally() -> list[Counted]:
    """Every live description, as this process counts them."""
    return _tally.counted()


def by_category(counted: Iterable[Counted]) -> Counter[str]:
    """How many there are of each category, as content states it."""
    return Counter(each.category for each in counted)


def by_theme(counted: Iterable[Counted]) -> Counter[str]:
    """How many name each theme; a description with two themes counts for both."""
    return Counter(theme for each in counted for theme in each.themes)


def by_organisation(counted: Iterable[Counted]) -> Counter[str]:
    """How many each organisation has, by code."""
    return Counter(each.organisation for each in counted)


def _counted(record: PublicRecord) -> Counted:
    themes = record.content.get("category", [])
    category = record.content.get("publication_category", "")
    return Counted(
        number=record.number,
        organisation=record.organisation_code,
        category=category if isinstance(category, str) else "",
        themes=tuple(str(theme) for theme in themes) if isinstance(themes, list) else (),
    )
