"""Which questions have another answer than before, by name: what lists of editions tell of a change."""

from collections.abc import Iterator, Mapping

from algorithm_register.ledger.commitment import Part
from algorithm_register.register.records import CONTENT, PublicRecord
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Field, Shown


def differing(before: PublicRecord, after: PublicRecord, language: str) -> tuple[str, ...]:
    """The labels of the fields that a reader sees differ, in the order of the later standard.

    What was redacted in either can no longer be compared.
    """
    blank = {*before.redacted, *after.redacted}
    return tuple(
        field.label[language]
        for field in _fields(before, after)
        if f"{CONTENT}{field.key}" not in blank and _is_other(field.key, before.content, after.content)
    )


def _is_other(key: str, before: Mapping[str, Part], after: Mapping[str, Part]) -> bool:
    return (before.get(key) or None) != (after.get(key) or None)


def _fields(before: PublicRecord, after: PublicRecord) -> Iterator[Field]:
    fields = {**standard(after.standard).fields}
    if before.standard != after.standard:
        fields |= {key: each for key, each in standard(before.standard).fields.items() if key not in fields}
    return (each for each in fields.values() if not each.generated and each.shown is not Shown.NEVER)
