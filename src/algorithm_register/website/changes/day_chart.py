"""The changes of each day as bars: where each bar stands, and the finding that the picture shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from algorithm_register.ui.words import (
    written_count,
    written_day_of_year,
    written_short_weekday,
    written_weekday,
)

_WIDTH = 300
_TOP, _FLOOR = 22, 86
# Of more days than these, only the highest and the ends have a label: others would run into each other.
_LABELLED = 7
# The width of a label of two figures, in days of a month.
_ROOM = 3


@dataclass(frozen=True)
class Bar:
    """One day, measured in the units of the picture as SVG writes them; texts are empty where there is no room."""

    x: str
    y: str
    width: str
    height: str
    centre: str
    above: str
    label: str
    written: str


@dataclass(frozen=True)
class Chart:
    """The bars, what they show in a sentence, and the same as a table: the last day first."""

    finding: str
    bars: tuple[Bar, ...]
    table: tuple[tuple[str, int], ...]


def day_chart(counts: Mapping[date, int], days: Sequence[date]) -> Chart | None:
    """A chart of more days than one on which something changed, else none: one number needs no picture."""
    highest = max((counts.get(day, 0) for day in days), default=0)
    if len(days) < 2 or not highest:
        return None
    peaks = [day for day in days if counts.get(day, 0) == highest]
    bars = tuple(_bar(at, day, counts, days, peaks[-1]) for at, day in enumerate(days))
    return Chart(_finding(peaks, counts), bars, _table(counts, days))


def _bar(at: int, day: date, counts: Mapping[date, int], days: Sequence[date], peak: date) -> Bar:
    step = _WIDTH / len(days)
    width = step * 0.8
    count = counts.get(day, 0)
    height = (_FLOOR - _TOP) * count / counts[peak]
    return Bar(
        x=_measure(at * step),
        y=_measure(_FLOOR - height),
        width=_measure(width),
        height=_measure(height),
        centre=_measure(at * step + width / 2),
        above=_measure(_FLOOR - height - 6),
        label=_label(at, day, days),
        written=written_count(count) if len(days) <= _LABELLED or day == peak else "",
    )


def _measure(value: float) -> str:
    return f"{value:.4g}"


def _label(at: int, day: date, days: Sequence[date]) -> str:
    if len(days) <= _LABELLED:
        return written_short_weekday(day)
    is_clear_of_the_end = len(days) - at > _ROOM
    return str(day.day) if at == len(days) - 1 or (day.day % 7 == 1 and is_clear_of_the_end) else ""


def _finding(peaks: Sequence[date], counts: Mapping[date, int]) -> str:
    """Names the highest day with its denominator; what is highest is only named where it is one day."""
    peak, total = peaks[-1], sum(counts.values())
    said = {
        "day": f"{written_weekday(peak)} {written_day_of_year(peak)}",
        "count": written_count(counts[peak]),
        "total": written_count(total),
    }
    if len(peaks) > 1:
        return gettext("At most %(count)s of the %(total)s on one day") % said
    if counts[peak] == total:
        return gettext("Everything on %(day)s") % said
    return gettext("Most on %(day)s: %(count)s of %(total)s") % said


def _table(counts: Mapping[date, int], days: Sequence[date]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (f"{written_weekday(day)} {written_day_of_year(day)}", counts.get(day, 0)) for day in reversed(days)
    )
