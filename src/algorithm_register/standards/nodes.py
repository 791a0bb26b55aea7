"""Strict reading of YAML: nothing is guessed, and everything that is wrong is told with its file and line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar

import yaml

from algorithm_register.kernel.errors import Malformed

Read = TypeVar("Read")
_TEXT, _WHOLE, _BOOLEAN = (f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool"))


@dataclass(frozen=True)
class Place:
    """A node of a YAML file, and the file it stands in."""

    path: Path
    node: yaml.Node

    def refuse(self, message: str, remedy: str) -> NoReturn:
        """Raise Malformed with the file and line of this node."""
        raise Malformed(
            message, place=f"{self.path.name}, line {self.node.start_mark.line + 1}", remedy=remedy
        )

    def text(self) -> str:
        """The text of this node, never empty."""
        value = self._scalar(_TEXT, "text", 'Write it between quotes if it looks like something else: "1.0".')
        return value if value.strip() else self.refuse("This text is empty.", "Fill it in.")

    def number(self) -> int:
        """The whole number of this node, 0 or more."""
        value = self._scalar(_WHOLE, "a whole number", "Write digits only, without quotes.")
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            self.refuse(f"{value} is not a whole number of 0 or more.", "Write digits only.")
        return int(value)

    def boolean(self) -> bool:
        """The `true` or `false` of this node."""
        value = self._scalar(_BOOLEAN, "true or false", "Write true or false.")
        return value.lower() in ("true", "yes", "on")

    def items(self) -> Iterator["Place"]:
        """The members of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse("Here a list is needed.", "Start every member on its own line with `- `.")
        return (Place(self.path, each) for each in self.node.value)

    def texts(self) -> tuple[str, ...]:
        """A list of different texts."""
        found: list[str] = []
        for each in self.items():
            text = each.text()
            if text in found:
                each.refuse(f"{text!r} stands here twice.", "Remove one of the two.")
            found.append(text)
        return tuple(found)

    def mapping(self, read: Callable[["Place"], Read]) -> dict[str, Read]:
        """Every member of a mapping by its key, each key once."""
        return {key.text(): read(value) for key, value in self.pairs()}

    def pairs(self) -> list[tuple["Place", "Place"]]:
        """Keys and values of a mapping as places, each key once."""
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse("Here a mapping is needed.", "Write `key: value` on a line of its own.")
        pairs = [(Place(self.path, key), Place(self.path, value)) for key, value in self.node.value]
        seen: set[str] = set()
        for key, _ in pairs:
            if key.text() in seen:
                key.refuse(f"The key {key.text()!r} stands here twice.", "Remove one of the two.")
            seen.add(key.text())
        return pairs

    def members(self, *, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Mapping[str, "Place"]:
        """The members of a mapping with exactly these keys; unknown and missing ones are refused."""
        found = {}
        for key, value in self.pairs():
            if key.text() not in required + optional:
                key.refuse(
                    f"The key {key.text()!r} is not known here.", f"Use {_listed(required + optional)}."
                )
            found[key.text()] = value
        for needed in required:
            if needed not in found:
                self.refuse(f"The key {needed!r} is missing.", f"Add `{needed}:`.")
        return found

    def one_of(self, known: Mapping[str, Read]) -> Read:
        """What the text of this node stands for."""
        text = self.text()
        if text not in known:
            self.refuse(f"{text!r} is not known here.", f"Use {_listed(tuple(known))}.")
        return known[text]

    def _scalar(self, tag: str, needed: str, remedy: str) -> str:
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != tag:
            self.refuse(f"Here {needed} is needed.", remedy)
        return str(self.node.value)


def root_of(path: Path) -> Place:
    """The outermost node of a YAML file; Malformed when the file cannot be read as YAML."""
    try:
        written = path.read_bytes()
    except OSError as error:
        raise Malformed(f"The file cannot be read: {error.strerror}.", place=path.name) from None
    return root_in(written, path)


def root_in(written: bytes, path: Path) -> Place:
    """The outermost node of what was written; `path` is what errors call it."""
    try:
        node = yaml.compose(written, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path.name}, line {mark.line + 1 if mark else 1}"
        problem = error.problem or error.context or "unreadable"
        raise Malformed(
            f"This is not YAML: {problem}.", place=where, remedy="Check the indentation, colons and quotes."
        ) from None
    except yaml.YAMLError as error:
        raise Malformed(
            f"This is not YAML: {error}.", place=path.name, remedy="Save it as UTF-8 text."
        ) from None
    except RecursionError:
        raise Malformed("This is nested too deeply.", place=path.name, remedy="Close the brackets.") from None
    if node is None:
        raise Malformed(
            "The file is empty.", place=f"{path.name}, line 1", remedy="Write a definition in it."
        )
    return Place(path, node)


def _listed(keys: tuple[str, ...]) -> str:
    return ", ".join(keys)
