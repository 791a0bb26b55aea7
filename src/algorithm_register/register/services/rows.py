"""Finding and locking the rows that a service changes, the head of the ledger before them all."""

from algorithm_register.kernel.errors import NotKnown, ValueRefused
from algorithm_register.kernel.numbers import is_national
from algorithm_register.ledger import services as ledger
from algorithm_register.register.models import Description, Edition

NATIONAL = "nl"
LOCAL = "local"


def issuer_of(number: str) -> str:
    """Who issued a number: numbers count within their issuer."""
    return NATIONAL if is_national(number) else LOCAL


def lock_head() -> None:
    """Lock the head of the ledger until the transaction ends; what changes descriptions begins with it.

    Whoever held a description and then asked for the head could wait for one who holds the head and asks for the
    description, and both would wait for ever.
    """
    ledger.lock()


def locked_description(number: str) -> Description:
    """The description, locked until the transaction ends, so that two services never change it at once."""
    lock_head()
    row = Description.objects.select_for_update().filter(issuer=issuer_of(number), number=number).first()
    if row is None:
        raise NotKnown(f"There is no description with number {number}.")
    return row


def edition_row(description: Description, n: int) -> Edition:
    """The n-th edition of a description."""
    row = description.editions.filter(n=n).first()
    if row is None:
        raise NotKnown(
            f"Description {description.number} has no edition {n}; it has {description.editions_made}."
        )
    return row


def checked_reason(reason: str) -> str:
    """A public reason, trimmed; ValueRefused where there is none."""
    trimmed = reason.strip()
    if not trimmed:
        raise ValueRefused(
            "Give a reason: readers see it.", field="reason", value=reason, limit="1 character"
        )
    return trimmed


def choose_live(description: Description) -> None:
    """Set the live edition: an original before a translation, then by day in force, then by number."""
    greatest = description.editions.order_by("is_translation", "-in_force_from", "-n").first()
    description.live = None if description.withdrawn_on else greatest
    description.save()
