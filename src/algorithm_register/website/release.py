"""Which build serves a page: part of the validator, so that a new text or template is fetched anew."""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_KINDS = frozenset({".py", ".html", ".txt", ".mo", ".css", ".js", ".yaml", ".csv"})


@cache
def build() -> str:
    """Sixteen hexadecimal digits over everything in the package that shapes a page; read once per process."""
    seen = hashlib.sha256()
    for file in sorted(_PACKAGE.rglob("*")):
        if file.suffix in _KINDS:
            seen.update(str(file.relative_to(_PACKAGE)).encode())
            seen.update(hashlib.sha256(file.read_bytes()).digest())
    return seen.hexdigest()[:16]
