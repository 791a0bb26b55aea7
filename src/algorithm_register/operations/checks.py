"""The system check that refuses a database whose guards do not stand."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

from algorithm_register.operations.guards import missing_guards


def check_guards(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Run by `algorithm-register check --database default` and before serving."""
    if not databases:
        return []
    return [
        Error(
            f"The guard {name} is missing: what is published could be changed.",
            hint="Run `algorithm-register migrate` to put it back, then `algorithm-register verify_ledger`.",
            id="register.E001",
        )
        for name in missing_guards()
    ]
