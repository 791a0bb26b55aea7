"""What a visitor asks may be anything; what the pages look up is always clean."""

import pytest
from django.http import QueryDict

from algorithm_register.website.questions import asking, one_line, page_number, typed_number


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("2", 2),
        ("", 1),
        ("x", 1),
        ("-1", 1),
        ("0", 1),
        ("1000000000", 9999),
        ("9" * 5000, 1),
        ("²", 1),
        ("1.5", 1),
    ],
)
def test_a_page_number_is_a_number_from_one_and_anything_else_is_the_first_page(typed, page):
    assert page_number(typed) == page


@pytest.mark.parametrize("typed", ["19357241", "1935 7241", "1935-7241", " 1935.7241 "])
def test_a_number_may_be_typed_as_letters_print_it(typed):
    assert typed_number(typed) == "19357241"


@pytest.mark.parametrize("typed", ["", "1935724", "193572411", "parkeren 19357241", "١٩٣٥٧٢٤١", "x" * 100])
def test_other_text_is_no_number(typed):
    assert typed_number(typed) == ""


def test_a_question_is_one_line_of_visible_text():
    assert one_line("  par\x00ke\tren \r\n  nu ") == "par ke ren nu"
    assert one_line("cafe\u0301") == "caf\u00e9"


def test_broken_bytes_in_a_query_string_are_no_reason_to_stop():
    asked = asking(QueryDict(b"q=%ff%fe&page=%00&organisatie=%00gm9901"))
    assert asked.page == 1
    assert asked.filters == {"organisatie": ("gm9901",)}


def test_a_heading_repeats_no_more_of_a_long_question_than_fits():
    assert len(asking(QueryDict("q=" + "x" * 10_000)).quote) == 80
