"""What the rest of the house asks of search, whatever engine answers.

The port stays this small, so that another engine can stand behind it without a channel noticing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from algorithm_register.ledger.selectors import Tip
from algorithm_register.register.records import PublicRecord

# A text as runs: each a piece of plain text and whether it is a hit. Never markup.
Marked = tuple[tuple[str, bool], ...]

# Told after each step of long work: entries done, entries in all.
Progress = Callable[[int, int], None]

# What a reader's request may follow at most, so that one reader never waits for a bulk import.
ON_REQUEST = 50
LARGEST_PAGE = 100


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    NAME = "name"
    UNCHECKED = "unchecked"  # what nobody looked at for the longest time comes first


class Note(StrEnum):
    """What a reader should know about an answer."""

    NONE = ""
    NO_WORDS = "no words"  # the text holds nothing to search for; everything is shown
    CUT = "cut"  # the text is longer than what is searched; its beginning counted
    INCOMPLETE = "incomplete"  # the index is being built; more may follow


@dataclass(frozen=True)
class Question:
    """What a reader asks. Any text and any page are allowed.

    `filters` are names with the values that are chosen of each: one of the values has to hold, for every filter.
    A value that nothing has finds nothing; a name that is no filter is skipped (`search.index.columns`).
    """

    text: str = ""
    language: str = "nl"
    page: int = 1
    size: int = 20
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str = Sort.RELEVANCE


@dataclass(frozen=True)
class Hit:
    """A description that answers, with the record its marks were made from.

    `score` compares hits of one answer; it is 0 where they are ordered by day.
    """

    number: str
    title: Marked
    snippet: Marked
    score: float
    record: PublicRecord


@dataclass(frozen=True)
class Answer:
    """One page of hits. `position` is the length of the ledger that the index had followed.

    `page` is the page given: the last one where the question asked for one beyond it. `pages` is at least 1.
    `counts` tells for each filter how many results each value would give if it alone were chosen there, with the
    other filters as they are; a value that would give none is left out. Of all results the first `full` hold every
    word that was asked, the others part of them. `offered` is another spelling of the question that may have been
    meant; `is_other` says that the hits are those of that spelling, because the question itself finds nothing.
    """

    total: int
    hits: tuple[Hit, ...]
    position: int
    page: int = 1
    pages: int = 1
    note: str = Note.NONE
    full: int = 0
    offered: str = ""
    is_other: bool = False
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class SuggestionKind(StrEnum):
    """What a suggestion leads to, in the order in which kinds are shown."""

    TERM = "term"  # a search for this text
    DESCRIPTION = "description"
    ORGANISATION = "organisation"
    THEME = "theme"
    SUPPLIER = "supplier"


@dataclass(frozen=True)
class Suggestion:
    """A way on for somebody who is still typing; in `text` the hits are what was typed of it.

    `key` is the text to search for, a number, a code, a value of the filter `thema` or of `leverancier`. A thing tells
    how many descriptions it has (`count`), a description is its own `record`.
    """

    kind: SuggestionKind
    text: Marked
    key: str
    record: PublicRecord | None = None
    count: int = 0


@dataclass(frozen=True)
class Suggested:
    """Suggestions kind by kind, and the length of the ledger that the index had followed."""

    suggestions: tuple[Suggestion, ...] = ()
    position: int = 0


@dataclass(frozen=True)
class Match:
    """One way in which a description meets something that was asked: how, by which words, in which fields."""

    asked: str
    how: str
    by: str
    fields: str
    score: float


@dataclass(frozen=True)
class Explained:
    """Why a description stands where it does. `place` is None when it does not answer what was `asked`."""

    asked: str
    place: int | None
    is_full: bool
    score: float
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class Alike:
    """What is like a description, and the length of the ledger that the index had followed.

    `organisations` is how many others have the same product; `users` are some of their descriptions, one of each.
    `similar` are other descriptions about the same things, the likest first, each product once. It is derived from
    supplier, name and text, so it may be wrong.
    """

    organisations: int = 0
    users: tuple[PublicRecord, ...] = ()
    similar: tuple[PublicRecord, ...] = ()
    position: int = 0


class Search(Protocol):
    """Finds descriptions and keeps up with the ledger."""

    def find(self, question: Question, *, at: Tip | None = None) -> Answer:
        """The answer, after following what a request may follow. Never raises for what a reader typed.

        `at` is where the ledger ended before the index was brought level by `reached`, a moment ago: following is
        done, and descriptions that this process read since then are not read again.
        """

    def explain(self, text: str, number: str, language: str) -> Explained | None:
        """Why a description stands where it does in the answer to a text; None without an index to read."""

    def spellings(self, suppliers: Iterable[str]) -> dict[str, str]:
        """How suppliers (values of the filter `leverancier`) are written most often; unknown ones are left out."""

    def suggest(self, text: str, language: str, limit: int = 8, *, at: Tip | None = None) -> Suggested:
        """Ways on from an unfinished question, as level with the ledger as an answer. Never raises for any text.

        `at` as for `find`.
        """

    def alike(self, record: PublicRecord, limit: int = 5, *, at: Tip | None = None) -> Alike:
        """What is like a live record, as level with the ledger as an answer; at most `limit` that are similar.

        It is the same for readers of every language. `at` as for `find`.
        """

    def reached(self, language: str = ...) -> int:
        """The length of the ledger that the index for these readers has followed, after what a request may follow.

        Without a language: the index that tells what is alike.
        """

    def catch_up(self, *, limit: int | None = ON_REQUEST) -> int:
        """Follow the ledger; returns how many entries were followed.

        With a limit nobody waits: 0 while another process is writing. None means everything, waiting for it.
        """

    def leading(self) -> AbstractContextManager[Callable[[], None]]:
        """For bulk work: while it is open no reader stops to write; they are served what there is.

        Call what it gives now and then to follow the ledger; it follows once more at the end.
        """

    def rebuild(self, progress: Progress, languages: Sequence[str] = ()) -> None:
        """Build the indexes of these languages, or all, from nothing while the old ones answer; then swap them."""

    def position(self) -> int:
        """The length of the ledger that every index has followed."""

    def is_ready(self) -> bool:
        """Whether every index serves and has followed the whole ledger."""

    def lags(self) -> dict[str, int | None]:
        """How many entries the index of each language is behind the ledger; None where none serves."""

    def close(self) -> None:
        """Let go of all files."""
