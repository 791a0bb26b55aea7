"""Says which letter, icon, tone and word stand for a category, a status or a freshness, on every page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Sign:
    """A shape and a word; the tone (`ok`, `warn`, `bad`, `dev`, `off` or empty) repeats them in colour."""

    word: str | Promise
    icon: str = ""
    tone: str = ""
    letter: str = ""
    tile: str = ""
    meaning: str | Promise = ""


# The keys are the values that the standard permits, in the language it is written in.
CATEGORIES = {
    "Hoog-risico AI-systeem": Sign(
        letter="A",
        tile="reg-tile--a",
        word=gettext_lazy("High-risk AI system"),
        meaning=gettext_lazy("The heaviest rules of the European AI Act apply."),
    ),
    "Impactvolle algoritmes": Sign(
        letter="B",
        tile="reg-tile--b",
        word=gettext_lazy("Impactful algorithm"),
        meaning=gettext_lazy("Can lead to a decision about you."),
    ),
    "Overige algoritmes": Sign(
        letter="C",
        tile="reg-tile--c",
        word=gettext_lazy("Other algorithm"),
        meaning=gettext_lazy("Has no or little effect on you."),
    ),
}

STATUSES = {
    "In ontwikkeling": Sign(icon="tool", tone="dev", word=gettext_lazy("In development")),
    "In gebruik": Sign(icon="player-play", tone="ok", word=gettext_lazy("In use")),
    "Buiten gebruik": Sign(icon="player-stop", tone="off", word=gettext_lazy("No longer in use")),
}

FRESHNESSES = {
    "current": Sign(icon="circle-check", tone="ok", word=gettext_lazy("Up to date")),
    "maybe": Sign(icon="clock", tone="warn", word=gettext_lazy("May be outdated")),
    "outdated": Sign(icon="alert-triangle", tone="bad", word=gettext_lazy("Outdated")),
}


def category_sign(value: object) -> Sign:
    """The sign of a category; a value that the standard does not know stands as it is, without a letter."""
    return CATEGORIES.get(str(value)) or _verbatim(value)


def status_sign(value: object) -> Sign:
    """The sign of a status; a value that the standard does not know stands as it is."""
    return STATUSES.get(str(value)) or _verbatim(value)


def freshness_sign(state: object) -> Sign:
    """The sign of a freshness state: `current`, `maybe` or `outdated`."""
    return FRESHNESSES[str(state)]


def _verbatim(value: object) -> Sign:
    return Sign(icon="circle-dashed", word=str(value) if value else gettext_lazy("Not filled in"))
