"""Keeps redacted text out: empties the memory when the register redacts, and knows the text when it comes again."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.utils.crypto import salted_hmac

from algorithm_register.intake.models import EmptiedValue, Known, LastRow
from algorithm_register.kernel.canonical import canonical_text
from algorithm_register.register.selectors import published_record

_SALT = "algorithm_register.intake.redaction"
_Value = TypeVar("_Value")


def forget_parts(*, number: str, language: str, parts: Iterable[str], **_: object) -> None:
    """Empty these parts in every remembered row of the description; a receiver of `parts_redacted`.

    A row whose text still stands in the live edition (the redaction was of an older one) keeps it.
    """
    names = [part for part in parts if part.startswith(("content/", "unknown/"))]
    list(Known.objects.select_for_update().filter(number=number))
    for row in LastRow.objects.filter(known__number=number, language=language):
        public = _public_values(number, language)
        taken = [name for name in names if _remembered(row, name) not in (None, public.get(name))]
        for name in taken:
            _take(row, number, name)
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
    gone = [key for key, value in values.items() if _digest(prefix + key, value) in emptied]
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


def _take(row: LastRow, number: str, name: str) -> None:
    kind, _, key = name.partition("/")
    values = row.content if kind == "content" else row.unknown
    digest = _digest(name, values.pop(key))
    EmptiedValue.objects.get_or_create(number=number, language=row.language, digest=digest)


def _digest(name: str, value: object) -> str:
    # Keyed with the secret of this register: who has only the database cannot test guesses of the text.
    return salted_hmac(_SALT, canonical_text([name, value]), algorithm="sha256").hexdigest()
