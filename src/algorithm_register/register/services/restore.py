"""Restores a withdrawn description."""

from django.db import transaction

from algorithm_register.audit.services import journal
from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.errors import StateRefused
from algorithm_register.ledger import services as ledger
from algorithm_register.register.services.rows import checked_reason, choose_live, locked_description
from algorithm_register.register.subjects import description_subject


@transaction.atomic
def restore_description(*, number: str, reason: str, by: Actor) -> None:
    """Make a withdrawn description live again, with a public reason. Raises StateRefused where it is not withdrawn."""
    checked = checked_reason(reason)
    description = locked_description(number)
    if not description.withdrawn_on:
        raise StateRefused(f"Description {number} is not withdrawn.")
    subject = description_subject(number)
    ledger.append(kind="description.restored", subject=subject, parts={"reason": checked})
    description.withdrawn_on = None
    description.withdrawal = None
    choose_live(description)
    journal(kind="description.restored", subject=subject, by=by)
