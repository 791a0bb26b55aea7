"""Writes what was measured as a page of Markdown."""

import os
import platform
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.load import CLIENTS, SECONDS, WORKERS, Load
from benchmarks.measuring import Summary
from benchmarks.questions import questions

ENGINE, SERVICE, PAGE = "engine alone", "search service", "HTML page"
SUGGESTIONS = "suggestions"
SERVED, SUGGESTED = "HTML page from gunicorn", "suggestions from gunicorn"
DATASETTE, TUNED = "Datasette", "Datasette, tuned"
POSTGRES, COUNTING = "PostgreSQL", "PostgreSQL, counting"
PEERS = (DATASETTE, TUNED, POSTGRES, COUNTING)
DESCRIPTION, COMPARISON, ORGANISATION = (
    "description",
    "comparison of two texts of 5,000 characters",
    "organisation",
)
UNCHANGED, SEARCH_UNCHANGED = "description, not changed (304)", "results, not changed (304)"


@dataclass(frozen=True)
class Measured:
    """What was measured on a register of one size. Times in milliseconds unless the name says otherwise."""

    count: int
    rebuilds: dict[str, float]
    memory_mb: float
    summaries: dict[str, Summary]
    reading: dict[str, Summary]
    missing: dict[str, str]
    load: Load | None = None


def report(all_sizes: Sequence[Measured], versions: dict[str, str], command: str) -> str:
    """The whole page; the largest register decides."""
    largest = max(all_sizes, key=lambda each: each.count)
    parts = [
        _HEAD.format(command=command, machine="\n".join(_machine(versions))),
        *_section("Times", _times(all_sizes)),
        *_section("By kind of question", _kinds(largest)),
        *_section("Reading", _reading(all_sizes)),
        *_section("Building and memory", _sizes(all_sizes)),
        *_section("Under load", _loads(all_sizes)),
        *_section("Beside others", _peers(largest)),
        *_section("Targets", _targets(largest)),
        _HOW,
    ]
    return "\n".join(parts)


_HEAD = """# Performance

What finding and reading cost, measured by `{command}` on a synthetic register: made-up words and texts
whose lengths, repeats, publishers and filled fields follow the statistics of a real one (`benchmarks/likeness.json`).
The same number of descriptions always gives the same register. Compare times only with others of the same run.

{machine}
"""

_HOW = """
## What is measured

- **Engine alone**: tantivy with the very queries and aggregations that the service sends, recorded beforehand, ten
  results, and its own snippets of them. Nothing is read from the database.
- **Search service**: `search().find(…)` with ten results: reading the question, the check that the index is level with
  the ledger, counts of every filter, the records from the database and our own snippets.
- **HTML page**: ten results with all filters, from the request to the last byte, through everything that serves, in
  one process. **From gunicorn** is the same over HTTP, with one worker and one client. A process remembers the
  descriptions that it showed until something is recorded; *first time* is without.
- **Processor** is the time that the thread worked: on a machine at rest it is nearly the whole time, on a busy one it
  still is what the work costs. Where another process answers it is not known.
- **Queries** are those to the database of the register.
- **First time** is the first of each question in a process that just started, when nothing has been kept from another.
- **Rebuilding** is `rebuild_search`, from starting the program until it ends: for one language, and for all, each in a
  process of its own.
- **Not changed** is the answer to a visitor who has the page already.
- **Anonymous memory** is `RssAnon` of the worker after it was asked every question many times.
- **Datasette** serves the same rows from SQLite over HTTP: FTS5 over all texts, ten results, four facets. *As it
  comes* it has indexes on the facets and, because it leaves facets out after 200 ms, time enough to count; it shows
  every column and suggests other facets. *Tuned*, the file is immutable with its counts inspected, long texts are off
  the page, and so are suggestions.
- **PostgreSQL** works in the manner of today's national register, whose source is public: one unweighted Dutch vector
  of all text with a GIN index, newest first; how many results there are is found by fetching all of them whole, and
  where there are none words that look alike are tried. For each of four filters a query counts its values. Prepared,
  after `VACUUM ANALYZE`. Only its queries are timed: no page is made, no object, no snippet, no relevance.
- **PostgreSQL, counting** is the same with a query that counts in the place of the one that fetches all.
- The others count four filters, of themes only the first; ours counts every filter. They do not find inflections in
  compounds, correct nothing, and order by day or not at all.
"""


def _machine(versions: dict[str, str]) -> Iterator[str]:
    cpu = _value("/proc/cpuinfo", "model name") or platform.machine()
    memory = int(_value("/proc/meminfo", "MemTotal").split()[0]) / 1024**2
    ours = {name: version(name) for name in ("tantivy", "django", "gunicorn")}
    told = {"Python": platform.python_version(), "SQLite": sqlite3.sqlite_version, **ours, **versions}
    yield f"- Machine: {os.cpu_count()} processors ({cpu}), {memory:.0f} GB of memory"
    yield f"- Versions: {', '.join(f'{name} {number}' for name, number in told.items())}"
    yield f"- Date: {time.strftime('%Y-%m-%d', time.gmtime())}"


def _value(file: str, name: str) -> str:
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _section(title: str, lines: Iterator[str]) -> list[str]:
    told = list(lines)
    return [f"\n## {title}\n", *told] if told else []


def _times(all_sizes: Sequence[Measured]) -> Iterator[str]:
    yield "Milliseconds over all questions; *ratio* is the processor time to that of the engine alone, p50 to p50."
    yield ""
    yield "| descriptions | what | p50 | p95 | processor p50 | p95 | first time p50 | p95 | ratio | queries |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    for measured in all_sizes:
        engine = measured.summaries[ENGINE].processor_p50
        for name in (ENGINE, SERVICE, PAGE, SERVED, SUGGESTIONS, SUGGESTED):
            found = measured.summaries[name]
            yield (
                f"| {measured.count:,} | {name} | {found.p50:.1f} | {found.p95:.1f} | {_processor(name, found)}"
                f" | {found.first_p50:.1f} | {found.first_p95:.1f} | {_ratio(name, found, engine)}"
                f" | {_range(found.queries)} |"
            )


def _processor(name: str, found: Summary) -> str:
    """Nothing where another process did the work."""
    return " | " if name in {SERVED, SUGGESTED} else f"{found.processor_p50:.1f} | {found.processor_p95:.1f}"


def _ratio(name: str, found: Summary, engine: float) -> str:
    return f"{found.processor_p50 / engine:.1f}" if name in {ENGINE, SERVICE, PAGE} else ""


def _range(queries: tuple[int, int] | None) -> str:
    if queries is None:
        return ""
    least, most = queries
    return str(least) if least == most else f"{least} to {most}"


def _kinds(measured: Measured) -> Iterator[str]:
    names = [name for name in (ENGINE, SERVICE, PAGE, *PEERS) if name in measured.summaries]
    yield f"p50 in milliseconds, {measured.count:,} descriptions."
    yield ""
    yield f"| kind of question | {' | '.join(names)} |"
    yield f"|---|{'---:|' * len(names)}"
    for kind in measured.summaries[ENGINE].kinds:
        times = (f"{measured.summaries[name].kinds[kind]:.1f}" for name in names)
        yield f"| {kind} | {' | '.join(times)} |"


def _sizes(all_sizes: Sequence[Measured]) -> Iterator[str]:
    names = list(all_sizes[0].rebuilds)
    rebuilt = " | ".join(f"index rebuilt, {name} (s)" for name in names)
    yield f"| descriptions | {rebuilt} | anonymous memory of a worker (MB) |"
    yield f"|{'---:|' * (len(names) + 2)}"
    for each in all_sizes:
        seconds = " | ".join(f"{each.rebuilds[name]:.1f}" for name in names)
        yield f"| {each.count:,} | {seconds} | {each.memory_mb:.0f} |"


def _reading(all_sizes: Sequence[Measured]) -> Iterator[str]:
    yield "Pages from the request to the last byte, in one process, in milliseconds."
    yield ""
    yield "| descriptions | what | p50 | p95 | processor p50 | first time p50 | queries |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    for measured in all_sizes:
        for name, found in measured.reading.items():
            yield (
                f"| {measured.count:,} | {name} | {found.p50:.1f} | {found.p95:.1f} | {found.processor_p50:.1f} "
                f"| {found.first_p50:.1f} | {_range(found.queries)} |"
            )


def _loads(all_sizes: Sequence[Measured]) -> Iterator[str]:
    loaded = [(each.count, each.load) for each in all_sizes if each.load is not None]
    if loaded:
        yield (
            f"{CLIENTS} clients for {SECONDS} seconds, each asking again as soon as it has its answer; {WORKERS} "
            "workers; clients and register on this one machine. The target is p95 ≤ 300 ms and no failure."
        )
        yield ""
        yield "| descriptions | pages | failures | p50 | p95 |"
        yield "|---:|---:|---:|---:|---:|"
        for count, load in loaded:
            yield f"| {count:,} | {load.requests:,} | {load.failures} | {load.p50:.0f} | {load.p95:.0f} |"


def _peers(measured: Measured) -> Iterator[str]:
    names = [name for name in PEERS if name in measured.summaries]
    if names:
        asked, page = len(questions(measured.count)), measured.summaries[SERVED]
        yield f"{measured.count:,} descriptions, the same {asked} questions in the same run, milliseconds."
        yield ""
        yield "| what | p50 | p95 | as many times our p50 | finds anything for | p50 of those |"
        yield "|---|---:|---:|---:|---:|---:|"
        for name in (SERVED, *names):
            each = measured.summaries[name]
            found = measured.summaries[SERVICE].answered if name == SERVED else each.answered
            yield (
                f"| {name} | {each.p50:.1f} | {each.p95:.1f} | {each.p50 / page.p50:.1f} | {found} of {asked} "
                f"| {each.answered_p50:.1f} |"
            )
    for name, reason in measured.missing.items():
        yield f"\n{name} was not measured: {reason}"


def _targets(measured: Measured) -> Iterator[str]:
    yield f"With {measured.count:,} descriptions, one worker and one client. The targets are set for 100,000."
    yield ""
    yield "| target | limit | measured | met |"
    yield "|---|---:|---:|---|"
    for name, limit, found, unit in _limits(measured):
        yield f"| {name} | {limit:.1f} {unit} | {found:.1f} {unit} | {_met(found <= limit)} |"
    for name in PEERS:
        if name in measured.summaries:
            times = measured.summaries[name].p50 / measured.summaries[SERVED].p50
            yield f"| page from gunicorn, p50, faster than {name} | 20 × | {times:.1f} × | {_met(times >= 20)} |"


def _limits(measured: Measured) -> Iterator[tuple[str, float, float, str]]:
    engine, service, page = (measured.summaries[name] for name in (ENGINE, SERVICE, PAGE))
    for clock, part in (("", "p50"), ("", "p95"), ("processor_", "p50"), ("processor_", "p95")):
        alone, served, shown = (float(getattr(each, clock + part)) for each in (engine, service, page))
        told = f"processor time, {part}" if clock else part
        yield f"search service, {told}: 2 × engine + 1 ms", 2 * alone + 1, served, "ms"
        yield f"HTML page, {told}: engine + 25 ms", alone + 25, shown, "ms"
    for name in (SUGGESTIONS, SUGGESTED):
        yield f"{name}, p95", 20, measured.summaries[name].p95, "ms"
    for name, seconds in measured.rebuilds.items():
        yield f"index rebuilt, {name}", 60, seconds, "s"
    for name, limit in ((DESCRIPTION, 15), (COMPARISON, 50), (UNCHANGED, 3), (SEARCH_UNCHANGED, 3)):
        yield f"{name}, p50", limit, measured.reading[name].p50, "ms"
    yield "anonymous memory of a worker", 250, measured.memory_mb, "MB"


def _met(is_met: bool) -> str:
    return "yes" if is_met else "**no**"
