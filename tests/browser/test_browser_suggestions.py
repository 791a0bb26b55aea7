"""The search field is a combobox by the book: by keyboard, in the accessibility tree, by pointer and without script."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect
from tests.browser.looking import each_page, in_every_scheme, overflow, violations, with_wider_text
from tests.browser.test_browser_html import errors_in

FIELD = "#q"
OPTION = "[role=option]"
Opening = Callable[..., Page]


@pytest.fixture
def opened(window: Opening) -> Opening:
    """Opens a page in a window of its own."""

    def open_(address: str = "/nl", **settings: object) -> Page:
        given = {"viewport": {"width": 1280, "height": 900}, "locale": "nl-NL"}
        return window(address, **(given | settings))

    return open_


@pytest.fixture
def stopped(opened: Opening) -> Opening:
    """Opens a page whose clock goes on only when told, so that no machine is too slow between two letters."""

    def open_(address: str = "/nl") -> Page:
        page = opened(address)
        page.clock.install(time=0)
        page.clock.pause_at(1_000)
        return page

    return open_


def typed(page: Page, text: str = "par") -> Page:
    """Types, all at once so that nothing is offered for a part of it, and waits for what is offered."""
    page.locator(FIELD).focus()
    page.keyboard.insert_text(text)
    expect(page.locator(OPTION).first).to_be_visible()
    return page


def type_quickly(page: Page, text: str) -> None:
    """Types letter by letter on a page whose clock stands, with hardly any time between two letters."""
    for letter in text:
        page.locator(FIELD).press_sequentially(letter)
        page.clock.run_for(20)


def wait(page: Page) -> None:
    """Lets the time go by after which a page whose clock stands asks for suggestions."""
    page.clock.run_for(1_000)


def questions_sent(page: Page) -> list[str]:
    """What the page asks suggestions for from now on; grows as it asks."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if "/suggesties" in request.url:
            sent.extend(parse_qs(urlsplit(request.url).query)["q"])

    page.on("request", note)
    return sent


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def active(page: Page) -> str:
    """The text of the option that has the visual focus; there is one at most, and it is drawn so."""
    chosen = page.locator(f'{OPTION}[aria-selected="true"]')
    named = page.locator(FIELD).get_attribute("aria-activedescendant")
    assert chosen.count() == (1 if named else 0)
    if not named:
        return ""
    assert chosen.get_attribute("id") == named
    assert chosen.evaluate("(option) => getComputedStyle(option).outlineStyle") == "solid"
    return chosen.inner_text()


def options(page: Page) -> list[str]:
    return page.locator(OPTION).all_inner_texts()


def is_open(page: Page) -> bool:
    is_shown = page.locator("#suggesties").is_visible()
    assert page.locator(FIELD).get_attribute("aria-expanded") == str(is_shown).lower()
    return is_shown


def caret(page: Page) -> int:
    at: int = page.locator(FIELD).evaluate("(field) => field.selectionStart")
    return at


def asked_for(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("q", [])


def test_two_letters_open_a_list_in_which_nothing_is_chosen(stopped):
    page = stopped()
    sent = questions_sent(page)
    type_quickly(page, "p")
    wait(page)
    assert not is_open(page)
    type_quickly(page, "ar")
    wait(page)
    expect(page.locator(OPTION).first).to_be_visible()
    assert sent == ["par"]
    assert is_open(page)
    assert active(page) == ""
    assert page.locator(FIELD).input_value() == "par"


def test_the_accessibility_tree_tells_a_combobox_with_groups_of_options(opened):
    page = typed(opened())
    field = page.get_by_role("combobox", name="Zoek in het register", expanded=True)
    expect(field).to_be_focused()
    assert field.get_attribute("aria-autocomplete") == "list"
    assert field.get_attribute("aria-controls") == "suggesties"
    groups = page.get_by_role("listbox", name="Suggesties").get_by_role("group")
    assert groups.count() > 1
    for name in ("Zoek op", "Algoritmes"):
        assert page.get_by_role("group", name=name).get_by_role("option").count() > 0
    total = page.get_by_role("option").count()
    assert total == len(options(page)) > 0
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(f"{total} suggesties")
    press(page, "ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    press(page, "Escape")
    expect(page.get_by_role("combobox", expanded=False)).to_be_focused()


def test_arrows_go_round_and_leave_the_text_as_it_is(opened):
    page = typed(opened())
    first, *_, last = options(page)
    press(page, "ArrowDown")
    assert active(page) == first
    press(page, "ArrowUp")
    assert active(page) == last
    press(page, "ArrowDown")
    assert active(page) == first
    press(page, *["ArrowDown"] * (len(options(page)) - 1))
    assert active(page) == last
    assert page.locator(FIELD).input_value() == "par"
    expect(page.locator(FIELD)).to_be_focused()


def test_home_end_and_sideways_arrows_go_back_to_the_text(opened):
    page = typed(opened())
    for key, at in (("Home", 0), ("End", 3), ("ArrowLeft", 2), ("ArrowRight", 3)):
        press(page, "ArrowDown")
        assert active(page)
        press(page, key)
        assert (active(page), caret(page)) == ("", at), key
        assert is_open(page)


def test_a_letter_goes_back_to_the_text_and_asks_anew(opened):
    page = typed(opened(), "pa")
    press(page, "ArrowDown", "r")
    assert active(page) == ""
    expect(page.locator(FIELD)).to_have_value("par")
    expect(page.locator(f"{OPTION} strong").first).to_have_text(re.compile("par", re.IGNORECASE))


def test_escape_closes_and_then_clears(opened):
    page = typed(opened())
    press(page, "ArrowDown", "Escape")
    assert (is_open(page), active(page), page.locator(FIELD).input_value()) == (False, "", "par")
    press(page, "Escape")
    assert page.locator(FIELD).input_value() == ""


def test_an_arrow_opens_a_closed_list_and_alt_only_opens_it(opened):
    page = typed(opened())
    first, *_, last = options(page)
    for key, lands in (("ArrowDown", first), ("ArrowUp", last)):
        press(page, "Escape", key)
        expect(page.locator(f'{OPTION}[aria-selected="true"]')).to_have_count(1)
        assert active(page) == lands
    press(page, "Escape", "Alt+ArrowDown")
    expect(page.locator("#suggesties")).to_be_visible()
    assert active(page) == ""
    press(page, "Alt+ArrowUp")
    assert not is_open(page)


def test_enter_searches_for_what_was_typed(opened):
    page = typed(opened())
    with page.expect_navigation():
        press(page, "Enter")
    assert asked_for(page) == ["par"]


def test_enter_after_going_back_to_the_text_searches_for_what_was_typed(opened):
    page = typed(opened())
    press(page, "ArrowDown", "Home")
    with page.expect_navigation():
        press(page, "Enter")
    assert asked_for(page) == ["par"]


def test_enter_on_an_option_goes_where_it_leads(opened):
    page = typed(opened())
    press(page, "ArrowDown")
    term = active(page)
    with page.expect_navigation():
        press(page, "Enter")
    assert asked_for(page) == [term]
    typed(opened_again := opened(), "noord")
    leads = opened_again.get_by_role("option", name=re.compile("Gemeente Noorderhaaks")).first
    target = leads.get_attribute("href")
    while "Gemeente Noorderhaaks" not in active(opened_again):
        press(opened_again, "ArrowDown")
    with opened_again.expect_navigation():
        press(opened_again, "Enter")
    assert urlsplit(opened_again.url).path == target


def test_tab_leaves_and_chooses_nothing(opened):
    page = typed(opened())
    press(page, "ArrowDown", "Tab")
    assert not is_open(page)
    assert page.locator(FIELD).input_value() == "par"
    expect(page.get_by_role("button", name="Zoeken")).to_be_focused()


def test_a_click_chooses_and_a_click_elsewhere_closes(opened):
    page = typed(opened())
    page.get_by_role("heading", level=1).click()
    assert not is_open(page)
    page.locator(FIELD).focus()
    press(page, "ArrowDown")
    expect(page.locator("#suggesties")).to_be_visible()
    term = options(page)[0]
    with page.expect_navigation():
        page.locator(OPTION).first.click()
    assert asked_for(page) == [term]
    page.go_back()
    assert not is_open(page)


def test_a_tap_chooses(opened):
    page = typed(opened(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True))
    term = options(page)[0]
    with page.expect_navigation():
        page.locator(OPTION).first.tap()
    assert asked_for(page) == [term]


def test_nothing_is_asked_while_letters_follow_each_other(stopped):
    page = stopped()
    sent = questions_sent(page)
    type_quickly(page, "parkeer")
    wait(page)
    expect(page.locator(OPTION).first).to_be_visible()
    type_quickly(page, "zzz")
    wait(page)
    expect(page.locator("#suggesties")).to_be_hidden()
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("Geen suggesties")
    for text in ("p", "pa"):
        page.locator(FIELD).fill(text)
        wait(page)
    expect(page.locator(OPTION).first).to_be_visible()
    assert sent == ["parkeer", "parkeerzzz", "pa"]


def test_an_answer_that_comes_late_is_not_offered_for_another_text(stopped):
    page = stopped()
    held: list[Route] = []
    page.route("**/suggesties?q=be", lambda route: held.append(route))

    def let_the_late_answer_come() -> None:
        held.pop().fulfill(body="<a role='option'>too late</a>")
        page.evaluate("fetch(location).then((answer) => answer.text())")  # comes in after it

    def ask_and_type_on(text: str) -> None:
        page.locator(FIELD).fill("")
        with page.expect_request("**/suggesties?q=be"):
            type_quickly(page, "be")
            wait(page)
        type_quickly(page, text)

    ask_and_type_on("s")
    let_the_late_answer_come()
    assert not is_open(page)

    ask_and_type_on("sl")
    wait(page)
    expect(page.locator(OPTION).first).to_be_visible()
    let_the_late_answer_come()
    assert "too late" not in options(page)


def test_a_server_that_fails_leaves_a_plain_field(opened):
    page = opened()
    page.route("**/suggesties*", lambda route: route.fulfill(status=500, body="<b>broken</b>"))
    page.locator(FIELD).press_sequentially("par")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("Geen suggesties")
    assert not is_open(page)
    with page.expect_navigation():
        press(page, "Enter")
    assert asked_for(page) == ["par"]


def test_without_a_script_it_is_a_plain_search_field(opened):
    page = opened(java_script_enabled=False)
    field = page.get_by_role("searchbox", name="Zoek in het register")
    field.fill("parkeren")
    assert page.get_by_role("combobox").count() == page.get_by_role("listbox").count() == 0
    with page.expect_navigation():
        page.get_by_role("button", name="Zoeken").click()
    assert asked_for(page) == ["parkeren"]


@in_every_scheme
@pytest.mark.parametrize("width", [1280, 320])
@each_page({"home": "/nl", "results": "/nl/algoritme?q=water", "home in English": "/en"})
def test_an_open_list_is_accessible_and_fits(opened, axe, width, address, scheme):
    page = opened(address, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.locator(FIELD).fill("")
    typed(page, "be")
    press(page, "ArrowDown")
    page.evaluate(axe)
    assert violations(page) == []
    assert overflow(page) == 0
    with_wider_text(page)
    assert overflow(page) == 0


@pytest.mark.proof  # what the server makes of it is checked with the quick tests
def test_an_open_list_is_valid_html(opened, checkers, tmp_path):
    page = typed(opened(), "be")
    press(page, "ArrowDown")
    assert errors_in({"/nl": page.content()}, checkers, tmp_path) == []


def test_the_chosen_option_can_be_seen_in_forced_colours_and_is_large_enough_to_touch(opened):
    page = typed(opened(forced_colors="active"))
    press(page, "ArrowDown")
    assert active(page)
    chosen = page.locator(f'{OPTION}[aria-selected="true"]')
    assert chosen.evaluate("(option) => parseFloat(getComputedStyle(option).outlineWidth)") >= 3
    for option in page.locator(OPTION).all():
        box = option.bounding_box()
        assert box is not None
        assert box["height"] >= 44
