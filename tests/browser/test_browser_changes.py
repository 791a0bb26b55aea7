"""The page of changes and the line of a description in a browser: at every width, in light and dark, by keyboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.browser.looking import each_page, in_every_scheme, overflow, violations

PAGES = {
    "changes of this week": "/nl/wijzigingen",
    "changes of a month": "/nl/wijzigingen?periode=maand",
    "changes of one kind": "/nl/wijzigingen?periode=dag&soort=overgenomen",
    "a week without changes": "/nl/wijzigingen?tot=2020-01-07",
    "a kind without changes": "/nl/wijzigingen?soort=genummerd",
    "changes in English": "/en/wijzigingen",
    "changes in Frisian": "/fy/wijzigingen",
    "the line of a description": "/nl/algoritme/gm9901/19357241/edities",
    "the line in Frisian": "/fy/algoritme/gm9901/19357241/edities",
}


@in_every_scheme
@pytest.mark.parametrize("width", [1280, 320])
@each_page(PAGES)
def test_a_page_is_accessible_and_fits(
    window: Callable[..., Page], axe: str, address: str, width: int, scheme: str
) -> None:
    page = window(address, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.evaluate(axe)
    assert violations(page) == []
    assert overflow(page) == 0


def test_a_reader_without_a_script_chooses_days_and_a_kind_by_keyboard(window: Callable[..., Page]) -> None:
    page = window("/nl/wijzigingen?soort=nieuw", java_script_enabled=False, locale="nl-NL")
    page.get_by_label("Periode").select_option("Maand")
    page.get_by_label("Tot en met").fill("2020-05-31")
    page.keyboard.press("Enter")
    page.wait_for_url("**periode=maand**")
    assert "mei 2020" in page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_role("link", name="Nieuw 0").get_attribute("aria-current") == "true"
    page.get_by_role("link", name="Deze week").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/wijzigingen")
    assert "deze week" in page.get_by_role("heading", level=1).inner_text()


def test_a_reader_of_the_line_goes_to_the_difference_and_chooses_two_editions(
    window: Callable[..., Page],
) -> None:
    page = window("/nl/algoritme/gm9901/19357241/edities", java_script_enabled=False)
    page.get_by_role("link", name="Vergelijk met editie 2").click()
    page.wait_for_url(re.compile(r"/vergelijk\?van=2&tot=3$"))
    page.go_back()
    page.get_by_label("Van").select_option("1")
    page.get_by_role("button", name="Vergelijk").click()
    page.wait_for_url(re.compile(r"/vergelijk\?van=1&tot=3$"))
    assert page.get_by_role("heading", level=1).is_visible()
