"""One journey by keyboard alone, from a question to a difference and who made it, with focus in sight at every step."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_browser_pages import first, has_editions
from tests.browser.test_browser_reading import follow, tab_to

BODY, DESCRIPTION = first(has_editions)
STATUS = str(DESCRIPTION.editions[-1].content["status"])
BOX = f"#filterformulier input[name=status][value='{STATUS}']"


@pytest.mark.parametrize(
    ("script", "width"),
    [
        pytest.param(True, 1280, id="with a script"),
        pytest.param(False, 320, id="without a script on a phone"),
        pytest.param(False, 1280, id="without a script", marks=pytest.mark.proof),
        pytest.param(True, 320, id="with a script on a phone", marks=pytest.mark.proof),
    ],
)
def test_the_keyboard_alone_leads_from_the_question_to_the_organisation(
    window: Callable[..., Page], script: bool, width: int
) -> None:
    page = window("/nl", viewport={"width": width, "height": 900}, java_script_enabled=script)
    search_for(page, str(DESCRIPTION.editions[-1].content["name"]))
    narrow_down(page, script=script, is_phone=width < 960)
    follow(page, f"#resultaten a[href*='/{DESCRIPTION.number}/']")
    expect(page.locator("h1")).to_have_text(str(DESCRIPTION.editions[-1].content["name"]))
    follow(page, "main a[href*='/vergelijk']")
    expect(page.locator("main ins").first).to_be_attached()
    follow(page, "main a[href*='/organisatie/']")
    expect(page.locator("h1")).to_have_text(BODY.name)


def search_for(page: Page, words: str) -> None:
    tab_to(page, "input[name=q]")
    page.keyboard.type(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def narrow_down(page: Page, *, script: bool, is_phone: bool) -> None:
    """Tick the box of a status. Without a script the button is pressed; on a phone the filters are opened first."""
    if is_phone:
        tab_to(page, "#filters summary")
        page.keyboard.press("Enter")
    tab_to(page, BOX)
    page.keyboard.press("Space")
    if not script:
        tab_to(page, "#filterformulier button[type=submit]")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "status=" in url)
    expect(page.locator("#zoekpagina:not([aria-busy]) .reg-chip").first).to_be_visible()
    expect(page.locator(f"{BOX}:checked")).to_be_attached()
