"""What is live, counted: what pages need to know of every live description, following the ledger.

Each process keeps its own tally in memory. It reads only what changed since its cursor, so a page that counts
everything stays quick while an import runs. It holds days instead of how fresh something is: that changes at midnight.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from algorithm_register.ledger import selectors as ledger
from algorithm_register.register import selectors as register
from algorithm_register.register.completeness import completeness_of
from algorithm_register.register.records import PublicRecord
from algorithm_register.standards.loading import standard

_STEP = 500
_END = "end_date"
_MONTH = re.compile(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])")
# The fields in which a description names its impact assessments.
_ASSESSMENTS = ("impacttoetsen_grouping", "impacttoetsen")


@dataclass(frozen=True)
class Counted:
    """What the counts need to know of one live description.

    `ended_on` is the day or the first of the month in which its use ended, None while it lasts; `due_on` when to look
    again whether it is right; `lacking` has the keys of the fields to fill, each with what its question weighs.
    """

    number: str
    organisation: str
    category: str
    themes: tuple[str, ...]
    ended_on: date | None
    has_assessment: bool
    in_force_from: date
    sequence: int
    due_on: date
    answered: int
    asked: int
    has_all_fixed: bool
    lacking: tuple[tuple[str, int], ...]


@dataclass
class Tally:
    """Live descriptions by number, as of the entry at `cursor` (-1: none), recognised by its digest."""

    live: dict[str, Counted] = field(default_factory=dict)
    cursor: int = -1
    digest: str = ""
    _by_organisation: dict[str, dict[str, Counted]] = field(default_factory=lambda: defaultdict(dict))
    _lock: Lock = field(default_factory=Lock)

    def counted(self) -> list[Counted]:
        """Every live description, in no particular order, after reading what the ledger has and the tally has not."""
        with self._lock:
            self._follow()
            return list(self.live.values())

    def counted_of(self, organisation: str) -> list[Counted]:
        """Those of one organisation, by its code."""
        with self._lock:
            self._follow()
            return list(self._by_organisation.get(organisation, {}).values())

    def mark(self) -> str:
        """What the counts are made from: the digest of the last entry that was read. Another mark, other counts."""
        with self._lock:
            self._follow()
            return self.digest

    def counts(self) -> Counter[str]:
        """How many each organisation has, by code."""
        with self._lock:
            self._follow()
            return Counter({code: len(its) for code, its in self._by_organisation.items() if its})

    def _follow(self) -> None:
        if not self._stands_on_this_ledger():
            self.live, self.cursor = {}, -1
            self._by_organisation.clear()
        while self._step():
            pass
        self.digest = self._digest_at_cursor()

    def _stands_on_this_ledger(self) -> bool:
        """False after a backup was put back: another entry, or none, stands at the cursor."""
        return self.cursor < 0 or self._digest_at_cursor() == self.digest

    def _step(self) -> bool:
        numbers, reached = register.numbers_changed(after=self.cursor, limit=_STEP)
        if reached <= self.cursor:
            return False
        found = register.published_records(numbers)
        for number in numbers:
            self._forget(number)
        for record in found.values():
            self._remember(_counted(record))
        self.cursor = reached
        return True

    def _forget(self, number: str) -> None:
        gone = self.live.pop(number, None)
        if gone is not None:
            del self._by_organisation[gone.organisation][number]

    def _remember(self, counted: Counted) -> None:
        self.live[counted.number] = self._by_organisation[counted.organisation][counted.number] = counted

    def _digest_at_cursor(self) -> str:
        if self.cursor < 0:
            return ""
        return next(iter(ledger.digests(after=self.cursor - 1, limit=1)), "")


_tally = Tally()


def tally() -> list[Counted]:
    """Every live description, as this process counts them."""
    return _tally.counted()


def tally_of(organisation: str) -> list[Counted]:
    """Every live description of one organisation, by its code."""
    return _tally.counted_of(organisation)


def counts() -> Counter[str]:
    """How many live descriptions each organisation has, by code."""
    return _tally.counts()


def mark() -> str:
    """Names the counts as they are now: the same mark, the same counts."""
    return _tally.mark()


def _counted(record: PublicRecord) -> Counted:
    themes = record.content.get("category", [])
    category = record.content.get("publication_category", "")
    complete = completeness_of(record)
    return Counted(
        number=record.number,
        organisation=record.organisation_code,
        category=category if isinstance(category, str) else "",
        themes=tuple(str(theme) for theme in themes) if isinstance(themes, list) else (),
        ended_on=_ended_on(record),
        has_assessment=any(record.content.get(key) for key in _ASSESSMENTS),
        in_force_from=record.in_force_from,
        sequence=record.sequence,
        due_on=record.freshness.due_on,
        answered=complete.answered,
        asked=complete.asked,
        has_all_fixed=complete.has_all_fixed,
        lacking=tuple((each.fields[0].key, each.weight) for each in complete.lacking),
    )


def _ended_on(record: PublicRecord) -> date | None:
    """Where the use ended without saying when, since the edition that says so."""
    if not standard(record.standard).has_ended(record.content):
        return None
    month = str(record.content.get(_END, ""))
    return date.fromisoformat(f"{month}-01") if _MONTH.fullmatch(month) else record.in_force_from
