"""Takes times, counts queries and weighs processes."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.questions import BenchQuestion

Work = Callable[[], object]


@dataclass(frozen=True)
class Candidate:
    """Something that answers questions. `prepare` does beforehand what is not to be timed.

    `total` tells of what the work gives how many descriptions were found, where that can be told.
    """

    name: str
    prepare: Callable[[BenchQuestion], Work]
    total: Callable[[Any], int] | None = None


@dataclass
class Times:
    """How long a candidate took in milliseconds: for the first time of each question, and for all later times.

    `processor` is what of the later times this thread worked: what else runs on the machine adds nothing to it.
    """

    first: dict[BenchQuestion, float] = field(default_factory=dict)
    later: dict[BenchQuestion, list[float]] = field(default_factory=dict)
    processor: dict[BenchQuestion, list[float]] = field(default_factory=dict)
    queries: dict[BenchQuestion, int] = field(default_factory=dict)
    found: dict[BenchQuestion, int] = field(default_factory=dict)

    def all(self, kind: str = "") -> list[float]:
        """All later times, of questions of one kind or of any."""
        return [
            taken for question, times in self.later.items() if kind in {"", question.kind} for taken in times
        ]


@dataclass(frozen=True)
class Summary:
    """The times of one candidate in milliseconds, `kinds` the median of each kind, `queries` the least and the most.

    `answered` is how many questions found anything, as far as that can be told, and `answered_p50` the time of those.
    """

    p50: float
    p95: float
    first_p50: float
    first_p95: float
    processor_p50: float
    processor_p95: float
    kinds: dict[str, float]
    queries: tuple[int, int] | None
    answered: int
    answered_p50: float


def summary(times: Times) -> Summary:
    """What is told of these times."""
    later, first, queries = times.all(), list(times.first.values()), times.queries.values()
    processor = [taken for worked in times.processor.values() for taken in worked]
    answered = [asked for asked in times.later if times.found.get(asked, 1)]
    return Summary(
        p50=quantile(later, 0.5),
        p95=quantile(later, 0.95),
        first_p50=quantile(first, 0.5),
        first_p95=quantile(first, 0.95),
        processor_p50=quantile(processor, 0.5),
        processor_p95=quantile(processor, 0.95),
        kinds={
            kind: quantile(times.all(kind), 0.5) for kind in dict.fromkeys(each.kind for each in times.later)
        },
        queries=(min(queries), max(queries)) if queries else None,
        answered=len(answered),
        answered_p50=quantile([taken for asked in answered for taken in times.later[asked]], 0.5),
    )


def measure(
    candidates: Sequence[Candidate], questions: Sequence[BenchQuestion], *, rounds: int, counting: bool = True
) -> dict[str, Times]:
    """Ask every candidate every question, in rounds and in a mixed order, so that what disturbs hits all alike.

    With `counting` one more round, that is not timed, counts the queries to the database of Django.
    """
    dice = random.Random("rounds")
    times = {candidate.name: Times(later={asked: [] for asked in questions}) for candidate in candidates}
    work = {
        (candidate.name, asked): candidate.prepare(asked) for asked in questions for candidate in candidates
    }
    turns = list(work)
    for turn in range(rounds + 1):
        dice.shuffle(turns)
        for name, asked in turns:
            taken, worked = timed(work[name, asked])
            if turn == 0:
                times[name].first[asked] = taken
            else:
                times[name].later[asked].append(taken)
                times[name].processor.setdefault(asked, []).append(worked)
    for candidate in candidates:
        for asked in questions:
            if candidate.total is not None:
                times[candidate.name].found[asked] = candidate.total(work[candidate.name, asked]())
            if counting:
                times[candidate.name].queries[asked] = queries_of(work[candidate.name, asked])
    return times


def timed(work: Work) -> tuple[float, float]:
    """How long the work takes, and how much of that this thread worked, in milliseconds."""
    started, worked = time.perf_counter(), time.thread_time()
    work()
    return (time.perf_counter() - started) * 1000, (time.thread_time() - worked) * 1000


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which this part of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def queries_of(work: Work) -> int:
    """How many queries the work sends to the database of Django."""
    from django.db import connection

    sent = 0

    def count(execute: Callable[..., object], *arguments: object) -> object:
        nonlocal sent
        sent += 1
        return execute(*arguments)

    with connection.execute_wrapper(count):
        work()
    return sent


def anonymous_memory(process: int) -> float:
    """Memory of a process that no file holds as well, in MB."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0.0
