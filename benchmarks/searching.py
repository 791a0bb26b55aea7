"""Measures what finding costs on this machine, in a synthetic register, beside the engine alone and beside others.

    python -m benchmarks.searching HOW_MANY [peers] [once]

With `peers` Datasette and PostgreSQL answer too; with `once` everything is asked only twice, which tries this program.
Registers are made once and kept below `.cache/bench`. Numbers at 2,000 and 20,000 stand beside those at HOW_MANY. With
100,000 or more the report becomes `docs/reference/performance.md`.
"""

import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import filling, keeping
from benchmarks.questions import (
    BenchQuestion,
    address,
    address_while_typing,
    beginnings,
    questions,
)

if TYPE_CHECKING:
    from benchmarks.measuring import Candidate, Times
    from benchmarks.report import Measured

BESIDE = (2_000, 20_000)
LOADED = 20_000
PUBLISHED_FROM = 100_000
PAGE = keeping.ROOT / "docs" / "reference" / "performance.md"

# How often each question is asked; what is slow is asked less often.
_ROUNDS, _FEWER, _FEW = 15, 7, 2


def main(count: int, words: Sequence[str]) -> None:
    """Measure every size in a process of its own, print the report, and keep it where it belongs."""
    from benchmarks import peer_datasette, peer_postgres, report

    sizes = sorted({*(size for size in BESIDE if size < count), count})
    measured = [
        _in_a_process(size, [word for word in words if word != "peers" or size == count]) for size in sizes
    ]
    versions = {
        name: version
        for name, version in (
            (report.DATASETTE, peer_datasette.version()),
            (report.POSTGRES, peer_postgres.version()),
        )
        if name in measured[-1].summaries
    }
    command = f"make bench N={count}" + (" PEERS=1" if "peers" in words else "")
    written = report.report(measured, versions, command)
    place = PAGE if count >= PUBLISHED_FROM else keeping.CACHE / "report.md"
    place.write_text(written, encoding="utf-8")
    print(written)
    print(f"\nThis stands in {place}.")


def _in_a_process(count: int, words: Sequence[str]) -> "Measured":
    """Measure in a new process, so that nothing is warm from another size."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "measured"
        command = [sys.executable, "-m", "benchmarks.searching", str(count), "into", str(result)]
        subprocess.run([*command, *words], check=True, cwd=keeping.ROOT)
        measured: Measured = pickle.loads(result.read_bytes())  # noqa: S301 - our own, written a moment ago
        return measured


def prepare(count: int) -> Path:
    """Let this process work on the register of this size, made now if it is not there. Gives its folder."""
    folder = keeping.folder_for(count)
    if not keeping.is_filled(folder):
        keeping.clear(folder)
    os.environ |= {
        "REGISTER_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "algorithm_register.config.settings.runtime",
    }
    import django

    django.setup()
    if not keeping.is_filled(folder):
        _tell(f"Making a register with {count:,} descriptions")
        filling.fill(count)
        keeping.set_filled(folder)
    return folder


def measure_one(count: int, *, with_peers: bool, rounds: int) -> "Measured":
    """Measure a register of one size; for a process that did nothing yet."""
    folder = prepare(count)

    from benchmarks import ours, report
    from benchmarks.load import measure_load
    from benchmarks.measuring import measure, summary
    from benchmarks.reading import measure_reading

    _tell(f"Building the indexes of {count:,} descriptions")
    rebuilds = _rebuilds()
    asked, fewer = questions(count), min(rounds, _FEWER)
    _tell("Asking")
    times = measure([ours.engine_alone(), ours.service()], asked, rounds=rounds)
    # A request closes its connection to the database, so pages are asked apart from what would wait for a new one.
    times |= measure([ours.page()], asked, rounds=fewer)
    times |= measure([ours.suggestions()], beginnings(), rounds=fewer)
    _tell("Reading")
    reading = measure_reading(count, rounds=rounds)
    memory_mb, served = _served(folder, asked, rounds=fewer)
    missing = {}
    for name, peer in _peers(count, folder).items() if with_peers else ():
        _tell(f"Asking {name}")
        try:
            with peer as candidate:
                times |= measure([candidate], asked, rounds=min(rounds, _FEW), counting=False)
        except Exception as refused:  # noqa: BLE001 - whatever keeps a peer from running is told in the report
            missing[name] = _reason(refused)
    return report.Measured(
        count=count,
        rebuilds=rebuilds,
        memory_mb=memory_mb,
        summaries={name: summary(each) for name, each in (times | served).items()},
        reading=reading,
        missing=missing,
        load=measure_load(count) if count == LOADED and rounds > 1 else None,
    )


def _peers(count: int, folder: Path) -> "dict[str, AbstractContextManager[Candidate]]":
    from benchmarks import report
    from benchmarks.peer_datasette import datasette
    from benchmarks.peer_postgres import postgres

    return {
        report.DATASETTE: datasette(count, folder, is_tuned=False),
        report.TUNED: datasette(count, folder, is_tuned=True),
        report.POSTGRES: postgres(report.POSTGRES, count, is_counting=False),
        report.COUNTING: postgres(report.COUNTING, count, is_counting=True),
    }


def _rebuilds() -> dict[str, float]:
    """Seconds to build each index alone, and all of them as an operator does, each in a process of its own."""
    from algorithm_register.search.index.analysis import LANGUAGES

    alone = {f"{language} alone": _rebuilt("--language", language) for language in LANGUAGES}
    return alone | {"all side by side": _rebuilt()}


def _rebuilt(*words: str) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "algorithm_register", "rebuild_search", *words],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - started


def _served(folder: Path, asked: Sequence[BenchQuestion], *, rounds: int) -> "tuple[float, dict[str, Times]]":
    """The memory of a worker that was asked everything, and how long its answers took over HTTP."""
    from benchmarks import report
    from benchmarks.measuring import Candidate, anonymous_memory, measure
    from benchmarks.serving import Client, served

    with served(folder, workers=1) as register:
        client = Client(register.port)
        pages = Candidate(report.SERVED, lambda each: partial(client.demand, address(each)))
        typing = Candidate(report.SUGGESTED, lambda each: partial(client.demand, address_while_typing(each)))
        times = measure([pages], asked, rounds=rounds, counting=False)
        times |= measure([typing], beginnings(), rounds=rounds, counting=False)
        client.close()
        return max(map(anonymous_memory, register.workers)), times


def _reason(refused: Exception) -> str:
    """In one line, without where this repository lies."""
    first, *_ = str(refused).replace(str(keeping.ROOT), ".").splitlines() or [""]
    return f"{type(refused).__name__}: {first}"


def _tell(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


def _command(arguments: list[str]) -> None:
    count, words = int(arguments[0]), arguments[1:]
    rounds = 1 if "once" in words else _ROUNDS
    if "ready" in words:
        _make_ready(count)
    elif "into" in words:
        result = Path(words[words.index("into") + 1])
        result.write_bytes(pickle.dumps(measure_one(count, with_peers="peers" in words, rounds=rounds)))
    else:
        main(count, words)


def _make_ready(count: int) -> None:
    """See to it that the register of this size is there with its indexes, so that it can be served."""
    prepare(count)

    from algorithm_register.search.engine import search

    search().catch_up(limit=None)


if __name__ == "__main__":
    _command(sys.argv[1:])
