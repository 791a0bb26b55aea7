"""System checks: guards that do not stand are refused; an open data folder and a missing contact are told."""

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


def check_security_contact(**_: Any) -> list[CheckMessage]:
    """Run before every command: others can reach this register, and nobody can be told of a leak in it."""
    if not settings.REGISTER_PUBLIC or settings.REGISTER_SECURITY_CONTACT:
        return []
    return [
        Warning(
            "Nobody can be told of a leak: /.well-known/security.txt is not there.",
            hint="Set REGISTER_SECURITY_CONTACT to a mail address or an address that begins with https://.",
            id="register.W002",
        )
    ]
