"""The first tutorial works as it is written: its file and its commands are taken from the page itself."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.places import REPOSITORY

NOTHING_SET = {"PATH": os.environ["PATH"], "REGISTER_DATA_DIR": "my-register"}
PAGE = (REPOSITORY / "docs" / "tutorials" / "first-register.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """The arguments of every command of the page, in order, but for serving, which does not end."""
    lines = re.findall(r"(?m)^    \.venv/bin/algorithm-register (.+)$", PAGE)
    return [line.split() for line in lines if line != "serve"]


def file_of_the_page() -> str:
    block = re.search(r"(?s)```json\n(.+?)```", PAGE)
    assert block is not None
    return block[1]


@pytest.mark.proof
def test_a_newcomer_gets_what_the_tutorial_promises(tmp_path: Path) -> None:
    def run(arguments: list[str]) -> str:
        command = [sys.executable, "-m", "algorithm_register", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=NOTHING_SET, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    description = tmp_path / "first.jsonl"
    description.write_text(file_of_the_page(), encoding="utf-8")
    migrate, first_import, second_import, verify = commands()

    run(migrate)
    assert "1 new" in run(first_import)
    assert "x-gemeente-noorderhaaks" in (tmp_path / "report.jsonl").read_text(encoding="utf-8")

    changed = (
        file_of_the_page()
        .replace("wachten korter", "wachten veel korter")
        .replace("2026-03-02", "2026-09-14")
    )
    description.write_text(changed, encoding="utf-8")
    assert "1 changed" in run(second_import)
    assert "1 unchanged" in run(second_import)
    assert "as they were recorded" in run(verify)
