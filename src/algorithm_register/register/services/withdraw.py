"""Withdraws a description: its address says so, its editions stay readable."""

from django.db import transaction

from algorithm_register.audit.services import journal
from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import StateRefused
from algorithm_register.ledger import services as ledger
from algorithm_register.register.services.rows import checked_reason, choose_live, locked_description
from algorithm_register.register.subjects import description_subject


@transaction.atomic
def withdraw_description(*, number: str, reason: str, by: Actor) -> None:
    """Withdraw with a public reason. Raises StateRefused where nothing is published or it is withdrawn already."""
    checked = checked_reason(reason)
    description = locked_description(number)
    if description.withdrawn_on:
        raise StateRefused(f"Description {number} was withdrawn already.")
    if not description.editions_made:
        raise StateRefused(f"Description {number} was never published, so there is nothing to withdraw.")
    today = day_of(ledger.lock())
    subject = description_subject(number)
    entry = ledger.append(
        kind="description.withdrawn",
        subject=subject,
        parts={"withdrawn_on": today.isoformat(), "reason": checked},
    )
    description.withdrawn_on = today
    description.withdrawal = entry.sequence
    choose_live(description)
    journal(kind="description.withdrawn", subject=subject, by=by)
