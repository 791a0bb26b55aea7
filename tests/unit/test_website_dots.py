"""The picture on the home page draws as many blocks as it counts, however many there are."""

from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.website.home.dots import CELL, Dots, dots

COUNTS = st.lists(st.integers(min_value=0, max_value=3_000), min_size=1, max_size=4)


def cells(picture: Dots) -> list[tuple[int, int, int]]:
    """Every block as column, row and group."""
    return [
        (x // CELL, y // CELL, box.group)
        for box in picture.rectangles
        for x in range(box.x, box.x + box.width, CELL)
        for y in range(box.y, box.y + box.height, CELL)
    ]


@given(COUNTS)
def test_each_description_is_one_block_and_none_lies_on_another(counts):
    drawn = cells(dots(counts))
    assert [sum(group == each for _, _, group in drawn) for each in range(len(counts))] == counts
    assert len({(x, y) for x, y, _ in drawn}) == sum(counts)


@given(COUNTS)
def test_blocks_stay_inside_the_picture_and_the_picture_stays_small(counts):
    picture = dots(counts)
    assert all(
        CELL * (x + 1) - 2 <= picture.width and CELL * (y + 1) - 2 <= picture.height
        for x, y, _ in cells(picture)
    )
    assert len(picture.rectangles) <= 3 * len(counts)


def test_a_large_register_has_the_proportions_of_the_design():
    picture = dots([61, 734, 489])
    assert (picture.width, picture.height) == (428, 298)
