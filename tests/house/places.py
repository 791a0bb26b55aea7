"""Where the repository lies, and what is in it."""

import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src" / "algorithm_register"


def files(*suffixes: str) -> list[Path]:
    """The files that are committed or would be, with one of these endings; all when none is named."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    found = (REPOSITORY / name for name in names.split("\0") if name)
    return sorted(file for file in found if file.is_file() and (not suffixes or file.suffix in suffixes))
