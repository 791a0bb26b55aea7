"""What one organisation has is on its pages once each, and what holds for all together adds up."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.ui.signs import CATEGORIES
from algorithm_register.website.organisations.shelves import Shelf, shelf
from algorithm_register.website.organisations.standing import standing
from algorithm_register.website.questions import Asking
from algorithm_register.website.tally import Counted

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
SIZE = 3


@st.composite
def counted(draw: st.DrawFn) -> list[Counted]:
    """Descriptions of one organisation, none of them twice."""
    return [
        Counted(
            number=f"{place:08}",
            organisation="gm9901",
            category=draw(st.sampled_from([*CATEGORIES, "", "Iets anders"])),
            themes=(),
            ended_on=draw(st.none() | DAYS),
            has_assessment=draw(st.booleans()),
            in_force_from=draw(DAYS),
            sequence=place,
            due_on=draw(DAYS),
            answered=draw(st.integers(0, 40)),
            asked=40,
            has_all_fixed=draw(st.booleans()),
            lacking=(("goal", 2),),
        )
        for place in range(draw(st.integers(0, 12)))
    ]


WITHDRAWN = st.dictionaries(st.integers(50, 60).map(lambda place: f"{place:08}"), DAYS)


def pages(has: list[Counted], withdrawn: dict[str, date], *, wants_gone: bool) -> list[Shelf]:
    last = shelf(has, withdrawn, Asking(page=9_999), wants_gone=wants_gone, size=SIZE)
    return [
        shelf(has, withdrawn, Asking(page=n + 1), wants_gone=wants_gone, size=SIZE) for n in range(last.pages)
    ]


@given(counted(), WITHDRAWN)
def test_what_is_in_use_stands_on_one_page_the_heaviest_first(has, withdrawn):
    shown = [number for each in pages(has, withdrawn, wants_gone=False) for number in each.numbers]
    in_use = {each.number: each for each in has if each.ended_on is None}
    assert sorted(shown) == sorted(in_use)
    order = [*CATEGORIES, None]
    ranks = [
        order.index(category if (category := in_use[number].category) in CATEGORIES else None)
        for number in shown
    ]
    assert ranks == sorted(ranks)


@given(counted(), WITHDRAWN)
def test_what_is_gone_stands_on_one_page_the_last_first(has, withdrawn):
    every = pages(has, withdrawn, wants_gone=True)
    gone = {each.number for each in has if each.ended_on} | set(withdrawn)
    if gone:
        shown = [each for page in every for each in page.gone]
        assert sorted(each.number for each in shown) == sorted(gone)
        assert [each.on for each in shown] == sorted((each.on for each in shown), reverse=True)
    else:
        assert not any(page.shows_gone for page in every)


@given(counted(), st.sampled_from("ABC"))
def test_a_category_holds_as_many_as_its_option_says(has, letter):
    found = shelf(has, {}, Asking(filters={"categorie": (letter,)}), wants_gone=False, size=100)
    on = [option for option in found.options if option.is_on]
    assert len(found.numbers) == (on[0].count if on else found.in_use)


@given(counted(), DAYS)
def test_what_is_current_what_may_be_outdated_and_what_is_outdated_are_all_there_is(has, today):
    now = standing(has, today)
    assert now.current + now.maybe + now.outdated == now.total == len(has)
    assert 0 <= now.percent <= 100
    assert now.complete <= now.total
