"""Which edition came after which."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.register.succession import EditionDay, newest_first, predecessors

DAY = date(2026, 1, 1)


def edition(n: int, day: date = DAY, language: str = "nl") -> EditionDay:
    return EditionDay(n, day, language, "gm9901", sequence=100 + n)


@st.composite
def histories(draw) -> list[EditionDay]:
    count = draw(st.integers(1, 12))
    days = draw(st.lists(st.integers(0, 5), min_size=count, max_size=count))
    languages = draw(st.lists(st.sampled_from(["nl", "en"]), min_size=count, max_size=count))
    return [
        edition(n, DAY + timedelta(days), language)
        for n, (days, language) in enumerate(zip(days, languages, strict=True), start=1)
    ]


def test_an_older_text_that_came_in_later_stands_where_it_counted():
    editions = [edition(1, date(2025, 4, 4)), edition(2, date(2026, 1, 1)), edition(3, date(2023, 3, 20))]
    assert [each.n for each in newest_first(editions)] == [2, 1, 3]
    assert predecessors(editions) == {102: 101, 101: 103}


def test_of_one_day_the_last_recorded_counts_last():
    assert [each.n for each in newest_first([edition(1), edition(2)])] == [2, 1]


def test_texts_in_different_languages_do_not_follow_each_other():
    assert predecessors([edition(1), edition(2, language="en"), edition(3)]) == {103: 101}


@given(histories())
def test_every_edition_but_the_first_of_its_language_has_one_before_it_that_counts_no_later(editions):
    before = predecessors(editions)
    by_sequence = {each.sequence: each for each in editions}
    assert len(before) == len(editions) - len({each.language for each in editions})
    assert len(set(before.values())) == len(before)
    for later, earlier in before.items():
        assert by_sequence[earlier].language == by_sequence[later].language
        assert by_sequence[earlier].in_force_from <= by_sequence[later].in_force_from
