"""Who does something, under the name of that day."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """`id` is the UUID of a person or a word for a machine (`import`); `name` is kept as it was that day."""

    id: str
    name: str


IMPORTER = Actor("import", "Import")
OPERATOR = Actor("operator", "Operator")
