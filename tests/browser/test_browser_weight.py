"""What a visit weighs on the line: little at first, and next to nothing after that."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.browser.test_browser_pages import below, has_editions, permanent

MOST_OF_A_PAGE = 25_000
MOST_OF_A_FIRST_VISIT = 120_000
# Headers, and no body.
MOST_OF_A_304 = 1_000

PAGES = {
    "home": "/nl",
    "everything": "/nl/algoritme",
    "results": "/nl/algoritme?q=parkeren",
    "a description": permanent(has_editions),
    "a description in English": below(lambda each: each.translations, "/", "en"),
    "editions": below(has_editions, "/edities"),
    "a comparison": below(has_editions, "/vergelijk"),
    "organisations": "/nl/organisatie",
    "changes": "/nl/wijzigingen",
}


@dataclass
class Visit:
    """What came over the line, in bytes as sent, by address; what the browser still had counts as 0.

    `refused` has the status of each answer that is not what was asked for: a page that says what went wrong is light.
    """

    page: str = ""
    sent: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)

    @property
    def whole(self) -> int:
        """All that was sent."""
        return sum(self.sent.values())

    @property
    def others(self) -> dict[str, int]:
        """What was sent besides the page itself."""
        return {address: size for address, size in self.sent.items() if address != self.page and size}


@pytest.fixture(scope="module", params=PAGES.values(), ids=list(PAGES))
def visits(request: pytest.FixtureRequest, chromium: Browser, site: str) -> tuple[Visit, Visit]:
    """Somebody who comes to a page for the first time, and comes again."""
    context = chromium.new_context()
    both = visited(context, site + request.param), visited(context, site + request.param)
    context.close()
    return both


def visited(context: BrowserContext, address: str) -> Visit:
    visit, addresses = Visit(), dict[str, str]()
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")

    def answered(told: dict[str, Any]) -> None:
        address, status = told["response"]["url"], told["response"]["status"]
        addresses[told["requestId"]] = address
        if status not in {200, 304}:
            visit.refused[address] = status

    line.on("Network.responseReceived", answered)
    line.on(
        "Network.loadingFinished",
        lambda told: visit.sent.update(
            {addresses.get(told["requestId"], ""): int(told["encodedDataLength"])}
        ),
    )
    page.goto(address, wait_until="networkidle")
    visit.page = page.url
    page.close()
    assert visit.refused == {}
    return visit


def test_a_page_is_light_and_a_first_visit_too(visits):
    first, _ = visits
    assert 0 < first.sent[first.page] <= MOST_OF_A_PAGE
    assert any("register.css" in each for each in first.sent)
    assert any("woff2" in each for each in first.sent)
    assert first.whole <= MOST_OF_A_FIRST_VISIT


def test_who_was_here_before_gets_no_styles_scripts_fonts_or_icons_again(visits):
    _, again = visits
    assert again.others == {}


def test_a_page_that_did_not_change_is_not_sent_again(visits):
    _, again = visits
    assert again.sent[again.page] <= MOST_OF_A_304
