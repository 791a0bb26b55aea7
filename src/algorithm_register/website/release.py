"""Which release serves a page: part of the validator, so that a new text, template or library is fetched anew."""

import hashlib
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from algorithm_register.ui.digest import digest_of

_PACKAGE = Path(__file__).resolve().parents[1]
# What Python and Git leave beside the sources shapes no page.
_LEFTOVERS = (".pyc", ".md", ".po")


@cache
def build() -> str:
    """Sixteen hexadecimal digits over everything that shapes a page: this package, and the libraries it stands on.

    Read once for each process: a server keeps to the files as they were when it started.
    """
    libraries = sorted(f"{each.name}=={each.version}" for each in distributions())
    seen = "\n".join([digest_of(_PACKAGE, without=_LEFTOVERS), *libraries])
    return hashlib.sha256(seen.encode()).hexdigest()[:16]
