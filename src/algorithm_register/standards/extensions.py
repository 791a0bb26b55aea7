"""Answers to an extension, judged beside the content that they belong to: an explained blank must be blank."""

from collections.abc import Iterator, Mapping, Sequence

from algorithm_register.standards.findings import Finding, finding
from algorithm_register.standards.model import Extension, Field, Kind, Severity, Shown, Standard
from algorithm_register.standards.validation import findings_on, is_empty


def findings_on_answers(
    answers: Mapping[str, object], extension: Extension, content: Mapping[str, object], standard: Standard
) -> tuple[Finding, ...]:
    """What the extension finds in its answers, in the order of its fields; anything may stand in them."""
    blanks = (field for field in extension.fields.values() if field.kind is Kind.BLANKS)
    explained: set[str] = set()
    beside = [
        found
        for field in blanks
        for found in _on_blanks(field, answers.get(field.key), content, standard, explained)
    ]
    return (*findings_on(answers, extension), *beside)


def _on_blanks(
    field: Field, rows: object, content: Mapping[str, object], standard: Standard, explained: set[str]
) -> Iterator[Finding]:
    """Each row names a field that readers see, that is empty, and that no other row explains."""
    for place, row in enumerate(rows if isinstance(rows, Sequence) and not isinstance(rows, str) else ()):
        named = row.get("field") if isinstance(row, Mapping) else None
        if not isinstance(named, str) or not named:
            continue  # told by the rules of its kind
        code = _wrong(named, content, standard, explained)
        explained.add(named)
        if code:
            label = field.items["field"].label
            yield finding(f"{field.key}.{place}.field", code, Severity.REFUSES, label=label, value=named)


def _wrong(named: str, content: Mapping[str, object], standard: Standard, explained: set[str]) -> str | None:
    known = standard.fields.get(named)
    if known is None or known.generated or known.shown is Shown.NEVER:
        return "not-a-field"
    if named in explained:
        return "repeated"
    return None if is_empty(content.get(named)) else "not-blank"
