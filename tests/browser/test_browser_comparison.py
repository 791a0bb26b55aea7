"""What changed between two editions is read by everybody: with axe, on a phone, from a keyboard, and on paper."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.looking import each_page, in_every_scheme, overflow, violations, with_wider_text

from algorithm_register.operations.sample.reading import sample_organisations

Opening = Callable[..., Page]


def compared(ending: str, language: str = "nl") -> str:
    """The comparison of a description of the sample register with a redacted edition and more than two."""
    body, description = next(
        (body, each)
        for body in sample_organisations()
        for each in body.descriptions
        if len(each.editions) > 2 and each.redactions
    )
    return f"/{language}/algoritme/{body.code}/{description.number}/vergelijk{ending}"


def withdrawn() -> str:
    body, description = next(
        (body, each)
        for body in sample_organisations()
        for each in body.descriptions
        if len(each.editions) > 1 and each.withdrawal
    )
    return f"/nl/algoritme/{body.code}/{description.number}/vergelijk"


def stand_beside(page: Page) -> bool:
    """Whether the two texts of the first change begin at the same height."""
    before, after = (page.locator(".reg-diff__side").nth(place).bounding_box() for place in (0, 1))
    assert before
    assert after
    return before["y"] == after["y"]


PAGES = {
    "side by side": compared("?van=1&tot=3"),
    "together": compared("?van=1&tot=3&weergave=samen"),
    "in English": compared("?van=1&tot=3", "en"),
    "the wrong way round": compared("?van=3&tot=1"),
    "the same twice": compared("?van=2&tot=2"),
    "editions that do not exist": compared("?van=8&tot=9"),
    "withdrawn": withdrawn(),
}


@pytest.fixture(scope="module", params=[1280, 320], ids=lambda width: f"{width} px")
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": request.param, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@in_every_scheme
@each_page(PAGES)
def test_every_comparison_is_accessible_and_fits(page, site, axe, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(site + address)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.evaluate(axe)
    assert violations(page) == []
    assert overflow(page) == 0
    with_wider_text(page)
    assert overflow(page) == 0


def test_no_word_is_too_long_for_a_narrow_window(page, site):
    page.goto(site + compared("?van=2&tot=3"))
    places = ".reg-crumbs a, .reg-title a, main q, main ins, main del, main h2, .reg-also li, main dd"
    page.evaluate(
        """(places) => { for (const each of document.querySelectorAll(places))
          if (!each.children.length) each.textContent = 'm'.repeat(5000) }""",
        places,
    )
    assert overflow(page) == 0


def test_two_editions_are_chosen_without_a_script(window: Opening):
    page = window(compared("?van=2&tot=3"), java_script_enabled=False)
    page.select_option("#van", "1")
    page.click("form.reg-choose button")
    page.wait_for_url(re.compile(r"\?van=1&tot=3$"))
    page.click(".reg-tabs__link >> nth=1")
    page.wait_for_url(re.compile(r"\?van=1&tot=3&weergave=samen$"))
    page.select_option("#tot", "2")
    page.click("form.reg-choose button")
    page.wait_for_url(re.compile(r"\?van=1&tot=2&weergave=samen$"))


def test_two_editions_are_chosen_with_the_keyboard_alone(window: Opening):
    page = window(compared("?van=2&tot=3"))
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "van":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("?van=1&tot=3")


def test_what_changed_is_understood_without_colour(window: Opening):
    page = window(compared("?van=2&tot=3"), forced_colors="active")
    line = "(each) => getComputedStyle(each).textDecorationLine"
    assert page.locator(".reg-diff ins").first.evaluate(line) == "underline"
    assert page.locator(".reg-diff del").first.evaluate(line) == "line-through"
    assert re.match(r"\[toegevoegd: .+\]", page.locator(".reg-diff ins").first.text_content() or "")
    assert re.match(r"\[verwijderd: .+\]", page.locator(".reg-diff del").first.text_content() or "")


def test_the_two_texts_stand_side_by_side_where_there_is_room_and_below_each_other_where_there_is_not(
    window: Opening,
):
    for width, is_beside in ((1280, True), (360, False)):
        page = window(compared("?van=2&tot=3"), viewport={"width": width, "height": 900})
        assert stand_beside(page) is is_beside


def test_a_printed_comparison_has_the_changes_and_the_address_and_nothing_to_press(window: Opening):
    page = window(compared("?van=2&tot=3"), viewport={"width": 720, "height": 1000})
    page.emulate_media(media="print")
    assert page.locator(".reg-diff ins").first.is_visible()
    assert re.search(
        r"editie 2 van .* http.*/id/algoritme/\d{8}/2 · http.*/id/algoritme/\d{8}/3", page.inner_text("main")
    )
    assert not page.locator(".reg-choose").is_visible()
    assert not page.locator(".reg-tabs").is_visible()
    assert stand_beside(page)
