"""Canonical content: the one form in which answers are recorded, whatever form they came in."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from algorithm_register.kernel.canonical import canonical_text
from algorithm_register.standards.findings import Finding, Severity, finding
from algorithm_register.standards.model import Field, Kind, Questions
from algorithm_register.standards.text import has_foreign_markup, normalised, plain, sanitised

Value = str | list[str] | list[dict[str, str]]

_KEPT = re.compile(r"[a-z0-9_.-]")


@dataclass(frozen=True)
class Canonical:
    """Content ready to be recorded, by key; `unknown` by escaped key; `findings` tell what changed."""

    content: dict[str, Value]
    unknown: dict[str, str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Read:
    """What became of one value; the value is None where nothing was left."""

    value: Value | None
    codes: tuple[str, ...] = ()


def canonicalise(raw: Mapping[str, object], standard: Questions) -> Canonical:
    """The content as it is recorded. Never raises for bad content: what has no certain meaning stays text.

    Generated fields are left out, empty answers are absent, and keys that the standard does not know come
    back in `unknown` with a finding.
    """
    content: dict[str, Value] = {}
    unknown: dict[str, str] = {}
    findings: list[Finding] = []
    for key, value in raw.items():
        field = standard.fields.get(key)
        if field is None:
            unknown |= _unknown(key, value)
            findings.append(finding(str(key), "unknown-key", Severity.WARNS))
        elif not field.generated:
            read = _READERS[field.kind](value, field)
            findings += [_told(field, code, value) for code in read.codes]
            content |= {field.key: read.value} if read.value else {}
    return Canonical(
        {key: content[key] for key in standard.fields if key in content}, unknown, tuple(findings)
    )


def escaped_key(key: str) -> str:
    """The key as part of a name in the ledger: a character outside `[a-z0-9_.-]` becomes, for each byte of
    its UTF-8 form, `~` and two hexadecimal digits. Different keys stay different; the empty key is a `~`."""
    return "".join(char if _KEPT.match(char) else _escaped(char) for char in key) or "~"


def verbatim(value: object) -> str:
    """A value of any type as text: a string as it is, anything else as its JCS text, the empty as nothing."""
    if isinstance(value, str):
        return normalised(value)
    if value is None or value in ([], {}):
        return ""
    return normalised(_json_text(value))


def _json_text(value: object) -> str:
    try:
        return canonical_text(value)
    except (ValueError, TypeError, RecursionError):
        pass  # a number too large for JCS, half a surrogate pair: still better written down than lost
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    except (ValueError, TypeError, RecursionError):
        return "…"


def _unknown(key: str, value: object) -> dict[str, str]:
    text = verbatim(value)
    return {escaped_key(str(key)): text} if text else {}


def _escaped(char: str) -> str:
    return "".join(f"~{byte:02x}" for byte in char.encode("utf-8", "surrogatepass"))


def _told(field: Field, code: str, value: object) -> Finding:
    severity = Severity.REFUSES if code in ("wrong-type", "not-permitted") else Severity.NOTES
    limit = ", ".join(field.values) if code == "not-permitted" else field.kind.value
    return finding(field.key, code, severity, label=field.label, limit=limit, value=verbatim(value) or None)


def _text(value: object, field: Field) -> _Read:
    text = verbatim(value)
    if not isinstance(value, str):
        return _Read(text or None, ("wrong-type",) if text else ())
    return _Read(text, ("text-normalised",) if text != value else ())


def _rich_text(value: object, field: Field) -> _Read:
    read = _text(value, field)
    if not isinstance(read.value, str):
        return read
    text = sanitised(read.value)
    codes = (*read.codes, "markup-removed") if has_foreign_markup(read.value) else read.codes
    return _Read(text if plain(text) else None, codes)


def _choices(value: object, field: Field) -> _Read:
    if not isinstance(value, list | tuple):
        return _text(value, field)
    given = [normalised(each) for each in value if isinstance(each, str)]
    if len(given) < len(value) or not set(given) <= set(field.values):
        return _Read(verbatim(list(value)) or None, ("not-permitted",) if value else ())
    ordered = [each for each in field.values if each in given]
    return _Read(ordered, ("reordered",) if ordered != list(value) else ())


def _rows(value: object, field: Field) -> _Read:
    if not isinstance(value, list | tuple):
        return _text(value, field)
    rows = [_row(each, field) for each in value]
    known = [row for row in rows if row is not None]
    first = next(iter(field.items))
    if len(known) < len(rows) or not all(first in row for row in known if row):
        return _Read(verbatim(list(value)) or None, ("wrong-type",))
    filled = [row for row in known if row]
    is_changed = any(normalised(text) != text for row in value for text in row.values() if text)
    return _Read(filled or None, ("text-normalised",) if is_changed else ())


def _row(value: object, field: Field) -> dict[str, str] | None:
    """The filled parts of a row, or None where it is something else."""
    if not isinstance(value, Mapping) or not set(value) <= set(field.items):
        return None
    parts = {part: given for part in field.items if (given := value.get(part)) is not None}
    texts = {part: normalised(given) for part, given in parts.items() if isinstance(given, str)}
    return {part: text for part, text in texts.items() if text} if len(texts) == len(parts) else None


_READERS: Mapping[Kind, Callable[[object, Field], _Read]] = {
    Kind.TEXT: _text,
    Kind.RICH_TEXT: _rich_text,
    Kind.CHOICE: _text,
    Kind.CHOICES: _choices,
    Kind.MONTH: _text,
    Kind.DATE: _text,
    Kind.URL: _text,
    Kind.CONTACT: _text,
    Kind.REFERENCES: _rows,
    Kind.BLANKS: _rows,
    Kind.LANGUAGE: _text,
}
