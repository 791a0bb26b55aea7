"""One short digest over many files: an address or a validator that holds it changes when any of them does."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest_of(folder: Path, *, without: Iterable[str] = ()) -> str:
    """Sixteen hexadecimal digits over the names and contents of all files in a folder.

    Hidden files and `without`, endings of names, do not count. A folder that is not there counts as empty.
    """
    seen = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix not in without and not file.name.startswith("."):
            seen.update(f"{file.relative_to(folder)}\0".encode())
            seen.update(hashlib.sha256(file.read_bytes()).digest())
    return seen.hexdigest()[:16]
