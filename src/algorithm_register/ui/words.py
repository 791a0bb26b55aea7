"""Writes days, months, numbers and counts as a reader of the page's language expects them."""

import re
from datetime import date, datetime

from django.utils import formats
from django.utils.translation import get_language

from algorithm_register.kernel.days import day_of

_MONTH = re.compile(r"(\d{4})-(\d{2})")


def written_day(value: date | datetime) -> str:
    """`12 November 2026`; a moment is written as its day in Amsterdam."""
    return formats.date_format(_day(value), "j F Y")


def written_weekday(value: date | datetime) -> str:
    """`Tuesday`."""
    return formats.date_format(_day(value), "l")


def written_short_weekday(value: date | datetime) -> str:
    """`Tue`, for charts."""
    return formats.date_format(_day(value), "D")


def written_day_of_year(value: date | datetime) -> str:
    """`24 November`, where the year goes without saying."""
    return formats.date_format(_day(value), "j F")


def written_short_day(value: date | datetime) -> str:
    """`12 nov`, for columns; English writes months large: `12 Nov`."""
    return formats.date_format(_day(value), "j M" if get_language() == "en" else "j b")


def written_month(value: str) -> str:
    """`March 2023` for `2023-03`; what is no month stands as it is."""
    found = _MONTH.fullmatch(value)
    if found is None or not (1 <= int(found[2]) <= 12 and int(found[1])):
        return value
    return formats.date_format(date(int(found[1]), int(found[2]), 1), "F Y")


def written_number(value: str) -> str:
    """The number of a description in two groups of four: `1935 7241`."""
    return f"{value[:4]} {value[4:]}"


def written_count(value: int) -> str:
    """A count with thousands parted: `1.284` in Dutch, `1,284` in English."""
    if 0 <= value < 1000:  # most counts, and pages hold many: nothing to part
        return str(value)
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def _day(value: date | datetime) -> date:
    return day_of(value) if isinstance(value, datetime) else value
