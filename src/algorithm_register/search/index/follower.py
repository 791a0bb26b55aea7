"""Keeps the index of one language level with the ledger.

An index that is broken, made from another ledger, or tainted by words that were redacted, is not mended: the
next one grows beside it, as far at a time as the caller allows, and takes its place when it is level.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tantivy import Document

from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.entry import Entry
from algorithm_register.organisations.selectors import OrganisationView, organisations
from algorithm_register.register.events import REDACTED, RENAMED
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.selectors import live_numbers, numbers_changed, published_records
from algorithm_register.search.index.documents import document
from algorithm_register.search.index.generation import Batch, BrokenIndex, Cursor, Generation, Snapshot
from algorithm_register.search.index.shelf import Shelf
from algorithm_register.search.port import Progress

Made = TypeVar("Made")

_LOG = logging.getLogger(__name__)
# Entries read at once, few enough to stay small in memory; and those in one commit, enough to make commits rare.
_STEP = 2000
_COMMIT = 200_000


def _quiet(done: int, total: int) -> None:
    """Nobody watches."""


class Follower:
    """The index of one language on this node."""

    def __init__(self, root: Path, language: str) -> None:
        self._language = language
        self._shelf = Shelf(root, language)

    def read(self, ask: Callable[[Snapshot], Made]) -> Made | None:
        """What `ask` makes of what serves, else of what grows; None where neither can be read.

        What serves and cannot be read is taken away, so that the next one to catch up builds another.
        """
        serving = self._shelf.serving()
        if serving is None:
            return self._read_what_grows(ask)
        try:
            return ask(serving.snapshot())
        except BrokenIndex:
            _LOG.exception("The %s index cannot be read.", self._language)
            self._condemn(serving)
            return None

    def catch_up(self, limit: int | None) -> int:
        """Follow at most `limit` entries, or all when it is None. Returns how many. See `Search.catch_up`."""
        if limit is not None and self.is_level():
            return 0
        with self._shelf.writing(wait=limit is None) as may_write:
            if not may_write:
                return 0
            followed = self._catch_up(limit)
            if limit is None:
                self._shelf.tidy()
            return followed

    @contextmanager
    def leading(self) -> Iterator[Callable[[], None]]:
        """Be the only one that writes, and follow when told. See `Search.leading`."""
        with self._shelf.writing(wait=True):
            yield self._follow_all
            self._follow_all()
            self._shelf.tidy()

    def rebuild(self, progress: Progress) -> None:
        """Build the next generation from nothing and have it serve."""
        with self._shelf.writing(wait=True):
            self._shelf.begin(born=ledger.position())
            self._grow(None, progress)

    def position(self) -> int:
        """How many entries the serving index has followed; 0 without one."""
        serving = self._shelf.serving()
        try:
            return serving.cursor.position if serving is not None else 0
        except BrokenIndex:
            return 0

    def lag(self) -> int | None:
        """How many entries the serving index is behind the ledger; None without one, or when it is of another."""
        serving = self._shelf.serving()
        try:
            if serving is None or _ahead(serving.cursor) is None:
                return None
            return ledger.position() - serving.cursor.position
        except BrokenIndex:
            return None

    def close(self) -> None:
        """Let go of open files."""
        self._shelf.forget()

    def is_level(self) -> bool:
        """Whether what serves has nothing to follow: one query, on every request."""
        serving = self._shelf.serving()
        try:
            return serving is not None and not serving.cursor.is_tainted and _ahead(serving.cursor) == 0
        except BrokenIndex:
            return False

    def _read_what_grows(self, ask: Callable[[Snapshot], Made]) -> Made | None:
        growing = self._shelf.growing()
        try:
            return ask(replace(growing.snapshot(), is_whole=False)) if growing is not None else None
        except BrokenIndex:
            return None  # it was only just begun

    def _condemn(self, broken: Generation) -> None:
        """Have it serve no longer, unless somebody is writing or another serves by now."""
        try:
            with self._shelf.writing(wait=False) as may_write:
                if may_write and broken is self._shelf.serving():
                    self._shelf.remove(broken)
        except OSError:
            _LOG.exception("The broken %s index cannot be taken away.", self._language)

    def _follow_all(self) -> None:
        self._catch_up(None)

    def _catch_up(self, limit: int | None) -> int:
        followed = 0
        serving = self._shelf.serving()
        try:
            if serving is not None and _ahead(serving.cursor) is not None:
                followed = self._follow(serving, limit, _quiet)
                if not serving.cursor.is_tainted:
                    return followed
        except BrokenIndex:
            _LOG.exception("The %s index is broken; building another one.", self._language)
        return followed + self._grow(limit, _quiet)

    def _grow(self, limit: int | None, progress: Progress) -> int:
        growing = self._growing()
        try:
            followed = self._follow(growing, limit, progress)
            # Without a limit it has just read everything; what is published since, any reader follows.
            if limit is None or _ahead(growing.cursor) == 0:
                self._shelf.serve(growing)
        except BrokenIndex:
            self._shelf.remove(growing)
            raise
        return followed

    def _growing(self) -> Generation:
        growing = self._shelf.growing()
        try:
            if growing is not None and not growing.cursor.is_tainted and _ahead(growing.cursor) is not None:
                return growing
        except BrokenIndex:
            _LOG.warning("The %s index that was being built is broken; beginning again.", self._language)
        return self._shelf.begin(born=ledger.position())

    def _follow(self, generation: Generation, limit: int | None, progress: Progress) -> int:
        first = generation.cursor.position
        allowed = limit
        while entries := _entries_after(generation.cursor, allowed):
            most = _COMMIT if allowed is None else min(_COMMIT, allowed)
            generation.write(_batches(generation.cursor, entries, most, self._language, progress))
            allowed = None if limit is None else limit - (generation.cursor.position - first)
        return generation.cursor.position - first


def _ahead(cursor: Cursor) -> int | None:
    """0 when nothing follows the cursor, 1 when something does, None when the cursor is of another ledger."""
    around = ledger.digests(after=cursor.position - 2, limit=2)
    if cursor.position == 0:
        return min(1, len(around))
    if not around or around[0] != cursor.digest:
        return None
    return len(around) - 1


def _entries_after(cursor: Cursor, allowed: int | None) -> list[Entry]:
    size = _STEP if allowed is None else min(_STEP, allowed)
    return ledger.entries(after=cursor.position - 1, limit=size) if size > 0 else []


def _batches(
    cursor: Cursor, entries: list[Entry], most: int, language: str, progress: Progress
) -> Iterator[Batch]:
    """What these entries and those after them change, for at most so many entries: one commit."""
    while entries:
        batch = _batch(cursor, entries, language)
        yield batch
        cursor = batch.cursor
        most -= len(entries)
        progress(cursor.position, ledger.position())
        entries = _entries_after(cursor, most)


def _batch(before: Cursor, entries: list[Entry], language: str) -> Batch:
    numbers = _numbers(before.position - 1, entries)
    cursor = Cursor(
        position=entries[-1].sequence + 1,
        digest=entries[-1].digest,
        born=before.born,
        is_tainted=before.is_tainted or any(_taints(entry, before.born) for entry in entries),
    )
    records = published_records(numbers).values()
    publishers = organisations({record.organisation_code for record in records})
    documents = (_document(record, language, publishers.get(record.organisation_code)) for record in records)
    return Batch(numbers, documents, cursor)


def _numbers(after: int, entries: list[Entry]) -> list[str]:
    """The descriptions that these entries touch; a new name touches all of an organisation."""
    numbers, _ = numbers_changed(after=after, limit=len(entries))
    codes = {entry.subject.split("/")[1] for entry in entries if entry.kind == RENAMED}
    return list(
        dict.fromkeys([*numbers, *(number for code in codes for number in live_numbers(organisation=code))])
    )


def _taints(entry: Entry, born: int) -> bool:
    """Whether words that this index may hold were taken away; what was gone before it began it never read."""
    return entry.kind == REDACTED and entry.sequence >= born


def _document(record: PublicRecord, language: str, publisher: OrganisationView | None) -> Document:
    """The record with what its publisher is called now, in full and in short, and what kind it is."""
    if publisher is None:
        return document(record, language)
    names = tuple(name for name in (publisher.name, publisher.abbreviation) if name)
    return document(record, language, names, publisher.type)
