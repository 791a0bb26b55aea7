"""Lets many clients ask a served register at once, each as soon as it has its answer, and says how long they waited.

    python -m benchmarks.load HOW_MANY [SECONDS]

Prints one line of JSON: requests, failures (5xx or no answer), and p50 and p95 in milliseconds.
"""

import http.client
import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from benchmarks import keeping
from benchmarks.measuring import quantile
from benchmarks.questions import address, questions
from benchmarks.serving import Client, served

CLIENTS = 20
SECONDS = 30
WORKERS = 2


@dataclass(frozen=True)
class Load:
    """How a register answered; times in milliseconds."""

    requests: int
    failures: int
    p50: float
    p95: float


@dataclass
class _Waited:
    """What one client saw."""

    times: list[float] = field(default_factory=list)
    failures: int = 0


def under_load(port: int, targets: Sequence[str], *, clients: int, seconds: float) -> Load:
    """Have this many clients ask these addresses in an order of their own for so many seconds."""
    end = time.monotonic() + seconds
    waited = [_Waited() for _ in range(clients)]
    threads = [
        threading.Thread(target=_ask, args=(port, targets, end, random.Random(number), each))
        for number, each in enumerate(waited)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [taken for each in waited for taken in each.times]
    return Load(
        requests=len(times),
        failures=sum(each.failures for each in waited),
        p50=round(quantile(times, 0.5), 1),
        p95=round(quantile(times, 0.95), 1),
    )


def _ask(port: int, targets: Sequence[str], end: float, dice: random.Random, waited: _Waited) -> None:
    client = Client(port)
    while time.monotonic() < end:
        started = time.perf_counter()
        try:
            status, _ = client.get(dice.choice(targets))
        except (OSError, http.client.HTTPException):
            status = 0
        client.close()  # who has read a page comes back on another connection: servers keep one for seconds only
        waited.times.append((time.perf_counter() - started) * 1000)
        waited.failures += not 200 <= status < 500


def measure_load(count: int, seconds: float = SECONDS) -> Load:
    """Serve the register of this size, which has to be there, and load it."""
    targets = [address(asked) for asked in questions(count)]
    with served(keeping.folder_for(count), workers=WORKERS) as register:
        register.settle()
        return under_load(register.port, targets, clients=CLIENTS, seconds=seconds)


def main(count: int, seconds: float) -> None:
    """Make the register if need be, and load it."""
    subprocess.run([sys.executable, "-m", "benchmarks.searching", str(count), "ready"], check=True)
    print(json.dumps(asdict(measure_load(count, seconds))))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
