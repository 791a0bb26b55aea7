"""A run that is killed loses nothing: run again, it ends where it would have ended."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILLS = 10
FILES = (
    "listing-2026-05-13.json",
    "register-nld-2026.jsonl",
    "register-export-nld-one-row.csv",
    "register-export-eng-2025-06.csv",
)
_DUMP = """
import json, django; django.setup()
from algorithm_register.ledger.selectors import position
from algorithm_register.register.selectors import live_numbers, published_records
from algorithm_register.search.engine import search
from algorithm_register.search.port import Question
records = published_records(live_numbers()).values()
content = sorted(json.dumps([r.source, r.translated_from, r.organisation_code, dict(r.content)]) for r in records)
print(json.dumps([content, position(), search().position(), search().find(Question()).total]))
"""


class Register:
    """A register in a folder of its own, used from outside as an operator does."""

    def __init__(self, folder: Path) -> None:
        settings = {
            "REGISTER_DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "algorithm_register.config.settings.runtime",
        }
        hidden = ("DATABASE_URL", "REGISTER_HOSTS")
        self.env = {**{key: value for key, value in os.environ.items() if key not in hidden}, **settings}
        self.report = folder / "report.jsonl"
        self.run("migrate")

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "algorithm_register", *arguments]
        return subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def run(self, *arguments: str) -> None:
        process = self.start(*arguments)
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()

    def lines(self) -> int:
        return self.report.read_bytes().count(b"\n") if self.report.exists() else 0

    def state(self) -> list[object]:
        dumped = subprocess.run([sys.executable, "-c", _DUMP], env=self.env, check=True, capture_output=True)
        state: list[object] = json.loads(dumped.stdout)
        return state


@pytest.mark.drill
@pytest.mark.timeout(1800)
def test_killed_at_ten_random_moments_it_ends_where_it_would_have_ended(tmp_path, real_data):
    paths = [str(real_data / name) for name in FILES]
    whole, killed = Register(tmp_path / "whole"), Register(tmp_path / "killed")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole.run("import_register", *paths, "--report", str(whole.report))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Time of the processor, so that a busy machine is no failure.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime <= 60

    seed = int.from_bytes(os.urandom(4), "big")
    print(f"seed {seed}")  # noqa: T201 - shown when the test fails, to try the same moments again
    moments, reached = random.Random(seed), 0  # noqa: S311 - moments, not secrets
    for _ in range(KILLS):
        killed.report.unlink(missing_ok=True)
        process = killed.start("import_register", *paths, "--report", str(killed.report))
        until = reached + moments.randint(1, 180)
        while killed.lines() < until and process.poll() is None:
            time.sleep(0.002)
        time.sleep(moments.uniform(0, 0.05))
        assert process.poll() is None, "the run ended before it could be killed"
        process.send_signal(signal.SIGKILL)
        process.communicate()
        reached = killed.lines()
    killed.run("import_register", *paths)
    killed.run("verify_ledger")
    assert killed.state() == whole.state()
