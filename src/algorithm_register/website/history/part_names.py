"""What the parts of a record are called, for readers of a language."""

from algorithm_register.register.records import CONTENT, EXTENSION, UNKNOWN
from algorithm_register.standards.loading import extension, extensions, standard
from algorithm_register.standards.model import Field


def part_field(part: str, version: str) -> Field | None:
    """The question that a part of a record answers; None where no definition that we have asks it."""
    if part.startswith(CONTENT):
        return standard(version).fields.get(part.removeprefix(CONTENT))
    name, _, key = part.removeprefix(EXTENSION).partition("/")
    if part.startswith(EXTENSION) and name in extensions():
        return extension(name).fields.get(key)
    return None


def part_name(part: str, version: str, language: str) -> str:
    """The label of the question, else what the source called it."""
    field = part_field(part, version)
    if field is not None:
        return field.label[language]
    return part.removeprefix(UNKNOWN).rpartition("/")[2]
