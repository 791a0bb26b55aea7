"""The report of a run: one line for each row, and a summary to read on screen."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TextIO

from algorithm_register.intake.rows import Note


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
        """The line as it stands in the report file."""
        return json.dumps(asdict(self), ensure_ascii=False)


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
            self._file.write(line.as_json() + "\n")
            self._file.flush()


def _outcomes(outcomes: Counter[str]) -> str:
    return " · ".join(f"{outcomes[each]} {each}" for each in Outcome if outcomes[each]) or "no rows"
