"""The tasks of the Makefile explain themselves, and say in a sentence what is wrong."""

import runpy
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.house.places import REPOSITORY

TASKS = ["setup", "styles", "words", "demo", "test", "check", "fix", "proof", "drill", "bench", "lighthouse"]
REPORT = '<testsuites><testsuite tests="9" errors="1" failures="2" skipped="3"/></testsuites>'


def make(*arguments: str, folder: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments], cwd=folder, capture_output=True, text=True
    )


@pytest.fixture
def bare_copy(tmp_path: Path) -> Path:
    """The repository as far as making the virtual environment needs it."""
    shutil.copy(REPOSITORY / "Makefile", tmp_path)
    shutil.copytree(REPOSITORY / "requirements", tmp_path / "requirements")
    (tmp_path / "src").mkdir()
    return tmp_path


def test_make_alone_lists_every_task_with_a_sentence() -> None:
    listed = {line.split()[1]: line.split(maxsplit=2)[2] for line in make().stdout.splitlines()}
    assert listed.keys() >= set(TASKS)
    assert all(listed.values())


def test_a_python_that_is_too_old_is_said_in_a_sentence(bare_copy: Path) -> None:
    refused = make("setup", "PYTHON=", folder=bare_copy)
    assert refused.returncode != 0
    assert "Python 3.11 or newer" in refused.stderr


def test_ci_calls_the_tasks_that_a_developer_calls() -> None:
    script = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
    assert "make check" in script
    assert "for tests in coverage proof" in script


def test_ci_counts_the_lines_of_the_very_tests_that_a_developer_runs() -> None:
    sets = runpy.run_path(str(REPOSITORY / "tools" / "run_tests.py"))["SETS"]
    assert sets["coverage"] == sets["test"]


def test_the_counts_of_a_run_are_read_from_its_report(tmp_path: Path) -> None:
    counted = runpy.run_path(str(REPOSITORY / "tools" / "run_tests.py"))["counted"]
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")
    assert str(counted(report)) == "3 passed, 3 failed, 3 skipped"


def test_a_run_that_died_without_a_report_counts_as_failed(tmp_path: Path) -> None:
    counted = runpy.run_path(str(REPOSITORY / "tools" / "run_tests.py"))["counted"]
    assert str(counted(tmp_path / "none.xml")) == "0 passed, 1 failed, 0 skipped"
