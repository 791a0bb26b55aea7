"""Reads the sample register from its files, so that texts are written as text and not as code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from algorithm_register.ledger.commitment import Part

# In the order in which they publish: what the last ones did stands on top where the newest stands first.
PUBLISHERS = (
    "westerdiep",
    "duinveste",
    "rijnoever",
    "middenland",
    "veiligheidsregio-middenland",
    "dienst-taal-en-diploma",
    "stroomgebied",
    "veenkamp",
    "noorderhaaks",
    "oosterhoven",
    "de-lage-landen",
)
_FOLDER = Path(__file__).parent
# The loader in C reads the same ten times as fast; not every platform has it.
_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class SampleEdition:
    """One edition with its whole content. `in_force_from` is stated for what comes from an older register.

    `extension` answers the extension of the register.
    """

    content: Mapping[str, Part]
    extension: Mapping[str, Part]
    reason: str
    in_force_from: date | None


@dataclass(frozen=True)
class SampleTranslation:
    """The texts of the `edition`-th edition in another language."""

    edition: int
    language: str
    origin: Literal["human", "machine", "source"]
    content: Mapping[str, Part]
    source: str = ""


@dataclass(frozen=True)
class SampleRedaction:
    """Parts of the `edition`-th edition that held personal data by mistake."""

    edition: int
    parts: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class SampleMistake:
    """A withdrawal that was undone: the reason of each."""

    withdrawal: str
    restoration: str


@dataclass(frozen=True)
class SampleDescription:
    """What happens to one description: editions first, then translations, redaction, confirmation, withdrawal.

    What was withdrawn by mistake is restored before all but its editions.
    """

    number: str
    editions: tuple[SampleEdition, ...]
    translations: tuple[SampleTranslation, ...]
    redactions: tuple[SampleRedaction, ...]
    is_confirmed: bool
    withdrawal: str
    mistake: SampleMistake | None = None


@dataclass(frozen=True)
class SampleRename:
    """The name of an organisation from a day on."""

    name: str
    on: date


@dataclass(frozen=True)
class SampleOrganisation:
    """A fictitious publisher. Its `code` has the form of a real one and a number that no list gives out."""

    code: str
    type: str
    name: str
    renames: tuple[SampleRename, ...]
    profile: Mapping[str, Mapping[str, str]]
    descriptions: tuple[SampleDescription, ...]


@cache
def sample_organisations() -> tuple[SampleOrganisation, ...]:
    """Every organisation of the sample with all its descriptions, in the order in which they publish."""
    return tuple(_organisation(publisher) for publisher in PUBLISHERS)


def _organisation(publisher: str) -> SampleOrganisation:
    text = (_FOLDER / f"{publisher}.yaml").read_text(encoding="utf-8")
    stated = yaml.load(text, Loader=_Loader)  # noqa: S506 - both are safe
    described = tuple(_description(each) for each in stated["descriptions"])
    renames = tuple(SampleRename(**each) for each in stated["organisation"].pop("renames", ()))
    return SampleOrganisation(**stated["organisation"], renames=renames, descriptions=described)


def _description(stated: dict[str, Any]) -> SampleDescription:
    redactions = (
        SampleRedaction(each["edition"], tuple(each["parts"]), each["reason"])
        for each in stated.get("redactions", ())
    )
    return SampleDescription(
        number=stated["number"],
        editions=_editions(stated["editions"]),
        translations=tuple(SampleTranslation(**each) for each in stated.get("translations", ())),
        redactions=tuple(redactions),
        is_confirmed=stated.get("confirmed", False),
        withdrawal=stated.get("withdrawn", ""),
        mistake=SampleMistake(**stated["mistake"]) if "mistake" in stated else None,
    )


def _editions(stated: list[dict[str, Any]]) -> tuple[SampleEdition, ...]:
    """Each edition whole: a later one is written as what it changes, and null empties a field."""
    editions: list[SampleEdition] = []
    content: dict[str, Part] = {}
    extension: dict[str, Part] = {}
    for each in stated:
        content = _filled(content | each["content"])
        extension = _filled(extension | each.get("extension", {}))
        editions.append(SampleEdition(content, extension, each["reason"], each.get("in_force_from")))
    return tuple(editions)


def _filled(answers: dict[str, Any]) -> dict[str, Part]:
    return {key: value for key, value in answers.items() if value is not None}
