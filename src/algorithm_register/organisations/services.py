"""What changes organisations: the shipped list, enrolling, renaming, placing under another, the profile."""

import re
from datetime import date
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db import transaction

from algorithm_register.audit.services import journal
from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.errors import NotKnown, ValueRefused
from algorithm_register.ledger.services import append, lock
from algorithm_register.organisations.directory import listed_aliases, public_bodies
from algorithm_register.organisations.hierarchy import checked_parent
from algorithm_register.organisations.models import Organisation, OrganisationName, Profile
from algorithm_register.organisations.naming import kinds
from algorithm_register.organisations.profiles import LANGUAGES, LIMITS, ProfileView, Texts, checked_texts
from algorithm_register.organisations.selectors import (
    OrganisationView,
    organisation,
    profile,
    profile_texts,
    profiles_version,
)
from algorithm_register.standards.text import normalised

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_CODE = 120
_LONGEST_NAME = 300


@transaction.atomic
def sync_directory(registry: Apps = apps) -> None:
    """Brings the directory up to the list that ships with the register; running it again changes nothing.

    What was set in the register stays: names with a day (renames), parents, organisations not listed.
    A migration passes its own `registry`, because its tables may be older than these models.
    """
    bodies = public_bodies()
    organisation, name, alias = (
        registry.get_model("organisations", model)._default_manager
        for model in ("Organisation", "OrganisationName", "Alias")
    )
    listed = ["uri", "type", "abbreviation", "begins_on", "ends_on", "source"]
    organisation.bulk_create(
        [
            organisation.model(
                code=body.code, parent_id=body.parent or None, **{key: getattr(body, key) for key in listed}
            )
            for body in bodies
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=listed,
    )
    _sync_names(name, {body.code: body.name for body in bodies})
    alias.bulk_create(
        [alias.model(name=one.name, organisation_id=one.code, reason=one.reason) for one in listed_aliases()],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["organisation", "reason"],
    )


@transaction.atomic
def enrol_organisation(*, code: str, name: str, type: str = "", by: Actor) -> OrganisationView:
    """Gives an organisation a place in the directory; one that has it already is left as it is.

    `type` is a kind of the directory (`Gemeente`) or empty. ValueRefused where code, name or type cannot be.
    """
    name, kind = _checked_name(name), _checked_type(type)
    enrolled, is_new = Organisation.objects.get_or_create(code=_checked_code(code), defaults={"type": kind})
    if is_new:
        OrganisationName.objects.create(organisation=enrolled, name=name)
        journal(kind="organisation.enrolled", subject=_subject(code), by=by)
    return organisation(code)


@transaction.atomic
def rename_organisation(*, code: str, name: str, on: date, by: Actor) -> OrganisationView:
    """Gives an organisation another name from a day on, and says so in the ledger; the names before it stay.

    Repeating a rename that already holds changes nothing. NotKnown, ValueRefused.
    """
    lock()  # before the organisation, as everything does that appends: else two of them wait for each other
    renamed, name = _locked(code), _checked_name(name)
    if not OrganisationName.objects.filter(organisation=renamed, begins_on=on, name=name).exists():
        OrganisationName.objects.update_or_create(organisation=renamed, begins_on=on, defaults={"name": name})
        said = {"name": name, "on": on.isoformat()}
        append(kind="organisation.renamed", subject=_subject(code), parts=said)
        journal(kind="organisation.renamed", subject=_subject(code), by=by, detail={"on": said["on"]})
    return organisation(code)


@transaction.atomic
def set_parent(*, code: str, parent: str | None, by: Actor) -> OrganisationView:
    """Places an organisation under another or under none, never below itself. NotKnown, ValueRefused."""
    placed = _locked(code)
    if parent is not None:
        _locked(parent)
        above = Organisation.objects.exclude(parent=None).values_list("code", "parent_id")
        checked_parent(code, parent, {one: upper for one, upper in above if upper})
    if placed.parent_id != parent:
        Organisation.objects.filter(code=code).update(parent=parent)
        journal(kind="organisation.placed", subject=_subject(code), by=by, detail={"parent": parent or ""})
    return organisation(code)


@transaction.atomic
def set_profile(*, code: str, texts: Texts, by: Actor) -> ProfileView:
    """Makes the profile of an organisation what `texts` say (`contact`, `objection`, `complaint`, `about`; nl, en).

    What is left out is emptied; setting what is there already changes nothing. It is no entry of the ledger: nothing
    that was published changes with it. NotKnown, ValueRefused.
    """
    kept = checked_texts(texts)
    lock()  # versions are counted one after another
    owner = _locked(code)
    if kept != profile_texts(code):
        version = profiles_version() + 1
        for language, words in kept.items():
            stated = {name: words.get(name, "") for name in LIMITS} | {"version": version}
            Profile.objects.update_or_create(organisation=owner, language=language, defaults=stated)
        journal(kind="organisation.profiled", subject=_subject(code), by=by, detail={"version": str(version)})
    return profile(code, LANGUAGES[0])


def _sync_names(stored: Any, listed: dict[str, str]) -> None:
    """Names without a day follow the list; a name with a day was given in the register and is not touched."""
    known = {name.organisation_id: name for name in stored.filter(begins_on=None)}
    stored.bulk_create(
        [stored.model(organisation_id=code, name=name) for code, name in listed.items() if code not in known]
    )
    changed = [known[code] for code, name in listed.items() if code in known and known[code].name != name]
    for name in changed:
        name.name = listed[name.organisation_id]
    stored.bulk_update(changed, ["name"])


def _locked(code: str) -> Organisation:
    try:
        return Organisation.objects.select_for_update().get(code=code)
    except Organisation.DoesNotExist as missing:
        raise NotKnown(f"There is no organisation with the code {code} in this register.") from missing


def _checked_code(code: str) -> str:
    if len(code) > _LONGEST_CODE or _CODE.fullmatch(code) is None:
        message = f"{code!r} cannot be a code: write lower-case letters, digits and single hyphens."
        raise ValueRefused(message, field="code", value=code, limit=_LONGEST_CODE)
    return code


def _checked_name(name: str) -> str:
    """The name in one line, with single spaces."""
    clean = " ".join(normalised(name).split())
    if not clean or len(clean) > _LONGEST_NAME:
        message = (
            f"The name of an organisation has 1 to {_LONGEST_NAME} characters; this one has {len(clean)}."
        )
        raise ValueRefused(message, field="name", value=name, limit=_LONGEST_NAME)
    return clean


def _checked_type(type: str) -> str:
    if type and type not in kinds():
        known = ", ".join(kinds())
        raise ValueRefused(
            f"{type!r} is no kind of organisation. Use one of {known}.", field="type", value=type, limit=known
        )
    return type


def _subject(code: str) -> str:
    return f"organisatie/{code}"
