"""Search with tantivy: one index for each language, in a folder of this node, level with the ledger."""

import functools
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from algorithm_register.ledger.selectors import Tip
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.selectors import Records, published_records, published_records_at
from algorithm_register.search.answering.alike import Likenesses, told
from algorithm_register.search.answering.counting import spellings
from algorithm_register.search.answering.explaining import explained
from algorithm_register.search.answering.finding import answered
from algorithm_register.search.answering.suggesting import suggested
from algorithm_register.search.index.alike import HELD_BY
from algorithm_register.search.index.analysis import LANGUAGES
from algorithm_register.search.index.follower import Follower, Made
from algorithm_register.search.index.generation import BrokenIndex, Snapshot
from algorithm_register.search.port import (
    ON_REQUEST,
    Alike,
    Answer,
    Explained,
    Note,
    Progress,
    Question,
    Search,
    Suggested,
)

_LOG = logging.getLogger(__name__)

# Readers of a language without an index of its own are answered from this one.
_FALLBACK = "nl"
_NOTHING = Answer(total=0, hits=(), position=0, note=Note.INCOMPLETE)


def search() -> Search:
    """The search of this process, in the folder of this register."""
    return _below(Path(settings.REGISTER_DATA_DIR))


@functools.lru_cache(maxsize=1)
def _below(folder: Path) -> Search:
    return TantivySearch(folder / "search")


# A forked process opens its own files.
os.register_at_fork(after_in_child=_below.cache_clear)


class TantivySearch:
    """The port on indexes below one folder."""

    def __init__(self, root: Path) -> None:
        self._followers = {language: Follower(root, language) for language in LANGUAGES}
        self._likenesses = Likenesses()

    def find(self, question: Question, *, at: Tip | None = None) -> Answer:
        """See `Search.find`."""

        def find(snapshot: Snapshot, language: str) -> Answer:
            answer = answered(snapshot, question, language, _records(at))
            return answer if snapshot.is_whole else replace(answer, note=Note.INCOMPLETE)

        return self._read(question.language, find, is_level=at is not None) or _NOTHING

    def suggest(self, text: str, language: str, limit: int = 8, *, at: Tip | None = None) -> Suggested:
        """See `Search.suggest`."""

        def suggest(snapshot: Snapshot, of_index: str) -> Suggested:
            return suggested(snapshot, text, of_index, language, limit, _records(at))

        return self._read(language, suggest, is_level=at is not None) or Suggested()

    def explain(self, text: str, number: str, language: str) -> Explained | None:
        """See `Search.explain`."""
        return self._read(language, lambda snapshot, of_index: explained(snapshot, text, number, of_index))

    def alike(self, record: PublicRecord, limit: int = 5, *, at: Tip | None = None) -> Alike:
        """See `Search.alike`."""

        def find(snapshot: Snapshot, _: str) -> Alike:
            # What is counted in part of the descriptions would be wrong.
            if not snapshot.is_whole:
                return Alike()
            return told(self._likenesses.of(snapshot, record, limit), snapshot, _records(at))

        return self._read(HELD_BY, find, is_level=at is not None) or Alike()

    def reached(self, language: str = HELD_BY) -> int:
        """See `Search.reached`."""
        return self._read(language, lambda snapshot, _: snapshot.cursor.position) or 0

    def spellings(self, suppliers: Iterable[str]) -> dict[str, str]:
        """See `Search.spellings`."""
        asked = tuple(suppliers)
        if not asked:
            return {}
        # Asked for beside an answer, which has followed the ledger.
        return self._read(_FALLBACK, lambda snapshot, _: spellings(snapshot, asked), is_level=True) or {}

    def catch_up(self, *, limit: int | None = ON_REQUEST) -> int:
        """See `Search.catch_up`; the most that any index followed."""
        return max(follower.catch_up(limit) for follower in self._followers.values())

    @contextmanager
    def leading(self) -> Iterator[Callable[[], None]]:
        """See `Search.leading`."""
        with ExitStack() as open_until_done:
            followed = [open_until_done.enter_context(each.leading()) for each in self._followers.values()]

            def follow() -> None:
                for each in followed:
                    each()

            yield follow

    def rebuild(self, progress: Progress, languages: Sequence[str] = ()) -> None:
        """See `Search.rebuild`."""
        chosen = [self._followers[language] for language in languages or self._followers]
        for done, follower in enumerate(chosen):
            follower.rebuild(_share(progress, done, len(chosen)))

    def position(self) -> int:
        """See `Search.position`."""
        return min(follower.position() for follower in self._followers.values())

    def is_ready(self) -> bool:
        """See `Search.is_ready`."""
        return all(follower.is_level() for follower in self._followers.values())

    def lags(self) -> dict[str, int | None]:
        """See `Search.lags`."""
        return {language: follower.lag() for language, follower in self._followers.items()}

    def close(self) -> None:
        """See `Search.close`."""
        for follower in self._followers.values():
            follower.close()

    def _read(
        self, readers: str, ask: Callable[[Snapshot, str], Made], *, is_level: bool = False
    ) -> Made | None:
        """What `ask` makes of the index for these readers, given its language; None where there is none to read."""
        language = readers if readers in self._followers else _FALLBACK
        follower = self._followers[language]
        for attempt in range(2):  # an index that proves broken is built again, once
            if attempt or not is_level:
                _keep_up(follower)
            made = follower.read(lambda snapshot: ask(snapshot, language))
            if made is not None:
                return made
        return None


def _records(at: Tip | None) -> Records:
    return published_records if at is None else functools.partial(published_records_at, at)


def _keep_up(follower: Follower) -> None:
    """Follow what a request may; where that fails (a full disk), the reader gets what there is."""
    try:
        follower.catch_up(ON_REQUEST)
    except (BrokenIndex, OSError):
        _LOG.exception("The search index could not be brought up to date.")


def _share(progress: Progress, done: int, of: int) -> Progress:
    return lambda reached, total: progress(done * total + reached, of * total)
