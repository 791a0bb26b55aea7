"""Canonical bytes: JCS (RFC 8785), so that equal values have equal digests everywhere."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import rfc8785


def canonical_bytes(value: Any) -> bytes:
    """The JCS bytes of a JSON value of strings, integers, arrays and objects."""
    return rfc8785.dumps(value)


def canonical_text(value: Any) -> str:
    """The same as text, the form in which records are stored."""
    return canonical_bytes(value).decode("utf-8")


def fingerprint(value: Mapping[str, Any] | Sequence[Any] | str) -> str:
    """SHA-256 of the canonical bytes, in 64 lower-case hexadecimal digits."""
    return hashlib.sha256(canonical_bytes(value)).hexdigest()


def parsed(text: str) -> Any:
    """The JSON value of a stored text."""
    return json.loads(text)
