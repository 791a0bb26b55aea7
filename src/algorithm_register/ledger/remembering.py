"""Remembers what was read while the ledger stands still: nothing public changes without an entry, or another day."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Generic, TypeVar

from django.utils import timezone

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger.selectors import Tip

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """Values by key, as `read` gives them for several keys at once; it leaves out keys that nothing has.

    At most about `most` are kept. One for each process; threads may share it.
    """

    def __init__(self, read: Callable[[Iterable[str]], Mapping[str, Value]], most: int) -> None:
        self._read = read
        self._most = most
        self._held: tuple[Tip, date, dict[str, Value]] | None = None

    def at(self, tip: Tip, keys: Iterable[str]) -> dict[str, Value]:
        """The values of these keys at an end of the ledger that was read before; only what is not known is read."""
        wanted, known = set(keys), self._known(tip)
        if missing := wanted - known.keys():
            known |= self._read(missing)
        return {key: known[key] for key in wanted if key in known}

    def _known(self, tip: Tip) -> dict[str, Value]:
        """To be added to. Another end, or day, begins with none."""
        today = day_of(timezone.now())
        if self._held is None or self._held[:2] != (tip, today) or len(self._held[2]) >= self._most:
            self._held = (tip, today, {})
        return self._held[2]
