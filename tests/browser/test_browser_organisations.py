"""Organisations in a browser: each state of their pages is accessible and fits, and works without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.looking import each_page, in_every_scheme, overflow, violations

PAGE = "/nl/organisatie/gm9901/gemeente-noorderhaaks"
STATES = {
    "a letter": "/nl/organisatie?letter=N",
    "a letter under which nobody stands": "/nl/organisatie?letter=X",
    "a kind": "/nl/organisatie?soort=Gemeente",
    "a name of many that publish nothing": "/nl/organisatie?q=gemeente",
    "a name that nobody has": "/nl/organisatie?q=zzyzx",
    "a long question": "/nl/organisatie?q=" + "x" * 5000,
    "a category": f"{PAGE}?categorie=B",
    "what stopped": f"{PAGE}?toon=gestopt",
    "an organisation without descriptions": "/id/organisatie/gm0503",
    "an organisation with others below it": "/id/organisatie/oorg12345",
}


@pytest.fixture(params=[1280, 320], ids=lambda width: f"{width} px")
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": request.param, "height": 900}, locale="nl-NL", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@in_every_scheme
@each_page(STATES)
def test_every_state_is_accessible_and_fits_its_window(page, site, axe, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(site + address)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert overflow(page) == 0
    page.evaluate(axe)
    assert violations(page) == []


def test_without_a_script_the_keyboard_leads_from_a_name_to_a_category(window):
    page = window("/nl/organisatie", java_script_enabled=False)
    page.get_by_role("searchbox", name="Naam van de organisatie").press_sequentially("noorder")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("noorder")
    page.get_by_role("link", name="Gemeente Noorderhaaks").press("Enter")
    page.get_by_label("Toon").select_option("A")
    page.get_by_role("button", name="Toon").press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_have_text("1 van 6 algoritmes")


def test_every_letter_is_large_enough_to_hit(window):
    page = window("/nl/organisatie", viewport={"width": 320, "height": 800})
    sizes = page.locator(".reg-letters__link").evaluate_all(
        "links => links.map((each) => each.getBoundingClientRect()).map((box) => [box.width, box.height])"
    )
    assert sizes
    assert min(min(size) for size in sizes) >= 24
