"""From a definition in YAML to a standard or an extension: what is not right is refused with file, line and remedy."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.standards.model import (
    LANGUAGES,
    MORE_LANGUAGES,
    Expectation,
    Extension,
    Field,
    InLanguages,
    Item,
    Kind,
    Order,
    Profile,
    Section,
    Severity,
    Shown,
    Standard,
    Texts,
)
from algorithm_register.standards.nodes import Place, root_of

DEFINITIONS = Path(__file__).parent / "definitions"
EXTENSIONS = DEFINITIONS / "extensions"
GATE = "delivery"  # the profile that decides on publication; its demands are those of the fields themselves

_KEY = re.compile(r"[a-z0-9_.-]+")
_PROFILE_KEYS = ("severity", "required", "names", "values", "limits", "patterns")
# What is recorded in rows: the parts of a row that it must define, in order, and those that it may define.
_ROWS: Mapping[Kind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Kind.REFERENCES: (("title", "link"), ()),
    Kind.BLANKS: (("field", "reason"), ("ground",)),
}
_NEEDED_BY = {"values": {Kind.CHOICE, Kind.CHOICES}, "items": set(_ROWS)}
_ALLOWED_FOR = {
    "values": {Kind.CHOICE, Kind.CHOICES, Kind.LANGUAGE},
    "items": set(_ROWS),
    "source": {Kind.URL},
    "limit": set(Kind) - {Kind.CHOICE, Kind.CHOICES, Kind.LANGUAGE, *_ROWS},
}
Read = TypeVar("Read")


def extensions() -> tuple[str, ...]:
    """The keys of the extensions that are known, by name."""
    return tuple(sorted(path.stem for path in EXTENSIONS.glob("*.yaml")))


def versions() -> tuple[str, ...]:
    """The versions of the standard that are known, oldest first."""
    found = (path.stem for path in DEFINITIONS.glob("*.yaml"))
    return tuple(sorted(found, key=lambda version: [int(part) for part in re.findall(r"\d+", version)]))


@cache
def standard(version: str = "1.0") -> Standard:
    """The standard of this version, or NotKnown. Read once for each process."""
    if version not in versions():
        raise NotKnown(f"There is no standard {version!r}. Known are: {', '.join(versions())}.")
    return load_definition(DEFINITIONS / f"{version}.yaml")


@cache
def extension(key: str) -> Extension:
    """The extension with this key, or NotKnown. Read once for each process."""
    if key not in extensions():
        raise NotKnown(f"There is no extension {key!r}. Known are: {', '.join(extensions())}.")
    return load_extension(EXTENSIONS / f"{key}.yaml")


def load_definition(path: Path) -> Standard:
    """The standard that this file defines; Malformed, with file, line and remedy, when anything is wrong."""
    return Standard(**_questions(path, "version"))


def load_extension(path: Path) -> Extension:
    """The extension that this file defines; Malformed as above, also where a question is a generated one."""
    found = Extension(**_questions(path, "extension"))
    if any(field.generated for field in found.fields.values()):
        root_of(path).refuse("A field of an extension is never generated.", "Remove `generated:`.")
    return found


def _questions(path: Path, name: str) -> dict[str, Any]:
    """What a standard and an extension have in common; `name` is what the file calls its own key."""
    root = root_of(path).members(required=(name, "sections", "profiles"), optional=("rules",))
    key = root[name].text()
    if key != path.stem:
        root[name].refuse(f"The {name} {key!r} is not that of the file name.", "Make them equal.")
    sections = _sections(root["sections"], _required_by_gate(root["profiles"]))
    fields = {field.key: field for section in sections for field in section.fields}
    rules = root["rules"].members(required=(), optional=("orders", "expectations")) if "rules" in root else {}
    return {
        "key": key,
        "sections": sections,
        "profiles": _profiles(root["profiles"], fields),
        "orders": tuple(_order(each, fields) for each in _members(rules, "orders")),
        "expectations": tuple(_expectation(each, fields) for each in _members(rules, "expectations")),
    }


def _maybe(members: Mapping[str, Place], key: str, read: Callable[[Place], Read], default: Read) -> Read:
    return read(members[key]) if key in members else default


def _members(members: Mapping[str, Place], key: str) -> Iterator[Place]:
    return members[key].items() if key in members else iter(())


def _required_by_gate(profiles: Place) -> frozenset[str]:
    found = {key.text(): value for key, value in profiles.pairs()}
    if GATE not in found:
        profiles.refuse(f"The profile {GATE!r} is missing.", f"Add `{GATE}:`.")
    return frozenset(found[GATE].members(required=("required",), optional=_PROFILE_KEYS)["required"].texts())


def _sections(place: Place, required: frozenset[str]) -> tuple[Section, ...]:
    sections, seen = [], set[str]()
    for each in place.items():
        members = each.members(required=("key", "label", "fields"))
        _once(members["key"], seen)
        fields = tuple(_field(field, required, seen) for field in members["fields"].items())
        sections.append(Section(members["key"].text(), _translated(members["label"]), fields))
    return tuple(sections)


def _once(key: Place, seen: set[str]) -> None:
    """A key names one section or field: pages use both as anchors."""
    if not _KEY.fullmatch(key.text()):
        key.refuse(f"The key {key.text()!r} cannot be recorded.", "Use only a-z, 0-9, `_`, `.` and `-`.")
    if key.text() in seen:
        key.refuse(f"The key {key.text()!r} is defined twice.", "Rename or remove one of the two.")
    seen.add(key.text())


def _field(place: Place, required: frozenset[str], seen: set[str]) -> Field:
    members = place.members(
        required=("key", "kind", "label", "help", "shown"),
        optional=("limit", "weight", "values", "items", "source", "generated"),
    )
    _once(members["key"], seen)
    kind = members["kind"].one_of({kind.value: kind for kind in Kind})
    _check_belongings(place, members, kind)
    labels = members["values"].mapping(_partly_translated) if "values" in members else {}
    return Field(
        key=members["key"].text(),
        kind=kind,
        label=_translated(members["label"]),
        help=_translated(members["help"]),
        limit=_maybe(members, "limit", _limit, None),
        required=members["key"].text() in required,
        shown=members["shown"].one_of({shown.value: shown for shown in Shown}),
        values=tuple(labels),
        value_labels=MappingProxyType(
            {value: InLanguages({"nl": value, **label}) for value, label in labels.items()}
        ),
        weight=_maybe(members, "weight", Place.number, 0),
        items=_items(members["items"], kind) if "items" in members else MappingProxyType({}),
        source=_maybe(members, "source", _translated, None),
        generated=_maybe(members, "generated", Place.boolean, False),
    )


def _check_belongings(place: Place, members: Mapping[str, Place], kind: Kind) -> None:
    """A choice needs values, references need items, and what a kind has no use for is refused."""
    for key, kinds in _NEEDED_BY.items():
        if kind in kinds and key not in members:
            place.refuse(f"A field of kind {kind.value!r} needs {key!r}.", f"Add `{key}:`.")
    for key, kinds in _ALLOWED_FOR.items():
        if kind not in kinds and key in members:
            members[key].refuse(f"A field of kind {kind.value!r} has no {key!r}.", f"Remove `{key}:`.")


def _limit(place: Place) -> int | None:
    return place.number()


def _items(place: Place, kind: Kind) -> Mapping[str, Item]:
    needed, more = _ROWS[kind]
    parts = place.members(required=needed, optional=more)
    present = (key for key in (*needed, *more) if key in parts)
    return MappingProxyType({key: _item(key, parts[key], is_first=key == needed[0]) for key in present})


def _item(key: str, place: Place, *, is_first: bool) -> Item:
    members = place.members(required=("label",), optional=("limit", "required", "suggestions"))
    return Item(
        key=key,
        label=_translated(members["label"]),
        limit=_maybe(members, "limit", _limit, None),
        required=is_first or _maybe(members, "required", Place.boolean, False),
        suggestions=_maybe(members, "suggestions", Place.texts, ()),
    )


def _translated(place: Place) -> Texts:
    members = place.members(required=LANGUAGES, optional=MORE_LANGUAGES)
    return MappingProxyType(InLanguages({key: text.text() for key, text in members.items()}))


def _partly_translated(place: Place) -> dict[str, str]:
    """The labels of a permitted value; the value itself is its Dutch label unless another is given."""
    others = tuple(language for language in LANGUAGES if language != "nl")
    members = place.members(required=others, optional=("nl", *MORE_LANGUAGES))
    return {key: text.text() for key, text in members.items()}


def _order(place: Place, fields: Mapping[str, Field]) -> Order:
    months = {key: key for key, field in fields.items() if field.kind is Kind.MONTH}
    keys = [each.one_of(months) for each in place.items()]
    if len(keys) != 2:
        place.refuse("An order has two months.", "Write the earlier one first: `[begin_date, end_date]`.")
    return Order(*keys)


def _expectation(place: Place, fields: Mapping[str, Field]) -> Expectation:
    members = place.members(required=("field", "value", "expected"))
    field = members["field"].one_of(fields)
    value = members["value"].one_of({value: value for value in field.values})
    return Expectation(field.key, value, members["expected"].one_of(fields).key)


def _profiles(place: Place, fields: Mapping[str, Field]) -> Mapping[str, Profile]:
    return MappingProxyType({key.text(): _profile(key.text(), each, fields) for key, each in place.pairs()})


def _profile(key: str, place: Place, fields: Mapping[str, Field]) -> Profile:
    members = place.members(required=("severity", "required"), optional=_PROFILE_KEYS)
    paths = {key: key for key in fields}
    paths |= {
        path: path for field in fields.values() for path in (f"{field.key}.{half}" for half in field.items)
    }
    for each in members["required"].items():
        each.one_of(fields)
    for name in set(members) & {"names", "values", "limits", "patterns"}:
        for path, _ in members[name].pairs():
            path.one_of(paths)
    return Profile(
        key=key,
        severity=members["severity"].one_of({severity.value: severity for severity in Severity}),
        required=frozenset(members["required"].texts()),
        names=_maybe(members, "names", lambda names: names.mapping(Place.text), {}),
        values=_maybe(
            members, "values", lambda values: values.mapping(lambda each: each.mapping(Place.text)), {}
        ),
        limits=_maybe(members, "limits", lambda limits: limits.mapping(Place.number), {}),
        patterns=_maybe(members, "patterns", lambda patterns: patterns.mapping(_pattern), {}),
    )


def _pattern(place: Place) -> str:
    try:
        re.compile(place.text())
    except re.error as error:
        place.refuse(
            f"This is not a pattern: {error}.", "Write a regular expression that fits the whole value."
        )
    return place.text()
