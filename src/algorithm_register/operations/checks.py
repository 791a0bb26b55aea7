"""System checks: guards that do not stand are refused, a data folder that others can read is told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

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


def check_data_folder(**_: Any) -> list[CheckMessage]:
    """Run before every command: a folder that could not be shut, since it is someone else's or shared."""
    folder = Path(settings.REGISTER_DATA_DIR)
    if not folder.stat().st_mode & 0o077:
        return []
    return [
        Warning(
            f"The data folder {folder} is open to other users of this machine.",
            hint=f"Run `chmod 700 {folder}` as its owner, or name a folder of this user with REGISTER_DATA_DIR.",
            id="register.W001",
        )
    ]
