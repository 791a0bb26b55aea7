"""Keeps redacted text out: empties the memory when the register redacts, and knows the text when it comes again."""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from typing import TypeVar

from algorithm_register.intake.models import DigestKey, EmptiedValue, Known, LastRow
from algorithm_register.kernel.canonical import canonical_bytes
from algorithm_register.register.selectors import published_record
from algorithm_register.standards.text import plain

_KINDS = ("content/", "unknown/")
_Value = TypeVar("_Value")


def forget_parts(
    *,
    number: str,
    language: str,
    parts: Iterable[str],
    values: Mapping[str, object] | None = None,
    **_: object,
) -> None:
    """Empty these parts in every remembered row of the description, and know their `values` (part name → value)
    when a file brings them; a receiver of `parts_redacted`.

    A text that still stands in the live edition (the redaction was of an older one) is kept.
    """
    public = _public_values(number, language)
    key = _key()
    for name, value in (values or {}).items():
        if name.startswith(_KINDS) and value != public.get(name):
            _know(number, language, _digest(key, name, value))
    names = [part for part in parts if part.startswith(_KINDS)]
    list(Known.objects.select_for_update().filter(number=number))
    for row in LastRow.objects.filter(known__number=number, language=language):
        taken = [name for name in names if _remembered(row, name) not in (None, public.get(name))]
        for name in taken:
            _know(number, language, _digest(key, name, _taken(row, name)))
        if taken:
            row.save(update_fields=["content", "unknown"])


def emptied_digests(number: str, language: str) -> frozenset[str]:
    """The digest of every text that was redacted in a description in one language."""
    rows = EmptiedValue.objects.filter(number=number, language=language)
    return frozenset(rows.values_list("digest", flat=True))


def without_emptied(
    prefix: str, values: Mapping[str, _Value], emptied: frozenset[str]
) -> tuple[dict[str, _Value], list[str]]:
    """The values that were never redacted, and the keys of those that were.

    `prefix` is what parts of this kind begin with: `content/` or `unknown/`.
    """
    if not emptied:
        return dict(values), []
    secret = _key()
    gone = [key for key, value in values.items() if _digest(secret, prefix + key, value) in emptied]
    return {key: value for key, value in values.items() if key not in gone}, gone


def _public_values(number: str, language: str) -> dict[str, object]:
    """What readers of a language still see, by the name of the part."""
    live = published_record(number)
    if live.language == language:
        content, unknown = live.content, live.unknown
    else:
        made = next((each for each in live.translations if each.language == language), None)
        content, unknown = (made.content, {}) if made else ({}, {})
    return _named("content/", content) | _named("unknown/", unknown)


def _named(prefix: str, values: Mapping[str, object]) -> dict[str, object]:
    return {prefix + key: value for key, value in values.items()}


def _remembered(row: LastRow, name: str) -> object:
    kind, _, key = name.partition("/")
    values: Mapping[str, object] = row.content if kind == "content" else row.unknown
    return values.get(key)


def _taken(row: LastRow, name: str) -> object:
    kind, _, key = name.partition("/")
    return (row.content if kind == "content" else row.unknown).pop(key)


def _know(number: str, language: str, digest: str) -> None:
    EmptiedValue.objects.get_or_create(number=number, language=language, digest=digest)


def _key() -> str:
    """The key of every digest, drawn on first use."""
    return DigestKey.objects.get_or_create(pk=1, defaults={"key": secrets.token_hex(32)})[0].key


def _digest(key: str, name: str, value: object) -> str:
    # The words count and not their markup, which differs between an editor and a source.
    words = " ".join(plain(value).split()) if isinstance(value, str) else value
    return hmac.digest(key.encode(), canonical_bytes([name, words]), "sha256").hex()
