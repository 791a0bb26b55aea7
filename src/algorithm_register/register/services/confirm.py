"""Confirms that the live edition is still right."""

from django.db import transaction

from algorithm_register.audit.services import journal
from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import StateRefused
from algorithm_register.ledger import services as ledger
from algorithm_register.register.services.rows import locked_description
from algorithm_register.register.subjects import edition_subject


@transaction.atomic
def confirm_description(*, number: str, by: Actor) -> None:
    """Record "still correct" today, of the live edition. Raises StateRefused where none is live."""
    description = locked_description(number)
    if description.live is None:
        raise StateRefused(f"Description {number} has no live edition to confirm.")
    today = day_of(ledger.lock())
    subject = edition_subject(number, description.live.n)
    ledger.append(kind="description.confirmed", subject=subject, parts={"confirmed_on": today.isoformat()})
    description.confirmed_on = today
    description.save(update_fields=["confirmed_on"])
    journal(kind="description.confirmed", subject=subject, by=by)
