"""Public records that are in no database, for what is pure."""

from datetime import UTC, date, datetime
from typing import Any

from algorithm_register.register.freshness import freshness
from algorithm_register.register.records import PublicRecord


def public_record(*, day: date = date(2026, 1, 1), **changes: Any) -> PublicRecord:
    """The only edition of a description of Gemeente Noorderhaaks, in force from a day; `changes` replace its values."""
    stated: dict[str, Any] = {
        "number": "19357241",
        "organisation_code": "gm9901",
        "organisation_name": "Gemeente Noorderhaaks",
        "edition": 1,
        "editions": 1,
        "live_edition": 1,
        "language": "nl",
        "standard": "1.0",
        "content": {},
        "extension": {},
        "unknown": {},
        "origin": "desk",
        "source": "",
        "reason": "",
        "in_force_from": day,
        "is_stated": False,
        "recorded_at": datetime(2026, 1, 1, tzinfo=UTC),
        "sequence": 1,
        "withdrawn_on": None,
        "withdrawal_reason": "",
        "confirmed_on": None,
        "redacted": (),
        "translated_from": "",
        "translations": (),
        "freshness": freshness(in_force_from=day, confirmed_on=None, today=day),
    }
    return PublicRecord(**stated | changes)
