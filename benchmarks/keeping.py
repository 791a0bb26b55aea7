"""Keeps made registers below `.cache`, each in a folder named for all that shapes it, for the next time."""

import hashlib
import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CACHE = Path(os.environ.get("BENCH_CACHE") or ROOT / ".cache" / "bench")
_MADE = "made"
_SHAPED_BY = ("likeness.json", "likeness.py", "words.py", "rows.py", "filling.py")


def folder_for(count: int) -> Path:
    """Where the register with this many descriptions stands."""
    shapes = [ROOT / "benchmarks" / name for name in _SHAPED_BY]
    shapes += sorted((ROOT / "src").rglob("migrations/*.py"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in shapes)).hexdigest()
    return CACHE / f"{count}-{digest[:12]}"


def is_filled(folder: Path) -> bool:
    """Whether a whole register stands there."""
    return (folder / _MADE).exists()


def set_filled(folder: Path) -> None:
    """Say that a whole register stands there."""
    (folder / _MADE).touch()


def clear(folder: Path) -> None:
    """Make room: take away what was begun there, and registers of this size that another release shaped."""
    count = folder.name.split("-")[0]
    for old in CACHE.glob(f"{count}-*"):
        shutil.rmtree(old)
    folder.mkdir(parents=True, mode=0o700)
