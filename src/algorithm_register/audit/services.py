"""Writing in the journal."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils import timezone

from algorithm_register.audit.models import Event
from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.canonical import canonical_text

_NOTHING: Mapping[str, str] = MappingProxyType({})


def journal(*, kind: str, subject: str, by: Actor, detail: Mapping[str, str] = _NOTHING) -> None:
    """Record that somebody did something, inside the caller's transaction.

    `detail` holds numbers and codes only: text of a description would survive its redaction here.
    """
    Event.objects.create(
        at=timezone.now(),
        kind=kind,
        subject=subject,
        actor_id=by.id,
        actor_name=by.name,
        detail=canonical_text(dict(detail)),
    )
