"""Commits to a record part by part, so that one part can be shielded or proven without the others.

commitment = SHA-256("algorithm-register part v1\\n" ‖ salt ‖ JCS([name, value]))
digest     = SHA-256("algorithm-register record v1\\n" ‖ JCS({name: commitment, …}))
"""

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from algorithm_register.kernel.canonical import canonical_bytes
from algorithm_register.kernel.errors import ValueRefused

Part = str | list[str] | list[dict[str, str]] | dict[str, str]

_PART_PREFIX = b"algorithm-register part v1\n"
_RECORD_PREFIX = b"algorithm-register record v1\n"
_NAME = re.compile(r"[a-z0-9_./~-]+")
_SALT_BYTES = 16


@dataclass(frozen=True)
class Sealed:
    """A record as it is stored: values, salts and commitments by part name, and the digest over all."""

    parts: Mapping[str, Part]
    salts: Mapping[str, str]
    commitments: Mapping[str, str]
    digest: str


def commitment(name: str, value: Part, salt: str) -> str:
    """The commitment to one part; the salt is 32 hexadecimal digits."""
    return hashlib.sha256(_PART_PREFIX + bytes.fromhex(salt) + canonical_bytes([name, value])).hexdigest()


def digest(commitments: Mapping[str, str]) -> str:
    """The digest of a record: 64 lower-case hexadecimal digits."""
    return hashlib.sha256(_RECORD_PREFIX + canonical_bytes(dict(commitments))).hexdigest()


def seal(parts: Mapping[str, Part], salts: Mapping[str, str] | None = None) -> Sealed:
    """Commit to the parts; each gets a salt of its own unless salts are given."""
    for name, value in parts.items():
        _check(name, value)
    chosen = dict(salts) if salts is not None else {name: secrets.token_hex(_SALT_BYTES) for name in parts}
    commitments = {name: commitment(name, value, chosen[name]) for name, value in parts.items()}
    return Sealed(dict(parts), chosen, commitments, digest(commitments))


def _check(name: str, value: object) -> None:
    if not _NAME.fullmatch(name):
        raise ValueRefused(
            "A part needs a name of a-z 0-9 _ . / ~ -.", field=name, value=name, limit=_NAME.pattern
        )
    if not value or not _is_part(value):
        raise ValueRefused(
            "A part is a string, array or object of strings, and never empty; leave out what is empty.",
            field=name,
            value=value,
        )


def _is_part(value: object) -> bool:
    if isinstance(value, str):
        return _is_text(value)
    if isinstance(value, Mapping):
        return all(isinstance(member, str) and _is_text(member) for pair in value.items() for member in pair)
    if isinstance(value, list):
        return all(isinstance(item, str | Mapping) and _is_part(item) for item in value)
    return False


def _is_text(value: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in value)
