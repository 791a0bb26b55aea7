"""The report of a run: one line for each row, and a summary to read on screen."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from algorithm_register.intake.rows import Note
from algorithm_register.kernel.errors import ValueRefused


class Outcome(StrEnum):
    """What became of a row. A row that is new or changed makes an edition only when the description changes by it."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    TRANSLATED = "translated"
    REFUSED = "refused"


# The screen names a few organisations; the report names them all.
_NAMED = 5


@dataclass(frozen=True)
class ReportLine:
    """One row of a file. `edition` is the edition made, or the one translated; None where none was."""

    source: str
    file: str
    row: int
    line: int
    key: str
    number: str
    outcome: Outcome
    edition: int | None = None
    repairs: tuple[Note, ...] = ()
    findings: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()

    def as_json(self) -> str:
        """The line as it stands in the report file; half a surrogate pair, which has no bytes, is escaped."""
        text = json.dumps(asdict(self), ensure_ascii=False)
        return text.encode(errors="backslashreplace").decode()


@dataclass
class Summary:
    """What a run came to. `files` counts outcomes for each file and its shape."""

    files: dict[str, Counter[str]] = field(default_factory=dict)
    editions: int = 0
    translations: int = 0
    translated_without_original: int = 0
    repairs: int = 0
    findings: int = 0
    organisations_made: dict[str, str] = field(default_factory=dict)
    is_dry_run: bool = False

    @property
    def rows(self) -> int:
        return sum(sum(outcomes.values()) for outcomes in self.files.values())

    @property
    def refused(self) -> int:
        return sum(outcomes[Outcome.REFUSED] for outcomes in self.files.values())

    def sentences(self) -> Sequence[str]:
        """The summary in words, a sentence or table row each."""
        width = max((len(name) for name in self.files), default=0)
        lines = [f"{name:<{width}}  {_outcomes(outcomes)}" for name, outcomes in self.files.items()]
        lines.append(
            f"{self.editions} editions ({self.translated_without_original} translated without an original) and "
            f"{self.translations} translations were recorded; {self.repairs} values repaired, "
            f"{self.findings} findings."
        )
        if self.organisations_made:
            named = [f"{name} ({code})" for code, name in sorted(self.organisations_made.items())]
            more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
            shown = ", ".join(named[:_NAMED])
            lines.append(f"Not in the list of public bodies, so given a code of their own: {shown}{more}.")
        if self.is_dry_run:
            lines.append("This was a dry run: nothing was written.")
        return lines


class Report:
    """Takes the lines one by one, writes them and adds them up."""

    def __init__(self, summary: Summary, file: TextIO | None) -> None:
        self._summary = summary
        self._file = file

    def add(self, line: ReportLine) -> None:
        """Write and count one line; it is on its way to disk before the next row is read."""
        outcomes = self._summary.files.setdefault(line.file, Counter())
        outcomes[line.outcome] += 1
        self._summary.repairs += len(line.repairs)
        self._summary.findings += len(line.findings)
        if self._file is not None:
            try:
                self._file.write(line.as_json() + "\n")
                self._file.flush()
            except OSError as full:
                raise _unwritable(full) from full


@contextmanager
def opened(report: TextIO | Path | None, inputs: Sequence[Path]) -> Iterator[TextIO | None]:
    """The file of a report, emptied and opened for writing; one that is open already is handed on.

    Raises ValueRefused when it cannot be written, or is one of the `inputs`.
    """
    if not isinstance(report, Path):
        yield report
        return
    try:
        if report.exists() and any(report.samefile(path) for path in inputs):
            raise ValueRefused(
                "The report would replace a file of the import. Give another path.",
                field="report",
                value=str(report),
            )
        file = report.open("w", encoding="utf-8")
    except OSError as refused:
        raise _unwritable(refused) from refused
    # Every line was flushed when it was written; what is left over here could not be, and is told already.
    try:
        yield file
    finally:
        with suppress(OSError):
            file.close()


def _unwritable(error: OSError) -> ValueRefused:
    reason = error.strerror or "unknown"
    message = f"The report cannot be written ({reason}). Give another path and run the import again."
    return ValueRefused(message, field="report", value="")


def _outcomes(outcomes: Counter[str]) -> str:
    return " · ".join(f"{outcomes[each]} {each}" for each in Outcome if outcomes[each]) or "no rows"
