"""Runs one set of tests on every database and browser that is here, and says what it could not run and why.

    python tools/run_tests.py test|coverage|proof|drill

Ends with one line that adds up all phases: `N passed, N failed, N skipped`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import psycopg

ROOT = Path(__file__).resolve().parents[1]
POSTGRES = os.environ.get("REGISTER_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
# The quick tests try a few examples of each property; the proofs try every property again, with many.
_QUICK = "not proof and not drill"
SETS = {
    "test": _QUICK,
    "coverage": _QUICK,
    "proof": "(proof or hypothesis) and not drill",
    "drill": "drill",
}
EXAMPLES = {"test": "quick", "coverage": "quick", "proof": "thorough", "drill": "thorough"}
# Of the quick tests these phases run beside the others, in two lanes of about one length: every machine has two cores.
# Counting lines makes the tests on SQLite half as long again.
ASIDE = {"test": {"browser"}, "coverage": {"PostgreSQL", "browser"}}
NOTHING_COLLECTED = 5


@dataclass(frozen=True)
class Phase:
    """One run of pytest: a name to show, the tests it selects, and what it needs besides."""

    name: str
    marks: str
    environment: Mapping[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    obstacle: str = ""


@dataclass(frozen=True)
class Count:
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def phases(which: str) -> tuple[Phase, ...]:
    """The phases of a set: SQLite, then PostgreSQL, then the browser."""
    marks = SETS[which]
    examples = (f"--hypothesis-profile={EXAMPLES[which]}",)
    coverage = ("--cov", "--cov-report=term") if which == "coverage" else ()
    browser, no_browser = chromium()
    return (
        Phase("SQLite", f"{marks} and not browser", options=(*examples, *coverage)),
        Phase(
            "PostgreSQL",
            f"{marks} and database and not browser",
            {"REGISTER_TEST_DATABASE": POSTGRES},
            examples,
            obstacle=postgres_obstacle(),
        ),
        Phase("browser", f"{marks} and browser", {"REGISTER_TEST_CHROMIUM": browser}, obstacle=no_browser),
    )


def postgres_obstacle() -> str:
    """Why there is no PostgreSQL to test on; empty when one answers."""
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.Error as no_answer:
        first_line = str(no_answer).strip().splitlines()[0]
        return f"no PostgreSQL answers ({first_line}). Name one with REGISTER_TEST_POSTGRES."
    return ""


def chromium() -> tuple[str, str]:
    """The path of a Chromium and an empty string, or an empty string and why there is none."""
    found = _on_the_path() or _of_playwright() or _from_debian()
    return found, "" if found else "no Chromium is here. Install one, for instance Debian's package chromium."


def _on_the_path() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), "")


def _of_playwright() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def _from_debian() -> str:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return ""
    print("Installing Debian's package chromium for the browser tests …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(
            ["apt-get", "-qq", *step], env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr
        )
    return _on_the_path()


@dataclass(frozen=True)
class Outcome:
    """How one phase ended. `output` is what is still to be shown of it."""

    phase: Phase
    count: Count
    is_well: bool
    output: str


def run(phase: Phase, report: Path, *, quietly: bool) -> Outcome:
    """Run one phase, showing it at once, or quietly to be shown later."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-m",
        phase.marks,
        f"--junitxml={report}",
        *phase.options,
    ]
    pipe = subprocess.PIPE if quietly else None
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | phase.environment,
        stdout=pipe,
        stderr=subprocess.STDOUT,
        text=True,
    )
    is_well = done.returncode in {0, NOTHING_COLLECTED}
    return Outcome(phase, counted(report), is_well, done.stdout or "")


def run_all(which: str, chosen: Sequence[Phase]) -> Iterator[Outcome]:
    """Run the phases and yield each when it can be shown.

    Proofs and drills measure time, so their phases run one after the other.
    """
    beside = ASIDE.get(which, set())
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder, ThreadPoolExecutor(max_workers=1) as aside:
        os.environ["TMPDIR"] = folder
        reports = {phase.name: Path(folder) / f"{phase.name}.xml" for phase in chosen}
        waiting = [
            aside.submit(run, each, reports[each.name], quietly=True)
            for each in chosen
            if each.name in beside
        ]
        for each in chosen:
            if each.name not in beside:
                announce(which, each)
                yield run(each, reports[each.name], quietly=False)
        for future in waiting:
            outcome = future.result()
            announce(which, outcome.phase)
            yield outcome


def in_memory() -> str | None:
    """A folder in memory when there is one with room: half of what tests wait for is a disk that must be sure."""
    memory = Path("/dev/shm")  # noqa: S108 - only a TemporaryDirectory is made in it
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 4 * 2**30 else None


def announce(which: str, phase: Phase) -> None:
    """Say which phase the lines that follow are of."""
    print(f"\n— {which}, {phase.name} —", flush=True)


def counted(report: Path) -> Count:
    """The totals of a JUnit report; one failure when pytest died before it wrote any."""
    if not report.exists():
        return Count(failed=1)
    total = Count()
    for suite in ElementTree.parse(report).iter("testsuite"):
        tests, errors, failures, skipped = (
            int(suite.get(key, "0")) for key in ("tests", "errors", "failures", "skipped")
        )
        total += Count(tests - errors - failures - skipped, errors + failures, skipped)
    return total


def main(which: str) -> int:
    """Exit code 0 when no phase failed."""
    total, all_well = Count(), True
    all_phases = phases(which)
    for outcome in run_all(which, [phase for phase in all_phases if not phase.obstacle]):
        print(outcome.output, end="", flush=True)
        total, all_well = total + outcome.count, all_well and outcome.is_well
    not_run = [f"Not run on {phase.name}: {phase.obstacle}" for phase in all_phases if phase.obstacle]
    print("\n" + "\n".join([*not_run, str(total)]), flush=True)
    return 0 if all_well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
