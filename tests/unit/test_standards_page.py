"""The page about the standard cannot lag behind the definition."""

import re
from pathlib import Path

from algorithm_register.standards.findings import MESSAGES
from algorithm_register.standards.loading import extension, standard
from algorithm_register.standards.model import Kind

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "standard.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading."""
    section = re.split(r"\n##+ ", PAGE.split(f"# {heading}\n")[1])[0]
    lines = re.findall(r"^\| (?!---).*\|$", section, re.MULTILINE)[1:]
    return [[cell.strip(" `") for cell in line[1:-1].split("|")] for line in lines]


def test_the_page_lists_the_fields_as_the_definition_has_them():
    expected = [
        [
            field.key,
            field.kind.value,
            str(field.limit or ""),
            "generated" if field.generated else field.shown.value,
            "yes" if field.required else "",
        ]
        for field in standard().fields.values()
    ]
    assert rows("The fields of 1.0") == expected


def test_the_page_lists_the_questions_of_the_extension():
    expected = [
        [field.key, field.kind.value, str(field.limit or ""), field.shown.value]
        for field in extension("register").fields.values()
    ]
    assert rows("The extension register") == expected


def test_the_page_explains_every_kind_and_every_finding():
    assert [row[0] for row in rows("Kinds of answers")] == [kind.value for kind in Kind]
    assert [row[0] for row in rows("Findings")] == list(MESSAGES)
