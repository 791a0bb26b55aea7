"""References that were flattened into one cell come apart again, and only where that is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.intake.groupings import parse_grouping


def items(cell, *, needs_link=True):
    found = parse_grouping(cell, needs_link=needs_link)
    return None if found is None else [(item.get("title", ""), item.get("link", "")) for item in found.items]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1: Wet A, https://wetten.example/a", [("Wet A", "https://wetten.example/a")]),
        (
            "1: Wet A, https://a.example/. 2: Wet B, www.b.example",
            [("Wet A", "https://a.example/"), ("Wet B", "www.b.example")],
        ),
        ("1: A, B en C, https://wetten.example/1.2", [("A, B en C", "https://wetten.example/1.2")]),
        ("1: A, http://a.example/x,y. 2: B", [("A", "http://a.example/x,y"), ("B", "")]),
        (
            "1: Wet A:, https://a.example/ . 2: B , https://b.example",
            [("Wet A:", "https://a.example/"), ("B", "https://b.example")],
        ),
        (
            "1: Wet A, https://a.example/, . 2: B, https://b.example",
            [("Wet A", "https://a.example/"), ("B", "https://b.example")],
        ),
        ("1:   Spaties, Kadaster", [("Spaties", "Kadaster")]),
        (
            "1: Artikel 1. 3: geen nummer, https://a.example",
            [("Artikel 1. 3: geen nummer", "https://a.example")],
        ),
        ("1: Besluit 2: vervolg", [("Besluit 2: vervolg", "")]),
    ],
)
def test_items_are_cut_at_their_numbers_and_titles_at_the_address(cell, expected):
    assert items(cell) == expected


def test_without_an_address_one_comma_is_certain_only_where_a_link_is_required():
    assert items("1: DPIA, nog niet beschikbaar") == [("DPIA", "nog niet beschikbaar")]
    found = parse_grouping("1: DPIA, nog niet beschikbaar", needs_link=False)
    assert found is not None
    assert found.items == ({"title": "DPIA, nog niet beschikbaar"},)
    assert found.unsure == 1


@pytest.mark.parametrize("cell", ["Wet A", "", "2: Wet B", "11: Wet", "1:"])
def test_what_is_no_such_list_is_left_alone(cell):
    assert items(cell) is None


WORDS = st.text("abcdefgh ()", min_size=1, max_size=12).map(str.strip).filter(bool)
ADDRESSES = WORDS.map(lambda word: "https://a.example/" + word.replace(" ", "-") + ".html")


@given(st.lists(st.tuples(WORDS, ADDRESSES), min_size=1, max_size=12))
def test_a_flattened_list_comes_back_whole(references):
    cell = ". ".join(f"{n}: {title}, {link}" for n, (title, link) in enumerate(references, start=1))
    assert items(cell) == references


@given(st.text(max_size=60))
def test_no_letter_of_any_cell_is_lost_without_a_trace(text):
    found = parse_grouping("1: " + text, needs_link=True)
    kept = "" if found is None else "".join("".join(item.values()) for item in found.items)
    letters = [char for char in text if char.isalpha()]
    assert found is None or [char for char in kept if char.isalpha()] == letters
