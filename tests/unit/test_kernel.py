"""The kernel: numbers, slugs, languages, days, canonical bytes."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.kernel.canonical import canonical_text
from algorithm_register.kernel.days import day_of, moment, stamp
from algorithm_register.kernel.errors import ValueRefused
from algorithm_register.kernel.languages import language_code
from algorithm_register.kernel.numbers import draw_number, is_local, is_national, is_number
from algorithm_register.kernel.slugs import RESERVED_SLUGS, slugify


@pytest.mark.parametrize(("issuer", "has_form"), [(True, is_national), (False, is_local)])
def test_a_drawn_number_has_the_form_of_its_issuer(issuer, has_form):
    assert all(has_form(draw_number(issuer=issuer)) for _ in range(200))


@given(st.text(alphabet="0123456789", min_size=8, max_size=8), st.integers(0, 7))
def test_a_single_wrong_digit_is_noticed(digits, place):
    # Weights 3 and 1 are both invertible modulo 10, so no single slip keeps the sum.
    if is_number(digits):
        slip = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]
        assert not is_number(slip)


@given(st.text())
def test_no_text_outside_the_form_is_a_number(text):
    assert not is_number(text + "x")


@given(st.text())
def test_a_slug_is_always_a_safe_end_of_an_address(title):
    slug = slugify(title)
    assert slug
    assert len(slug) <= 80
    assert slug not in RESERVED_SLUGS
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize("reserved", sorted(RESERVED_SLUGS))
def test_a_title_cannot_take_the_place_of_a_sub_page(reserved):
    assert slugify(reserved) == "beschrijving"


@pytest.mark.parametrize(
    ("called", "code"), [("nld", "nl"), ("Nederlands", "nl"), ("eng", "en"), ("fry", "fy"), (" NL ", "nl")]
)
def test_a_language_has_one_code(called, code):
    assert language_code(called) == code


def test_an_unknown_language_is_refused_with_what_is_possible():
    with pytest.raises(ValueRefused, match="nl, en, fy"):
        language_code("Klingon")


def test_a_day_is_a_day_in_amsterdam():
    assert day_of(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == date(2026, 11, 25)


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_stamp_is_truncated_and_read_back(instant):
    assert moment(stamp(instant)) == instant.replace(microsecond=0)


@given(
    st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
)
def test_canonical_text_holds_the_same_value(value):
    assert json.loads(canonical_text(value)) == value
