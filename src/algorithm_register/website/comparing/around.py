"""What differs between two editions beside their content: who published them, in which language, and when."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from algorithm_register.register.records import PublicRecord
from algorithm_register.ui.words import written_day
from algorithm_register.website.languages import language_name

_ORIGINS: Mapping[str, str | Promise] = {
    "desk": _("written in this register"),
    "api": _("delivered by the organisation"),
    "imported": _("taken over from another source"),
    "harvested": _("taken over from another source"),
}


@dataclass(frozen=True)
class Around:
    """One thing that was different, in words."""

    label: str
    before: str
    after: str


def around(before: PublicRecord, after: PublicRecord) -> list[Around]:
    """What two editions differ in beside their content."""
    told = {
        gettext("Organisation"): (before.organisation_name, after.organisation_name),
        gettext("Language"): (str(language_name(before.language)), str(language_name(after.language))),
        gettext("Publication standard"): (before.standard, after.standard),
        gettext("Origin"): (_origin(before), _origin(after)),
        gettext("In force since"): (written_day(before.in_force_from), written_day(after.in_force_from)),
        gettext("Recorded in this register"): (
            written_day(before.recorded_at),
            written_day(after.recorded_at),
        ),
    }
    return [Around(label, *pair) for label, pair in told.items() if pair[0] != pair[1]]


def _origin(record: PublicRecord) -> str:
    origin = str(_ORIGINS.get(record.origin, record.origin))
    named = f"{origin} ({record.source})" if record.source else origin
    if not record.translated_from:
        return named
    original = {"origin": named, "language": language_name(record.translated_from)}
    return gettext("%(origin)s, a translation from %(language)s") % original
