"""Registers a description: gives one use of an algorithm its number."""

from django.conf import settings
from django.db import transaction

from algorithm_register.audit.services import journal
from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.errors import StateRefused
from algorithm_register.kernel.numbers import checked_number, draw_number
from algorithm_register.organisations.selectors import organisation as known_organisation
from algorithm_register.register.models import Description
from algorithm_register.register.services.rows import issuer_of, lock_head
from algorithm_register.register.services.views import DescriptionView
from algorithm_register.register.subjects import description_subject


@transaction.atomic
def register_description(*, organisation: str, by: Actor, number: str | None = None) -> DescriptionView:
    """Give a description of the organisation (by code) this number, or a number drawn for it.

    Raises NotKnown for an unknown organisation, ValueRefused for a number that cannot exist, StateRefused for one
    that is taken.
    """
    lock_head()
    code = known_organisation(organisation).code
    chosen = checked_number(number) if number is not None else _free_number()
    if _is_taken(chosen):
        raise StateRefused(f"Number {chosen} belongs to another description. Leave it out to have one drawn.")
    Description.objects.create(issuer=issuer_of(chosen), number=chosen, organisation_id=code)
    journal(
        kind="description.registered",
        subject=description_subject(chosen),
        by=by,
        detail={"organisation": code},
    )
    return DescriptionView(chosen, code)


def _free_number() -> str:
    while True:
        drawn = draw_number(issuer=settings.REGISTER_IS_ISSUER)
        if not _is_taken(drawn):
            return drawn


def _is_taken(number: str) -> bool:
    return Description.objects.filter(issuer=issuer_of(number), number=number).exists()
