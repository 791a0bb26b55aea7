"""The addresses that are promised for ever: how they are written, and how every other form is read."""

import pytest

from algorithm_register.website import addresses
from algorithm_register.website.addresses import Asked, asked_below_algorithm, impossible_number


def test_permanent_identifiers_are_written_without_language_or_host():
    assert addresses.permanent("19357241") == "/id/algoritme/19357241"
    assert addresses.permanent("19357241", 3) == "/id/algoritme/19357241/3"


def test_the_canonical_page_names_publisher_number_and_title():
    assert (
        addresses.description("nl", "gm9901", "19357241", "scanautos")
        == "/nl/algoritme/gm9901/19357241/scanautos"
    )
    assert addresses.editions("en", "gm9901", "19357241") == "/en/algoritme/gm9901/19357241/edities"
    assert addresses.edition("en", "gm9901", "19357241", 2) == "/en/algoritme/gm9901/19357241/edities/2"
    compared = "/nl/algoritme/gm9901/19357241/vergelijk"
    assert addresses.comparison("nl", "gm9901", "19357241") == compared
    assert addresses.comparison("nl", "gm9901", "19357241", 1, 3) == f"{compared}?van=1&tot=3"
    assert (
        addresses.comparison("nl", "gm9901", "19357241", 1, 3, is_together=True)
        == f"{compared}?van=1&tot=3&weergave=samen"
    )
    assert (
        addresses.comparison("nl", "gm9901", "19357241", 1, 3, is_data=True) == f"{compared}.json?van=1&tot=3"
    )
    assert addresses.changes("nl") == "/nl/wijzigingen"
    assert (
        addresses.changes("nl", period="maand", until="2026-10-31", kind="nieuw")
        == "/nl/wijzigingen?periode=maand&tot=2026-10-31&soort=nieuw"
    )
    assert (
        addresses.organisation("nl", "gm9901", "Gemeente Noorderhaaks")
        == "/nl/organisatie/gm9901/gemeente-noorderhaaks"
    )


@pytest.mark.parametrize(
    ("rest", "asked"),
    [
        ("gm9901/19357241/scanautos", Asked("19357241")),
        ("gm9901/19357241", Asked("19357241")),
        ("19357241", Asked("19357241")),
        ("19357241/edities", Asked("19357241", "editions")),
        ("gm9901/19357241/edities", Asked("19357241", "editions")),
        ("gm9901/19357241/edities/12", Asked("19357241", "edition", 12)),
        ("gm9901/19357241/edities/0", Asked("19357241")),
        ("gm9901/19357241/edities/x", Asked("19357241")),
        ("gm9901/19357241/edities/1/more", Asked("19357241")),
        ("gm9901/19357241/vergelijk", Asked("19357241", "comparison")),
        ("19357241/vergelijk", Asked("19357241", "comparison")),
        ("gm9901/19357241/vergelijk.json", Asked("19357241", "comparison as data")),
        ("gm9901/19357241/vergelijk/1", Asked("19357241")),
        ("10000021/19357241/scanautos", Asked("19357241")),
        ("gm9901/19357249", Asked("19357249")),
        ("gm9901", None),
        ("gm9901/scanautos", None),
        ("gm9901/1935724", None),
        ("gm9901/١٩٣٥٧٢٤١", None),
        ("", None),
    ],
)
def test_the_second_segment_is_the_number_if_it_has_the_form_of_one_else_the_first(rest, asked):
    assert asked_below_algorithm(rest) == asked


def test_a_number_with_a_wrong_check_digit_is_recognised_in_every_address():
    assert impossible_number("/nl/algoritme/gm9901/19357249/scanautos") == "19357249"
    assert impossible_number("/id/algoritme/19357249/2") == "19357249"
    assert impossible_number("/id/algoritme/19357241") == ""
    assert impossible_number("/nl/organisatie/19357249") == ""


def test_the_other_language_of_a_page_differs_in_its_first_segment_only():
    path = "/nl/algoritme/gm9901/19357241/edities/2"
    assert addresses.in_language(path, "en") == "/en/algoritme/gm9901/19357241/edities/2"
    assert addresses.in_language("/nl", "en") == "/en"
    assert addresses.language_of("/en/organisatie") == "en"
    assert addresses.language_of("/fy/organisatie") == "fy"
    assert addresses.language_of("/de/organisatie") is None
