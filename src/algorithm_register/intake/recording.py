"""Records rows: memory, fingerprint and edition or translation in one transaction, so a killed run loses nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from algorithm_register.intake.folding import Certainty, Folded, fold
from algorithm_register.intake.identifying import Identity
from algorithm_register.intake.models import Known, LastRow
from algorithm_register.intake.remembering import Memory, Taken
from algorithm_register.intake.report import Outcome
from algorithm_register.intake.rows import MappedRow, Note
from algorithm_register.kernel.actors import IMPORTER
from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import NotKnown
from algorithm_register.organisations import selectors as organisations
from algorithm_register.organisations.services import enrol_organisation
from algorithm_register.register import selectors as register
from algorithm_register.register import services
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.services.translate import TRANSLATABLE
from algorithm_register.standards.loading import standard

# The register of which translations are made is Dutch; a translation says so where its original is missing.
_TRANSLATED_FROM = "nl"


@dataclass(frozen=True)
class Made:
    """What one group of rows made: an edition, a translation of `edition`, or nothing."""

    edition: int | None = None
    is_edition: bool = False
    is_translation: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Recorded:
    """What became of a row. `made` is shared by the rows that were folded together."""

    key: str
    number: str
    outcome: Outcome
    made: Made
    notes: tuple[Note, ...] = ()


class Recorder:
    """Records the rows of one run; remembers which organisations the directory was seen to hold."""

    def __init__(self) -> None:
        self._listed: set[str] = set()

    def record(self, rows: Sequence[tuple[MappedRow, Identity]]) -> list[Recorded]:
        """Record rows of one description, one role and one day (at least one), in one transaction."""
        first, identity = rows[0]
        with transaction.atomic():
            memory = Memory.locked(first.key(identity.code), first.number)
            taken = [memory.take(row, known_as) for row, known_as in rows]
            news = [each.current for each in taken if each.current is not None]
            made = self._make(memory, news, is_translation=first.is_translation) if news else Made()
        self._listed.update(row.organisation_code for row in news)
        return [_told(row, each, made, memory.known) for (row, _), each in zip(rows, taken, strict=True)]

    def _make(self, memory: Memory, news: Sequence[LastRow], *, is_translation: bool) -> Made:
        if not is_translation:
            return self._publish(memory, fold(memory.of(translations=False)), translated_from=None)
        return self._translate(memory, news)

    # Originals

    def _publish(self, memory: Memory, folded: Folded, *, translated_from: str | None) -> Made:
        known = memory.known
        shown = _shown(known.number, may_be_translated=bool(translated_from))
        code = _organisation(memory.rows, folded, shown)
        if shown is not None and _says(shown, folded, code):
            return Made()
        self._enrol(code, folded.organisation_name)
        if not known.number:
            known.number = services.register_description(organisation=code, by=IMPORTER).number
            known.save(update_fields=["number"])
        made = services.record_imported_edition(
            number=known.number,
            organisation_code=code,
            organisation_name=folded.organisation_name or _name_of_day(code, folded.day),
            content=folded.content,
            unknown=folded.unknown,
            language=folded.language,
            source=folded.sources,
            in_force_from=_in_force_from(folded, shown),
            translated_from=translated_from,
            by=IMPORTER,
        )
        message = "The edition is recorded and not live: the description is withdrawn, or newer elsewhere."
        return Made(
            made.edition, is_edition=True, notes=() if made.is_live else (Note("", "not-live", message),)
        )

    def _enrol(self, code: str, name: str) -> None:
        if code in self._listed:
            return
        try:
            organisations.organisation(code)
        except NotKnown:
            enrol_organisation(code=code, name=name, by=IMPORTER)

    # Translations

    def _translate(self, memory: Memory, news: Sequence[LastRow]) -> Made:
        language = news[0].language
        folded = fold([row for row in memory.of(translations=True) if row.language == language])
        target = _edition_to_translate(memory.known, folded.day)
        for row in news:
            row.stands_as_edition = target is None
            row.save(update_fields=["stands_as_edition"])
        if target is None:
            return self._stand_in(memory, folded)
        edition = register.edition_record(memory.known.number, target)
        texts = {key: value for key, value in folded.content.items() if _is_translatable(key)}
        if edition.language == language or texts in (_newest_translation(edition, language), {}):
            return Made()
        services.record_translation(
            number=memory.known.number,
            edition=target,
            language=language,
            content=texts,
            origin="source",
            source=folded.sources,
            made_on=folded.stated_on,
            by=IMPORTER,
        )
        return Made(target, is_translation=True, notes=_about_age(edition, folded.day))

    def _stand_in(self, memory: Memory, folded: Folded) -> Made:
        made = self._publish(memory, folded, translated_from=_TRANSLATED_FROM)
        message = "The original is not here: the translation stands in for it until it comes."
        return Made(made.edition, made.is_edition, notes=(*made.notes, Note("", "no-original", message)))


def _told(row: MappedRow, taken: Taken, made: Made, known: Known) -> Recorded:
    if taken.current is None:
        return Recorded(known.key, known.number, taken.outcome, Made(), taken.notes)
    outcome = Outcome.TRANSLATED if made.is_translation else taken.outcome
    return Recorded(known.key, known.number, outcome, made, (*_about_day(row), *taken.notes, *made.notes))


def _about_day(row: MappedRow) -> tuple[Note, ...]:
    if not row.is_dated_ahead:
        return ()
    return (Note("", "day-to-come", f"{row.stated_on} is still to come; the day of recording counts."),)


def _shown(number: str, *, may_be_translated: bool) -> PublicRecord | None:
    """What imports say now: the live edition, or the last imported one where the desk published after it.

    A translation that stands in for a missing original is no match for an original.
    """
    if not number or not register.has_description(number):
        return None
    try:
        live = register.published_record(number)
    except NotKnown:
        return None
    if live.origin != "imported":
        live = next((each for each in register.editions_of(number) if each.origin == "imported"), live)
    return live if may_be_translated or not live.translated_from else None


def _says(shown: PublicRecord, folded: Folded, code: str) -> bool:
    """Whether the edition says the same already. A new name of the organisation alone is no new edition."""
    return (
        dict(shown.content) == folded.content
        and dict(shown.unknown) == folded.unknown
        and shown.language == folded.language
        and shown.organisation_code == code
    )


def _organisation(rows: Sequence[LastRow], folded: Folded, shown: PublicRecord | None) -> str:
    """The best known code, of originals and translations; one that was made up gives way to what is published."""
    best = max(row.certainty for row in rows)
    if best <= Certainty.MADE and shown is not None:
        return shown.organisation_code
    equally_known = [row.organisation_code for row in rows if row.certainty == best]
    return folded.organisation_code if folded.organisation_code in equally_known else min(equally_known)


def _name_of_day(code: str, day: date | None) -> str:
    return organisations.name_on(code, day or day_of(timezone.now()))


def _in_force_from(folded: Folded, shown: PublicRecord | None) -> date | None:
    """The day that the sources state, unless what imports say now counts from a later one: then the recording day."""
    stated = folded.stated_on
    if stated is None or (shown is not None and shown.origin == "imported" and shown.in_force_from > stated):
        return None
    return stated


def _edition_to_translate(known: Known, on: date | None) -> int | None:
    """The original edition in force on a day, else the earliest; None where there is no original."""
    return register.edition_in_force(known.number, on or date.min) if known.number else None


def _newest_translation(edition: PublicRecord, language: str) -> Mapping[str, object] | None:
    made = [
        each for each in edition.translations if (each.language, each.edition) == (language, edition.edition)
    ]
    return dict(max(made, key=lambda each: each.k).content) if made else None


def _is_translatable(key: str) -> bool:
    return standard("1.0").field(key).kind in TRANSLATABLE


def _about_age(edition: PublicRecord, made_on: date | None) -> tuple[Note, ...]:
    if made_on is None:
        message = "The translation has no date; it was put with the earliest edition."
        return (Note("", "undated-translation", message),)
    if edition.in_force_from > made_on:
        message = f"The text is of {edition.in_force_from}, newer than this translation of {made_on}."
        return (Note("", "text-is-newer", message),)
    return ()
