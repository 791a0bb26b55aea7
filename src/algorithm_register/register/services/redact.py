"""Empties named parts of an edition for good, and says in public that and why it did."""

from collections.abc import Sequence

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
        _empty(edition_subject(number, edition), row.sequence, names, checked)
        _tell(number, edition, row.language, names)
    for made in _translations(row, translation):
        present = [name for name in names if name in selectors.records([made.sequence])[made.sequence].parts]
        if present or translation is not None:
            _empty(
                translation_subject(number, edition, made.language, made.k),
                made.sequence,
                present or names,
                checked,
            )
            _tell(number, edition, made.language, present)
    journal(
        kind="edition.redacted",
        subject=edition_subject(number, edition),
        by=by,
        detail={"parts": " ".join(names)},
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


def _empty(subject: str, sequence: int, names: list[str], reason: str) -> None:
    ledger.append(kind="edition.redacted", subject=subject, parts={"redacted": names, "reason": reason})
    ledger.redact(sequence=sequence, names=names)


def _tell(number: str, edition: int, language: str, parts: list[str]) -> None:
    parts_redacted.send(sender=Edition, number=number, edition=edition, language=language, parts=tuple(parts))
