"""The list that ships with the register, and what is said when a list cannot be read."""

from pathlib import Path

import pytest

from algorithm_register.kernel.errors import Malformed, ValueRefused
from algorithm_register.organisations.directory import listed_aliases, public_bodies
from algorithm_register.organisations.hierarchy import ancestors, checked_parent
from algorithm_register.organisations.naming import fold

HEADING = "code,uri,type,name,abbreviation,parent,begins_on,ends_on,source\n"


def test_the_list_holds_every_body_of_tooi_and_the_fourteen_codes_of_the_national_register():
    bodies = public_bodies()
    assert len(bodies) == 1433 + 14
    assert sum(body.code.isdigit() for body in bodies) == 14
    assert all(body.source for body in bodies)


def test_every_parent_and_every_alias_points_at_a_body_of_the_list():
    codes = {body.code for body in public_bodies()}
    parents = {body.code: body.parent for body in public_bodies() if body.parent}
    assert set(parents.values()) <= codes
    assert {alias.code for alias in listed_aliases()} <= codes
    for code, parent in parents.items():
        checked_parent(code, parent, parents)


def test_no_alias_is_written_twice():
    names = [fold(alias.name) for alias in listed_aliases()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("gm9901,,Gemeente,gemeente Noorderhaaks,,,2020-13-01,,ours\n", "row 2: month must be in 1..12"),
        ("gm9901,,Guild,Gilde,,,,,ours\n", "row 2: the type 'Guild' is not known"),
        ("gm9901,,Gemeente,,,,,,ours\n", "row 2: a public body needs a code and a name"),
        ("gm9901,,Gemeente,Noorderhaaks\n", "row 2: the row has more or fewer cells"),
        (
            "gm9901,,Gemeente,A,,,,,ours\ngm9901,,Gemeente,B,,,,,ours\n",
            "row 3: the code gm9901 stands here a second time",
        ),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_with_its_row(tmp_path: Path, rows: str, said: str):
    file = tmp_path / "bodies.csv"
    file.write_text(HEADING + rows, encoding="utf-8")
    with pytest.raises(Malformed, match=said) as refused:
        public_bodies(file)
    assert refused.value.remedy


def test_an_alias_without_a_reason_is_refused(tmp_path: Path):
    file = tmp_path / "aliases.csv"
    file.write_text("name,code,reason\nHaaks,gm9901,\n", encoding="utf-8")
    with pytest.raises(Malformed, match="row 2: an alias needs a name, a code and a reason"):
        listed_aliases(file)


def test_ancestors_are_named_from_near_to_far_and_a_cycle_ends():
    assert ancestors("a", {"a": "b", "b": "c"}) == ("b", "c")
    assert ancestors("a", {"a": "b", "b": "a"}) == ("b", "a")


@pytest.mark.parametrize("parent", ["a", "b", "c"])
def test_nobody_stands_below_itself(parent: str):
    with pytest.raises(ValueRefused, match=f"{parent} cannot stand above a"):
        checked_parent("a", parent, {"b": "a", "c": "b"})
