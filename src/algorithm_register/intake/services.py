"""Imports files: reads all rows, puts originals before translations and old before new, and records them one by one."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TextIO

from django.db import DataError, transaction
from django.utils import timezone

from algorithm_register.intake.folding import Certainty
from algorithm_register.intake.identifying import Identifier, Identity
from algorithm_register.intake.mapping import map_row
from algorithm_register.intake.reading import ReadFile, read_file
from algorithm_register.intake.recording import Made, Recorded, Recorder
from algorithm_register.intake.report import Outcome, Report, ReportLine, Summary, opened
from algorithm_register.intake.rows import FileRow, MappedRow, Note
from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import RegisterError, ValueRefused
from algorithm_register.organisations.resolving import Resolver
from algorithm_register.search.engine import search
from algorithm_register.standards.text import normalised

Progress = Callable[[int, int], None]
# Seconds between two looks at the ledger: each costs about as much as recording ten rows.
_FOLLOWED_EVERY = 2.0
# What one row can be refused for: by the register, by the database, or as text that has no bytes.
_REFUSALS = (RegisterError, DataError, ValueError)


@dataclass(frozen=True)
class _Work:
    """A row on its way: where it stands, and what it maps to or why it was refused."""

    file: ReadFile
    source: str
    row: FileRow
    mapped: MappedRow | None
    refusal: str = ""


def import_files(
    paths: Sequence[Path],
    *,
    source: str | None = None,
    as_of: date | None = None,
    dry_run: bool = False,
    report: TextIO | Path | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Import files of any shape. `source` names where they come from (default: their shape); `as_of` dates rows
    that state no day. `report` is emptied and written once all files are read. `progress` is called with the rows
    done and the rows there are.

    Rows that tell one text are recorded in one transaction; a run that was stopped is completed by running it again.
    A dry run does the same in one transaction that is undone. Raises Malformed before anything is recorded when a
    file cannot be read, ValueRefused when `source`, `as_of` or `report` is wrong.
    """
    files = [read_file(path) for path in paths]
    source = normalised(source) if source is not None else None
    _check(files, source, as_of)
    work = sorted(_mapped(files, source, as_of), key=_turn)
    summary = Summary(files={}, is_dry_run=dry_run)
    with opened(report, paths) as file, _undone() if dry_run else _followed() as follow:
        _record_all(work, Report(summary, file), summary, _both(progress or _silent, follow))
    return summary


def _check(files: Sequence[ReadFile], source: str | None, as_of: date | None) -> None:
    if source is not None and not 0 < len(source) <= 100:
        raise ValueRefused("Name the source in 1 to 100 characters.", field="source", value=source, limit=100)
    if source is not None and len({file.shape for file in files}) > 1:
        found = ", ".join(f"{file.name} is {file.shape}" for file in files)
        message = (
            f"--source names one source, and these files have several shapes ({found}). Import them apart."
        )
        raise ValueRefused(message, field="source", value=source)
    if as_of is not None and as_of > day_of(timezone.now()):
        raise ValueRefused(
            "--as-of is still to come. Give the day the file was made.", field="as-of", value=as_of
        )


def _mapped(files: Iterable[ReadFile], source: str | None, as_of: date | None) -> Iterable[_Work]:
    for file in files:
        named = source or str(file.shape)
        for row in file.rows:
            try:
                yield _Work(file, named, row, map_row(row, file.shape, source=named, as_of=as_of))
            except _REFUSALS as refusal:
                yield _Work(file, named, row, None, str(refusal))


def _turn(work: _Work) -> tuple[bool, date, str, int, str]:
    """Originals before translations, old before new, so that editions are numbered as they followed each other."""
    row = work.mapped
    if row is None:
        return (False, date.min, "", 0, work.source)
    return (row.is_translation, row.day or date.min, row.number, row.shape.rank, row.source)


def _together(work: _Work) -> tuple[object, ...]:
    """Rows of one description and one day tell one text: they are folded before anything is recorded."""
    row = work.mapped
    if row is None or not row.number:
        return (id(work),)
    return (row.is_translation, row.day, row.number)


def _record_all(work: Sequence[_Work], report: Report, summary: Summary, progress: Progress) -> None:
    identifier = Identifier(Resolver.from_directory(), (each.mapped for each in work if each.mapped))
    recorder = Recorder()
    done = 0
    for _, group in groupby(work, key=_together):
        rows = list(group)
        for line in _record(rows, identifier, recorder, summary):
            report.add(line)
        done += len(rows)
        progress(done, len(work))


def _record(
    group: Sequence[_Work], identifier: Identifier, recorder: Recorder, summary: Summary
) -> list[ReportLine]:
    if group[0].mapped is None:
        return [_refused(each, each.refusal) for each in group]
    try:
        rows = [(each.mapped, identifier.identify(each.mapped)) for each in group if each.mapped]
        recorded = recorder.record(rows)
    except _REFUSALS as refusal:
        if len(group) == 1:
            return [_refused(group[0], str(refusal))]
        # One bad row does not take its neighbours along.
        return [line for each in group for line in _record([each], identifier, recorder, summary)]
    _count(_shared(recorded), summary)
    for (row, identity), each in zip(rows, recorded, strict=True):
        if identity.certainty is Certainty.MADE and each.outcome is not Outcome.UNCHANGED:
            summary.organisations_made[identity.code] = row.organisation_name
    return [
        _line(each, row, identity, made, summary)
        for each, (row, identity), made in zip(group, rows, recorded, strict=True)
    ]


def _line(work: _Work, row: MappedRow, identity: Identity, made: Recorded, summary: Summary) -> ReportLine:
    notes = made.notes
    if identity.certainty is Certainty.MADE:
        message = (
            f"{row.organisation_name!r} is not in the list of public bodies; its code is {identity.code}."
        )
        notes = (*notes, Note("organization", "organisation-not-found", message))
    return ReportLine(
        source=row.source,
        file=work.file.name,
        row=work.row.row,
        line=work.row.line,
        key=made.key,
        # In a dry run a number that was drawn is undone with the rest.
        number=row.number if summary.is_dry_run else made.number,
        outcome=made.outcome,
        edition=made.made.edition,
        repairs=row.repairs,
        findings=row.findings,
        notes=notes,
    )


def _refused(work: _Work, reason: str) -> ReportLine:
    row = work.mapped
    place = f"{work.file.name}, row {work.row.row} (line {work.row.line})"
    return ReportLine(
        source=work.source,
        file=work.file.name,
        row=work.row.row,
        line=work.row.line,
        key=row.number if row else "",
        number=row.number if row else "",
        outcome=Outcome.REFUSED,
        findings=(Note("", "refused", f"{place}: {reason}"),),
    )


def _shared(recorded: Sequence[Recorded]) -> Made:
    """What rows that were folded together made, once."""
    return next((each.made for each in recorded if each.made.edition is not None), Made())


def _count(made: Made, summary: Summary) -> None:
    if made.is_edition:
        summary.editions += 1
        summary.translated_without_original += any(note.code == "no-original" for note in made.notes)
    summary.translations += made.is_translation


@contextmanager
def _undone() -> Iterator[Progress]:
    """Does everything inside for real, and undoes it at the end."""
    with transaction.atomic():
        yield _silent
        transaction.set_rollback(True)


@contextmanager
def _followed() -> Iterator[Progress]:
    """Search follows as the work goes on, here and not on the time of readers."""
    with search().leading() as follow:
        last = time.monotonic()

        def now_and_then(done: int, total: int) -> None:
            nonlocal last
            if time.monotonic() - last > _FOLLOWED_EVERY:
                follow()
                last = time.monotonic()

        yield now_and_then


def _both(first: Progress, second: Progress) -> Progress:
    def tell(done: int, total: int) -> None:
        first(done, total)
        second(done, total)

    return tell


def _silent(done: int, total: int) -> None:
    """No progress shown."""
