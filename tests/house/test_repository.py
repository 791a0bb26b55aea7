"""The repository names no machine, no registry and nobody's file, and every module says why it exists."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.places import REPOSITORY, SOURCE, files

# Written in pieces, so that this file does not name what no file may name.
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me")) + r")/")
REGISTRIES = re.compile(
    "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org", "deb" + r"ian\.org"))
)


def texts() -> list[tuple[str, str]]:
    return [(str(file.relative_to(REPOSITORY)), read(file)) for file in files()]


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("forbidden", [MACHINE_PATHS, REGISTRIES], ids=["machine path", "registry host"])
def test_no_file_names_this_machine_or_a_registry(forbidden: re.Pattern[str]) -> None:
    assert [name for name, text in texts() if forbidden.search(text)] == []


def test_every_module_says_why_it_exists() -> None:
    silent = [
        str(file.relative_to(REPOSITORY))
        for file in files(".py")
        if "migrations" not in file.parts and ast.get_docstring(ast.parse(read(file))) is None
    ]
    assert silent == []


def test_no_room_is_called_by_a_name_that_says_nothing() -> None:
    empty_names = {"utils", "util", "helpers", "common", "core", "misc"}
    assert [str(file) for file in SOURCE.rglob("*.py") if empty_names & {file.stem, file.parent.name}] == []


def test_imports_go_down_only() -> None:
    checked = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=REPOSITORY, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout


def test_the_licence_is_the_eupl() -> None:
    licence = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Appendix" in licence
