"""Takes rows into memory: what a source said last, which rows it gave before, and which of them bring news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from algorithm_register.intake.identifying import Identity
from algorithm_register.intake.models import Known, LastRow, SeenRow
from algorithm_register.intake.redaction import emptied_digests, without_emptied
from algorithm_register.intake.report import Outcome
from algorithm_register.intake.rows import MappedRow, Note
from algorithm_register.register.selectors import edition_in_force
from algorithm_register.register.services.rows import lock_head


@dataclass(frozen=True)
class Taken:
    """What became of a row in memory. `current` is its last row where the row brings news, else None."""

    outcome: Outcome
    current: LastRow | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Memory:
    """What sources said about one description, locked until the transaction ends: two runs never fold it at once."""

    known: Known
    rows: list[LastRow]

    @classmethod
    def locked(cls, key: str, number: str) -> "Memory":
        """The memory for a key, made where it is new."""
        # Before the memory, as a redaction locks it: the other way round they could wait for each other for ever.
        lock_head()
        known, is_new = Known.objects.select_for_update().get_or_create(key=key, defaults={"number": number})
        return cls(known, [] if is_new else list(known.rows.all()))

    def of(self, *, translations: bool) -> list[LastRow]:
        """The last rows of one role."""
        return [row for row in self.rows if row.is_translation is translations]

    def take(self, row: MappedRow, identity: Identity) -> Taken:
        """Remember a row. A fingerprint seen before brings no news, unless its day is newer."""
        last = next(
            (each for each in self.rows if each.source == row.source and each.shape == row.shape), None
        )
        seen = last is not None and self._has_seen(row)
        if seen and not _is_newer(row, last) and not self._has_now_an_original(last):
            return Taken(Outcome.UNCHANGED)
        if not seen:
            SeenRow.objects.create(
                known=self.known, source=row.source, shape=row.shape, fingerprint=row.fingerprint
            )
        if _is_older(row, last):
            note = Note("", "older-row", "This source already gave a text of a later date; that one stays.")
            return Taken(Outcome.UNCHANGED, notes=(note,))
        return self._keep(row, identity, last)

    def _keep(self, row: MappedRow, identity: Identity, last: LastRow | None) -> Taken:
        if last is None:
            outcome = Outcome.NEW
        else:
            outcome = Outcome.UNCHANGED if last.fingerprint == row.fingerprint else Outcome.CHANGED
        current = last or LastRow(known=self.known, source=row.source, shape=row.shape)
        gone = self._fill(current, row, identity)
        current.save()
        if last is None:
            self.rows.append(current)
        message = "This text was redacted in this register and is left out."
        return Taken(outcome, current, tuple(Note(key, "redacted-before", message) for key in gone))

    def _fill(self, current: LastRow, row: MappedRow, identity: Identity) -> Sequence[str]:
        emptied = emptied_digests(self.known.number, row.language)
        content, gone = without_emptied("content/", row.content, emptied)
        unknown, also = without_emptied("unknown/", row.unknown, emptied)
        current.fingerprint = row.fingerprint
        current.stated_on = row.stated_on
        current.day = row.day
        current.language = row.language
        current.organisation_code = identity.code
        current.organisation_name = row.organisation_name
        current.certainty = identity.certainty
        current.content = content
        current.unknown = unknown
        current.memory = dict(row.memory)
        return (*gone, *also)

    def _has_seen(self, row: MappedRow) -> bool:
        seen = self.known.seen.filter(source=row.source, shape=row.shape, fingerprint=row.fingerprint)
        return seen.exists()

    def _has_now_an_original(self, last: LastRow | None) -> bool:
        if last is None or not last.stands_as_edition:
            return False
        return edition_in_force(self.known.number, date.max) is not None


def _is_newer(row: MappedRow, last: LastRow | None) -> bool:
    """Whether the row has a later day; one that is dated ahead has no day that shows it."""
    return last is None or (not row.is_dated_ahead and (row.day or date.min) > (last.day or date.min))


def _is_older(row: MappedRow, last: LastRow | None) -> bool:
    """Whether both days are known and the row's is earlier; a row without a day is not known to be older."""
    return last is not None and bool(row.day and last.day and row.day < last.day)
