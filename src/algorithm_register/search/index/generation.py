"""One index in one folder: each write is a commit that carries its cursor, each read sees the last one."""

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tantivy import Document, Index, IndexWriter, Query, Searcher

from algorithm_register.kernel.errors import RegisterError
from algorithm_register.search.index.analysis import register_words, schema

CURSOR = "cursor"
# How much is gathered before it is written: more makes fewer parts, which are merged later. Little is used of it
# for a few entries.
_MEMORY = 256_000_000


class BrokenIndex(RegisterError):
    """The files of an index cannot be read or written. Another one is built in its place."""


@dataclass(frozen=True)
class Cursor:
    """How far an index has followed the ledger.

    `position` is the number of entries followed, `digest` that of the last one, which tells another ledger
    from this one. `born` is the length of the ledger when the index was begun. `is_tainted` says that its
    files may still hold words which the register took away since.
    """

    position: int = 0
    digest: str = ""
    born: int = 0
    is_tainted: bool = False


@dataclass(frozen=True)
class Batch:
    """What one step changes: these numbers go out, these documents come in, and the cursor moves."""

    numbers: Iterable[str]
    documents: Iterable[Document]
    cursor: Cursor


@dataclass(frozen=True)
class Snapshot:
    """An index at one commit, with the cursor of that commit; not whole while it is still being built."""

    searcher: Searcher
    cursor: Cursor
    is_whole: bool = True


class Generation:
    """An index folder. Instances may be shared by threads; the caller sees to it that one process writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._index: Index | None = None
        self._read: tuple[object, Snapshot] | None = None

    @classmethod
    def begin(cls, folder: Path, *, born: int) -> "Generation":
        """Make the folder with an empty index for a ledger of this length."""
        folder.mkdir(parents=True)
        with breaking():
            Index(schema(), path=str(folder))
        begun = cls(folder)
        begun.write([Batch((), (), Cursor(born=born))])
        return begun

    def snapshot(self) -> Snapshot:
        """The last commit of any process. Raises BrokenIndex."""
        with self._lock, breaking():
            commit = _commit_of(self.folder)
            if self._read is None or self._read[0] != commit:
                self._read = (commit, self._fresh())
            return self._read[1]

    @property
    def cursor(self) -> Cursor:
        """The cursor of the last commit. Raises BrokenIndex."""
        return self.snapshot().cursor

    def write(self, batches: Iterable[Batch]) -> None:
        """Put these batches in, in one commit with the cursor of the last one. Raises BrokenIndex.

        The writer lives only inside this call, so that no fork ever inherits its threads.
        """
        with breaking():
            writer = _opened(self.folder).writer(_MEMORY, 1)
            try:
                for batch in batches:
                    _put(writer, batch)
                writer.commit()
            finally:
                writer.wait_merging_threads()

    def _fresh(self) -> Snapshot:
        if self._index is None:
            self._index = _opened(self.folder)
        self._index.reload()
        searcher = self._index.searcher()
        return Snapshot(searcher, _cursor_in(searcher))


def _put(writer: IndexWriter, batch: Batch) -> None:
    for number in batch.numbers:
        writer.delete_documents_by_term("number", number)
    for document in batch.documents:
        writer.add_document(document)
    writer.delete_documents_by_term("kind", CURSOR)
    writer.add_document(Document(kind=CURSOR, cursor=json.dumps(asdict(batch.cursor))))


def _opened(folder: Path) -> Index:
    index = Index.open(str(folder))
    register_words(index)
    # Without a watching thread: a reader looks for a new commit when it is asked something.
    index.config_reader("manual")
    return index


def _commit_of(folder: Path) -> object:
    """What changes with every commit: the file that names its segments is replaced."""
    status = (folder / "meta.json").stat()
    return status.st_ino, status.st_mtime_ns, status.st_size


def _cursor_in(searcher: Searcher) -> Cursor:
    hits = searcher.search(Query.term_query(schema(), "kind", CURSOR, "basic"), limit=1).hits
    if not hits:
        raise BrokenIndex("The index has no cursor.")
    return Cursor(**json.loads(searcher.doc(hits[0][1])["cursor"][0]))


@contextmanager
def breaking() -> Iterator[None]:
    """The engine's errors as BrokenIndex; on some damage tantivy panics, in Python a bare BaseException."""
    try:
        yield
    except (ValueError, OSError, TypeError, IndexError) as error:
        raise BrokenIndex(f"The search index cannot be used: {error}") from error
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise BrokenIndex(f"The search index is damaged: {panic}") from None
