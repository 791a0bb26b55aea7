"""What the home page tells of changes: the newest few in words, and how many of each kind there were this week."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise

from algorithm_register.register.changes import Changes, changes_between
from algorithm_register.register.events import recent_headlines
from algorithm_register.website import addresses
from algorithm_register.website.changes.agenda import KINDS, Line, sheet
from algorithm_register.website.changes.lines import said
from algorithm_register.website.changes.words import Said
from algorithm_register.website.history.events import LOOKS, NEWSWORTHY, Look

_NEWEST = 5
_WEEK = timedelta(days=6)
# So far back the lines are those of the page of changes, where what came in by the hundred is one line.
_MONTH = timedelta(days=30)


@dataclass(frozen=True)
class KindOfWeek:
    """How many changes of one kind there were this week, and where to see them."""

    look: Look
    word: str | Promise
    count: int
    href: str


@dataclass(frozen=True)
class News:
    """The newest lines, the last first, and the week by kind; `week` is how many that are together."""

    lines: Sequence[Said]
    kinds: Sequence[KindOfWeek]
    week: int


def news(language: str, today: date) -> News:
    """The news of a day. However much happened, the number of queries is the same."""
    changed = changes_between(today - _MONTH, today)
    kinds = _of_week(changed, today, language)
    return News(lines=said(_newest(changed), language), kinds=kinds, week=sum(kind.count for kind in kinds))


def _newest(changed: Changes) -> Sequence[Line]:
    """The last lines of a month; after a month without any, the last there were."""
    if changed.groups:
        return sheet(changed, "", 1).lines[:_NEWEST]
    return recent_headlines(_NEWEST, kinds=NEWSWORTHY)


def _of_week(changed: Changes, today: date, language: str) -> Sequence[KindOfWeek]:
    counts: Counter[str] = Counter()
    for group in changed.groups:
        if group.day >= today - _WEEK:
            counts[group.kind] += group.count
    return [
        KindOfWeek(LOOKS[kind], LOOKS[kind].word, counts[kind], addresses.changes(language, kind=slug))
        for slug, kind in KINDS.items()
        if counts[kind]
    ]
