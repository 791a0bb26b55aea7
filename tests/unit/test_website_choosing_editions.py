"""Whatever a reader asks to compare, two editions are chosen or it is said why not."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.register.succession import EditionDay
from algorithm_register.website.comparing.choice import Problem, chosen

START = date(2024, 1, 1)


def days_of(*after_start: int, languages: str = "") -> list[EditionDay]:
    """Editions 1, 2, 3 … that count from so many days after a start; `languages` has a letter for each, `e` English."""
    spoken = {"e": "en"}
    return [
        EditionDay(
            n=place + 1,
            in_force_from=START + timedelta(days=day),
            language=spoken.get(languages[place : place + 1], "nl"),
            organisation_code="gm9901",
            sequence=100 + place,
        )
        for place, day in enumerate(after_start)
    ]


def numbers(*asked: object) -> dict[str, str]:
    return {name: str(number) for name, number in zip(("van", "tot"), asked, strict=False) if number}


@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=6),
    st.none() | st.integers(1, 6),
    st.dictionaries(st.sampled_from(["van", "tot"]), st.integers(0, 7).map(str) | st.text()),
)
def test_there_are_always_two_editions_in_the_order_in_which_they_counted_or_a_problem(
    after_start, live, asked
):
    days = days_of(*after_start)
    found = chosen(days, live if live and live <= len(days) else None, asked)
    order = [(day.in_force_from, day.n) for day in (found.older, found.newer)]
    if found.problem is None:
        assert order[0] < order[1]
    assert (found.problem is Problem.UNKNOWN) == bool(found.unknown)
    wanted = {number for number in asked.values() if number}
    if wanted and not found.problem:
        assert wanted <= {str(found.older.n), str(found.newer.n)}


def test_the_live_edition_and_the_one_before_it_are_the_last_change():
    found = chosen(days_of(0, 20, 10), 2, {})
    assert (found.older.n, found.newer.n, found.is_stated) == (3, 2, False)


def test_of_what_was_withdrawn_the_last_edition_stands_for_the_live_one():
    found = chosen(days_of(0, 20, 10), None, {})
    assert (found.older.n, found.newer.n) == (3, 2)


def test_the_edition_before_is_one_in_the_same_language_if_there_is_one():
    assert chosen(days_of(0, 5, 10, languages="nen"), 3, {}).older.n == 1
    assert chosen(days_of(0, 5, languages="en"), 2, {}).older.n == 1


def test_the_first_edition_is_compared_with_the_one_after_it():
    found = chosen(days_of(0, 5, 10), 3, numbers(None, 1))
    assert (found.older.n, found.newer.n) == (1, 2)


def test_the_wrong_way_round_is_turned_and_remembered():
    found = chosen(days_of(0, 5), 2, numbers(2, 1))
    assert (found.older.n, found.newer.n, found.is_turned) == (1, 2, True)


def test_where_one_does_not_exist_the_lists_offer_the_other_and_its_neighbour():
    found = chosen(days_of(0, 5, 10), 3, numbers(9, 2))
    assert (found.older.n, found.newer.n) == (1, 2)
    assert (found.problem, found.unknown) == (Problem.UNKNOWN, ("9",))
