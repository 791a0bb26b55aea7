"""What is installed is locked: by version and hash, and without the name of any host."""

import json
import re
from pathlib import Path

import pytest
from tests.house.places import REPOSITORY

SETS = ["build", "runtime", "development", "styles", "peers"]


def lock(name: str) -> str:
    return (REPOSITORY / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def locked(text: str) -> dict[str, str]:
    """The lines of each locked package, by its name in lower case with hyphens."""
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", re.sub(r"(?m)^ *#.*\n", "", text))
    return {plain_name(block): block for block in blocks if block.strip()}


def plain_name(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None
    return re.sub(r"[._-]+", "-", name[0]).lower()


def asked_for(file: Path) -> set[str]:
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return {plain_name(line) for line in lines if line and line[0] not in "#-"}


@pytest.mark.parametrize("name", SETS)
def test_every_package_is_locked_by_version_and_hash(name: str) -> None:
    loose = [
        package
        for package, block in locked(lock(name)).items()
        if "==" not in block or "--hash=sha256:" not in block
    ]
    assert loose == []


@pytest.mark.parametrize("name", SETS)
def test_everything_asked_for_is_in_the_lock(name: str) -> None:
    asked = asked_for(REPOSITORY / "requirements" / f"{name}.in")
    assert asked
    assert asked - locked(lock(name)).keys() == set()


def test_tests_run_on_the_versions_that_serve() -> None:
    serves, tests = (set(re.findall(r"(?m)^\S+==[^\s;]+", lock(name))) for name in ("runtime", "development"))
    assert serves - tests == set()


@pytest.mark.parametrize("name", SETS)
def test_a_lock_names_no_host(name: str) -> None:
    assert "://" not in lock(name)
    assert "index-url" not in lock(name)


@pytest.mark.parametrize("folder", [".", "tools/lighthouse"])
def test_a_lock_of_npm_names_no_host(folder: str) -> None:
    lock = REPOSITORY / folder / "package-lock.json"
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_no_lock_that_writes_hosts_is_kept() -> None:
    assert not (REPOSITORY / "uv.lock").exists()
