"""A reader gets everywhere with the keyboard alone, and takes a description along on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from algorithm_register.operations.sample.reading import sample_organisations

A4_PAGES = 5


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what the selector names has focus; every stop on the way shows that it has focus."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if not page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"):
            pytest.fail(f"Focus cannot be seen on {page.evaluate('document.activeElement.outerHTML')}")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reached {selector} on {page.url}")


def follow(page: Page, selector: str) -> None:
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_keyboard_alone_leads_from_search_to_an_older_edition(page, site):
    body, description = next(
        (body, each)
        for body in sample_organisations()
        for each in body.descriptions
        if len(each.editions) > 1 and not each.withdrawal
    )
    page.goto(f"{site}/nl")
    tab_to(page, "input[name=q]")
    page.keyboard.type(str(description.editions[-1].content["name"]))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page, f"#resultaten a[href*='/{description.number}/']")
    follow(page, "a[href$='/edities']")
    follow(page, "a[href$='/edities/1']")
    assert page.url.endswith(f"/{body.code}/{description.number}/edities/1")
    assert page.locator(".utrecht-alert--warning").is_visible()


def test_the_first_tab_offers_to_skip_to_the_content(page, site):
    page.goto(f"{site}/nl/algoritme")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().height") >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_the_menu_of_a_narrow_window_opens_with_the_keyboard(chromium, site):
    context = chromium.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{site}/nl")
    assert not page.locator("nav .reg-nav__link").first.is_visible()
    tab_to(page, "summary.reg-nav__toggle")
    page.keyboard.press("Enter")
    assert page.locator("nav .reg-nav__link").first.is_visible()
    context.close()


def test_a_wide_window_shows_the_menu_without_a_button(page, site):
    page.goto(f"{site}/nl")
    assert page.locator("nav .reg-nav__link").first.is_visible()
    assert not page.locator("summary.reg-nav__toggle").is_visible()


def test_the_longest_description_prints_on_a_few_pages(page, site):
    longest = max(
        (each for body in sample_organisations() for each in body.descriptions if not each.withdrawal),
        key=lambda each: len(str(each.editions[-1].content)),
    )
    page.goto(f"{site}/id/algoritme/{longest.number}")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= A4_PAGES
