"""Datasette on the same rows: SQLite's FTS5 over all texts, four facets, its own page over HTTP. In two ways.

As it comes: the file as it is, with indexes on the facets and time enough to count them, every column on the page.
Tuned: an immutable file with its counts inspected beforehand, no facets suggested, no long texts on the page.
"""

import hashlib
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks.keeping import CACHE, ROOT
from benchmarks.measuring import Candidate
from benchmarks.peer_rows import COLUMNS, FACETS, FILTERS, TEXTS, peer_rows
from benchmarks.questions import BenchQuestion
from benchmarks.serving import Client, free_port, running

AS_IT_COMES, TUNED = "Datasette", "Datasette, tuned"
_VENV = CACHE / "peers"
_LOCK = ROOT / "requirements" / "peers.txt"
_TIME_ENOUGH = {"sql_time_limit_ms": "60000", "facet_time_limit_ms": "60000"}
_SHOWN = ("number", "name", "organisation", "day", "description_short")


@contextmanager
def datasette(count: int, folder: Path, *, is_tuned: bool) -> Iterator[Candidate]:
    """Datasette serving the register in this folder, until the block ends."""
    _install()
    database = folder / "datasette.sqlite3"
    if not database.exists():
        _build(count, database)
    counts = folder / "datasette-counts.json"
    _run("inspect", str(database), "--inspect-file", str(counts))
    port = free_port()
    settings = _TIME_ENOUGH | ({"suggest_facets": "off"} if is_tuned else {})
    command = [str(_VENV / "bin" / "datasette"), "serve", "-p", str(port)]
    command += ["-i", str(database), "--inspect-file", str(counts)] if is_tuned else [str(database)]
    command += [word for name, value in settings.items() for word in ("--setting", name, value)]
    shown = _SHOWN if is_tuned else ()
    with running(command, {}, port):
        client = Client(port)
        yield Candidate(
            TUNED if is_tuned else AS_IT_COMES,
            lambda asked: partial(client.demand, _address(database.stem, asked, shown)),
            total=_total,
        )
        client.close()


def version() -> str:
    """The version in the lock."""
    lines = _LOCK.read_text(encoding="utf-8").splitlines()
    return next(line.split("==")[1].split()[0] for line in lines if line.startswith("datasette=="))


def _install() -> None:
    """A virtual environment of its own, from the lock."""
    digest = hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    stamp = _VENV / "installed"
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(_VENV)], check=True)
    pip = [str(_VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(_LOCK)], check=True)
    stamp.write_text(digest, encoding="ascii")


def _run(*arguments: str) -> None:
    subprocess.run([str(_VENV / "bin" / "datasette"), *arguments], check=True, stdout=subprocess.DEVNULL)


def _build(count: int, database: Path) -> None:
    """A table, an index of its words beside it, and an index for each facet."""
    unfinished = database.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    columns, texts = ", ".join(COLUMNS), ", ".join(("number", "organisation", *TEXTS))
    blanks = ", ".join("?" * len(COLUMNS))
    # Every name in these statements is one of ours.
    with closing(sqlite3.connect(unfinished)) as connection, connection:
        connection.execute(f"CREATE TABLE descriptions ({columns})")
        connection.executemany(f"INSERT INTO descriptions VALUES ({blanks})", peer_rows(count))  # noqa: S608
        connection.execute(f'CREATE VIRTUAL TABLE words USING fts5({texts}, content="descriptions")')
        connection.execute("INSERT INTO words(words) VALUES ('rebuild')")
        connection.execute("INSERT INTO words(words) VALUES ('optimize')")
        for facet in FACETS:
            connection.execute(f"CREATE INDEX by_{facet} ON descriptions ({facet})")
        connection.execute("ANALYZE")
    unfinished.rename(database)


def _total(page: bytes) -> int:
    """How many rows the heading of a page names."""
    found = re.search(rb"([0-9,]+) rows?\b", page)
    return int(found[1].replace(b",", b"")) if found else 0


def _address(database: str, asked: BenchQuestion, shown: Sequence[str]) -> str:
    told = [
        ("_size", "10"),
        *(("_facet", facet) for facet in FACETS),
        *(("_col", column) for column in shown),
    ]
    if asked.text:
        told.append(("_search", asked.text))
    told += [(f"{FILTERS[name]}__in", ",".join(values)) for name, values in asked.filters]
    return f"/{quote(database)}/descriptions?{urlencode(told)}"
