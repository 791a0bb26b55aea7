"""Filters work by themselves; where a script runs, results follow in place, and every state can be gone back to."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.looking import in_every_scheme, overflow, violations
from tests.browser.test_browser_pages import heard

START = "/nl/algoritme?q=gemeente"
HEADING = "#uitkomst"
Opening = Callable[..., Page]


@pytest.fixture
def opened(window: Opening) -> Opening:
    """Opens an address in a window of its own."""

    def open_(address: str = START, *, width: int = 1280, script: bool = True) -> Page:
        return window(address, viewport={"width": width, "height": 800}, java_script_enabled=script)

    return open_


def box(page: Page, name: str, value: str) -> str:
    selector = f'input[name="{name}"][value="{value}"]'
    assert page.locator(selector).count() == 1
    return selector


def counted(page: Page, selector: str) -> int:
    """The number beside a box."""
    found = page.locator(f"label:has({selector}) .reg-option__count").inner_text()
    return int("".join(re.findall(r"^\d+", found)))


def told(page: Page) -> int:
    """The number in the heading; 0 where nothing was found."""
    found = re.match(r"\d+", page.locator(HEADING).inner_text())
    return int(found[0]) if found else 0


def state(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


def choose(page: Page, name: str, value: str) -> int:
    """Ticks a box and waits until the answer stands there; returns the number that was beside it."""
    selector = box(page, name, value)
    promised = counted(page, selector)
    page.locator(selector).check()
    expect(page.locator(f"{selector}:checked")).to_be_visible()
    expect(page.locator("#zoekpagina:not([aria-busy]) .reg-chip").first).to_be_visible()
    page.wait_for_url(lambda url: (name, value) in parse_qsl(urlsplit(url).query))
    return promised


def test_without_a_script_the_form_is_sent_with_its_button(opened):
    page = opened(script=False)
    promised = counted(page, box(page, "soort", "Gemeente"))
    page.locator(box(page, "soort", "Gemeente")).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Toon resultaten").click()
    assert ("soort", "Gemeente") in state(page)
    assert told(page) == promised
    page.select_option("#sort", "name")
    with page.expect_navigation():
        page.get_by_role("button", name="Sorteer").click()
    assert {("q", "gemeente"), ("soort", "Gemeente"), ("sort", "name")} <= set(state(page))
    with page.expect_navigation():
        page.get_by_role("link", name="Verwijder filter Gemeente").click()
    assert ("soort", "Gemeente") not in state(page)


def test_results_counts_and_address_follow_in_place(opened):
    page = opened()
    page.evaluate("window.isSamePage = true")
    promised = choose(page, "soort", "Gemeente")
    assert told(page) == promised
    promised = choose(page, "categorie", "B")
    assert told(page) == promised
    assert state(page) == [("q", "gemeente"), ("categorie", "B"), ("soort", "Gemeente")]
    assert page.evaluate("window.isSamePage")
    assert not page.get_by_role("button", name="Toon resultaten").is_visible()


def test_focus_stays_on_the_box_and_the_number_is_said(opened):
    page = opened()
    choose(page, "soort", "Gemeente")
    assert page.evaluate("document.activeElement.value") == "Gemeente"
    expect(page.locator("#melding[role=status]")).to_have_text(page.locator(HEADING).inner_text())
    page.keyboard.press("Space")
    expect(page.locator(".reg-chip")).to_have_count(0)
    assert page.evaluate("document.activeElement.value") == "Gemeente"


def test_back_and_forward_restore_each_state(opened):
    page = opened()
    seen = [(page.url, page.locator(HEADING).inner_text(), page.title())]
    for name, value in (("soort", "Gemeente"), ("categorie", "B"), ("status", "In gebruik")):
        choose(page, name, value)
        seen.append((page.url, page.locator(HEADING).inner_text(), page.title()))

    def assert_restored(url: str, heading: str, title: str) -> None:
        page.wait_for_url(url)
        expect(page.locator("#zoekpagina:not([aria-busy]) " + HEADING)).to_have_text(heading)
        expect(page).to_have_title(title)
        on = {value for name, value in parse_qsl(urlsplit(url).query) if name != "q"}
        ticked = page.locator("#filterformulier input:checked").evaluate_all(
            "all => all.map(each => each.value)"
        )
        assert set(ticked) == on

    for place in (2, 1, 0):
        page.go_back()
        assert_restored(*seen[place])
    for place in (1, 2, 3):
        page.go_forward()
        assert_restored(*seen[place])


def test_a_state_is_still_there_after_reading_a_description(opened):
    page = opened()
    choose(page, "soort", "Gemeente")
    heading = page.locator(HEADING).inner_text()
    with page.expect_navigation():
        page.locator(".reg-row__title a").first.click()
    page.go_back()
    expect(page.locator(HEADING)).to_have_text(heading)
    assert page.locator(box(page, "soort", "Gemeente")).is_checked()


def test_what_is_on_is_taken_away_in_place_and_the_heading_gets_focus(opened):
    page = opened(START + "&soort=Gemeente&categorie=B")
    page.evaluate("window.isSamePage = true")
    page.get_by_role("link", name="Verwijder filter Impactvol").click()
    expect(page.locator(".reg-chip")).to_have_count(1)
    assert page.evaluate("document.activeElement.id") == "uitkomst"
    page.get_by_role("link", name="Wis alles").click()
    expect(page.locator(".reg-chip")).to_have_count(0)
    page.wait_for_url(re.compile(r"\?q=gemeente$"))
    assert page.evaluate("window.isSamePage")


def test_the_order_changes_in_place_and_is_left_out_of_the_address_where_it_is_the_usual_one(opened):
    page = opened()
    page.select_option("#sort", "name")
    page.wait_for_url("**sort=name")
    assert page.locator("#sort").input_value() == "name"
    page.select_option("#sort", "relevance")
    page.wait_for_url(lambda url: "sort" not in url)


def test_a_choice_that_leads_to_nothing_can_be_undone(opened):
    page = opened(START + "&soort=Gemeente")
    page.get_by_text(re.compile(r"Toon nog \d+")).first.click()
    page.locator(box(page, "thema", "Internationaal")).click()  # it is gone before it can be seen to be on
    expect(page.locator(HEADING)).to_contain_text("Niets gevonden")
    page.go_back()
    expect(page.locator(".reg-row").first).to_be_visible()
    assert told(page) > 0


def test_the_other_language_shows_the_same_state(opened):
    page = opened()
    choose(page, "soort", "Gemeente")
    with page.expect_navigation():
        page.locator(".reg-lang__link[hreflang=en]").click()
    assert ("soort", "Gemeente") in state(page)
    assert page.locator(box(page, "soort", "Gemeente")).is_checked()


def test_when_the_server_does_not_answer_in_place_the_browser_goes_there_itself(opened):
    page = opened()
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no network')) }")
    with page.expect_navigation():
        page.locator(box(page, "soort", "Gemeente")).click()
    assert page.locator(box(page, "soort", "Gemeente")).is_checked()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_on_a_phone_the_filters_fold_behind_one_button(opened, script):
    page = opened(START + "&soort=Gemeente&categorie=B", width=360, script=script)
    button = page.locator("summary.reg-facets__toggle")
    expect(button).to_have_text(re.compile(r"Filters\s+\(2 aan\)"))
    assert not page.locator(box(page, "soort", "Gemeente")).is_visible()
    button.click()
    assert page.locator(box(page, "soort", "Gemeente")).is_visible()
    page.locator(box(page, "soort", "Gemeente")).uncheck()
    if script:
        expect(button).to_have_text(re.compile(r"Filters\s+\(1 aan\)"))
        assert page.locator(box(page, "soort", "Gemeente")).is_visible()
    page.get_by_role("button", name="Toon resultaten").click()
    expect(page.locator(".reg-chip")).to_have_count(1)
    assert not page.locator(box(page, "soort", "Gemeente")).is_visible()


@in_every_scheme
@pytest.mark.parametrize(
    ("address", "width"),
    [
        (START + "&soort=Gemeente&thema=Verkeer", 1280),
        (START + "&soort=Gemeente&thema=Verkeer", 360),
        (START + "&thema=Internationaal&leeg=name", 360),
        ("/nl/algoritme/organisaties?q=gemeente", 1280),
        ("/nl/algoritme/organisaties?q=gemeente&naam=water", 320),
        pytest.param("/en/algoritme/leveranciers", 320, marks=pytest.mark.proof),
        (f"{START}+{'w' * 80}", 320),
    ],
)
def test_filters_are_accessible_and_fit(opened, site, axe, address, width, scheme):
    page = opened(address, width=width)
    page.emulate_media(color_scheme=scheme)
    assert heard(page, site + address) == []
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.evaluate(axe)
    assert violations(page) == []
    assert overflow(page) == 0
