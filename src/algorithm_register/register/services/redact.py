"""Empties named parts of an edition for good, and says in public that and why it did."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from algorithm_register.audit.services import journal
from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.errors import NotKnown, ValueRefused
from algorithm_register.ledger import selectors
from algorithm_register.ledger import services as ledger
from algorithm_register.register.models import Edition, Translation
from algorithm_register.register.services.rows import checked_reason, edition_row, locked_description
from algorithm_register.register.signals import parts_redacted
from algorithm_register.register.subjects import edition_subject, translation_subject

_MAY_GO = ("content/", "extension/", "unknown/")


@transaction.atomic
def redact_edition(
    *,
    number: str,
    edition: int,
    parts: Sequence[str],
    reason: str,
    by: Actor,
    translation: tuple[str, int] | None = None,
) -> None:
    """Empty parts (`content/goal`, `reason` …) of an edition and of its translations.

    With `translation` (language, k): of that one only.

    Raises NotKnown for an unknown edition or translation, ValueRefused for a part that can never be redacted,
    StateRefused for one that is not there.
    """
    checked = checked_reason(reason)
    names = _checked(parts)
    row = edition_row(locked_description(number), edition)
    if translation is None:
        _Emptying(row, row.language, row.sequence, edition_subject(number, edition)).do(names, checked)
    for made in _translations(row, translation):
        subject = translation_subject(number, edition, made.language, made.k)
        there = selectors.records([made.sequence])[made.sequence].parts
        present = [name for name in names if name in there or translation is not None]
        if present:
            _Emptying(row, made.language, made.sequence, subject).do(present, checked)
    journal(
        kind="edition.redacted",
        subject=edition_subject(number, edition),
        by=by,
        detail={"parts": " ".join(names)},
    )


@dataclass(frozen=True)
class _Emptying:
    """One record that loses parts: that of an edition or of one of its translations."""

    row: Edition
    language: str
    sequence: int
    subject: str

    def do(self, names: list[str], reason: str) -> None:
        ledger.append(
            kind="edition.redacted", subject=self.subject, parts={"redacted": names, "reason": reason}
        )
        values = ledger.redact(sequence=self.sequence, names=names)
        parts_redacted.send(
            sender=Edition,
            number=self.row.description.number,
            edition=self.row.n,
            language=self.language,
            parts=tuple(names),
            values=values,
        )


def _checked(parts: Sequence[str]) -> list[str]:
    names = sorted(set(parts))
    for name in names or [""]:
        if name != "reason" and not name.startswith(_MAY_GO):
            raise ValueRefused(
                "Name parts of the content, of an extension, of what is unknown, or the reason.",
                field="parts",
                value=name,
                limit="content/… extension/… unknown/… reason",
            )
    return names


def _translations(row: Edition, wanted: tuple[str, int] | None) -> list[Translation]:
    if wanted is None:
        return list(row.translations.order_by("sequence"))
    language, k = wanted
    found = row.translations.filter(language=language, k=k).first()
    if found is None:
        raise NotKnown(f"Edition {row.n} has no translation {k} into {language}.")
    return [found]
