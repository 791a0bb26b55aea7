"""All that is live, part by part, with no more of each than an address and a date need."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from algorithm_register.kernel.slugs import slugify
from algorithm_register.ledger import selectors as ledger
from algorithm_register.register.models import Description
from algorithm_register.register.subjects import description_subject

# Number, code of the publisher, and the entry that holds the text.
_Row = tuple[str, str, int]


@dataclass(frozen=True)
class Listed:
    """What a list of addresses says of a live description; `changed_at` is when anything last happened to it."""

    number: str
    organisation_code: str
    slug: str
    changed_at: datetime


def live_count() -> int:
    """How many descriptions are live. One query."""
    return Description.objects.filter(live__isnull=False).count()


def publishing_codes() -> list[str]:
    """The codes of the organisations that have something live, in order. One query."""
    live = Description.objects.filter(live__isnull=False)
    return list(live.order_by("organisation_id").values_list("organisation_id", flat=True).distinct())


def listed(*, start: int, size: int) -> list[Listed]:
    """Live descriptions from the `start`-th on, in the order in which they were registered, so that parts keep still.

    One query, and two for every 500 of them.
    """
    rows: Sequence[_Row] = list(
        Description.objects.filter(live__isnull=False)
        .order_by("pk")
        .values_list("number", "organisation_id", "live__sequence")[start : start + size]
    )
    texts = ledger.records(sequence for _, _, sequence in rows)
    times = ledger.last_times(description_subject(number) for number, _, _ in rows)
    return [
        Listed(
            number, code, slugify(texts[sequence].text("content/name")), times[description_subject(number)]
        )
        for number, code, sequence in rows
    ]
