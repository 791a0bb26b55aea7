"""The real listing, searched by questions that people judged: the right descriptions come first."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.proof

SECONDS_TO_START = 120


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def served(real_data: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a register that holds the listing, served by a process of its own."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {"REGISTER_DATA_DIR": str(tmp_path / "data"), "PORT": str(port)}
    for inherited in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
        environment.pop(inherited, None)
    command = (sys.executable, "-m", "algorithm_register")
    for made in (["migrate"], ["import_register", str(real_data / "listing-2026-05-13.json")]):
        subprocess.run([*command, *made], check=True, capture_output=True, env=environment)
    server = subprocess.Popen(
        [*command, "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address: str) -> None:
    latest = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < latest:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310  # our own server
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail("the register did not start")


def test_the_right_descriptions_come_first(served, real_data):
    scorer = real_data.parent / "tools" / "score_search.py"
    judged = real_data / "search-judgments.jsonl"
    scored = subprocess.run(
        [sys.executable, str(scorer), served, str(judged), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    figures = json.loads(scored.stdout)
    every = figures.pop("all")
    assert every["ndcg10"] >= 0.90
    assert every["success3"] >= 0.95
    assert every["zero_hit"] == 0
    assert every["false_hits"] == 0
    assert every["errors"] == 0
    weak = {
        kind: found["ndcg10"]
        for kind, found in figures.items()
        if found["queries"] >= 4 and found["ndcg10"] is not None and found["ndcg10"] < 0.60
    }
    assert weak == {}
