"""Finding while many find: twenty clients at once, on two cores; and the bench itself, tried in small."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.places import REPOSITORY

DESCRIPTIONS = 20_000
SLOWEST_MS = 300


def run(*arguments: str, **environment: str) -> str:
    """What a program of the bench prints."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=REPOSITORY,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.drill
@pytest.mark.timeout(1800)
def test_twenty_clients_are_all_answered_soon() -> None:
    load = json.loads(run("benchmarks.load", str(DESCRIPTIONS)))
    assert load["failures"] == 0
    assert load["p95"] <= SLOWEST_MS, load


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_the_bench_measures_a_small_register(tmp_path: Path) -> None:
    report = run("benchmarks.searching", "200", "once", BENCH_CACHE=str(tmp_path))
    for measured in ("engine alone", "search service", "HTML page", "suggestions", "anonymous memory"):
        assert f"| {measured}" in report
    assert "| 200 |" in report
