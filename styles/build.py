"""Builds the styles and scripts that the pages use, when their sources have changed."""

import argparse
from pathlib import Path

from tools.node_packages import LOCK, ROOT, digest, ensure, run

PACKAGE = ROOT / "src" / "algorithm_register"
BUILT = PACKAGE / "ui" / "static" / "register" / "built"
STAMP = BUILT / ".stamp"


def main() -> None:
    """Install what the lock names if it changed, and build if a source changed; else do nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--checks", action="store_true", help="also install what the browser tests check pages with"
    )
    ensure(with_checks=parser.parse_args().checks)
    now = digest(sources())
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == now:
        print("The styles are up to date.")
        return
    print("Building the styles.")
    run("node", "styles/build.mjs")
    STAMP.write_text(now, encoding="ascii")


def sources() -> list[Path]:
    """Every file that the built styles depend on."""
    markup = [
        file
        for room in ("ui", "website")
        for file in (PACKAGE / room).rglob("*")
        if file.suffix in {".html", ".py", ".js"} and BUILT not in file.parents
    ]
    return sorted([*(ROOT / "styles").iterdir(), *markup, LOCK])


if __name__ == "__main__":
    main()
