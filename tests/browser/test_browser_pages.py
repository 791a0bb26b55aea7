"""Every page is sound in a real browser: accessible, unclipped, silent, and on one host only."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.looking import each_page, in_every_scheme, overflow, violations, with_wider_text

from algorithm_register.operations.sample.reading import (
    SampleDescription,
    SampleOrganisation,
    sample_organisations,
)


def first(has: Callable[[SampleDescription], object]) -> tuple[SampleOrganisation, SampleDescription]:
    """The first description of the sample register that has what is asked."""
    bodies = sample_organisations()
    return next((body, each) for body in bodies for each in body.descriptions if has(each))


def permanent(has: Callable[[SampleDescription], object]) -> str:
    return f"/id/algoritme/{first(has)[1].number}"


def below(has: Callable[[SampleDescription], object], end: str, language: str = "nl") -> str:
    body, description = first(has)
    return f"/{language}/algoritme/{body.code}/{description.number}{end}"


def has_editions(description: SampleDescription) -> bool:
    return len(description.editions) > 1 and not description.withdrawal


PAGES = {
    "home": "/nl",
    "home in English": "/en",
    "newest descriptions": "/nl/algoritme",
    "a second page": "/nl/algoritme?page=2",
    "results": "/nl/algoritme?q=parkeren",
    "results in English": "/en/algoritme?q=water",
    "nothing found": "/nl/algoritme?q=zzyzx",
    "a description": permanent(has_editions),
    "a description in English": below(lambda each: each.translations, "/", "en"),
    "a description without translation": below(
        lambda each: not each.translations and not each.withdrawal, "/", "en"
    ),
    "a redacted description": permanent(lambda each: each.redactions),
    "a withdrawn description": permanent(lambda each: each.withdrawal),
    "a confirmed description": permanent(lambda each: each.is_confirmed),
    "a taken over description": permanent(
        lambda each: each.editions[-1].in_force_from and not each.withdrawal
    ),
    "editions": below(has_editions, "/edities"),
    "editions of a redacted description": below(lambda each: each.redactions, "/edities"),
    "editions of a withdrawn description": below(lambda each: each.withdrawal, "/edities"),
    "editions in English": below(has_editions, "/edities", "en"),
    "an older edition": below(has_editions, "/edities/1"),
    "categories": "/nl/categorieen",
    "categories in Frisian": "/fy/categorieen",
    "organisations": "/nl/organisatie",
    "organisations in English": "/en/organisatie",
    "an organisation": f"/id/organisatie/{first(has_editions)[0].code}",
    "an organisation with a withdrawn description": f"/id/organisatie/{first(lambda each: each.withdrawal)[0].code}",
    "an unknown address": "/nl/bestaat-niet",
    "a number that cannot exist": "/nl/algoritme/gm9901/12345678",
    "a question that cannot be answered": "/nl/algoritme?page=-1",
}


@pytest.fixture(scope="module", params=[1280, 320], ids=lambda width: f"{width} px")
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": request.param, "height": 900}, locale="nl-NL", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def heard(page: Page, address: str) -> list[str]:
    """What a visit says on the console, and what it fetches from another host; empty when all is well."""
    said: list[str] = []
    host = "/".join(address.split("/")[:3]) + "/"

    def listen(message: Any) -> None:
        # Chromium reports the status of the page itself, which is what an error page is for.
        if message.location["url"].split("#")[0] != page.url.split("#")[0] or "status of" not in message.text:
            said.append(message.text)

    def watch(sent: Any) -> None:
        if not sent.url.startswith(host):
            said.append(f"fetched {sent.url}")

    page.on("console", listen)
    page.on("request", watch)
    page.on("pageerror", listen)
    page.goto(address)
    for event, handler in (("console", listen), ("request", watch), ("pageerror", listen)):
        page.remove_listener(event, handler)
    return said


def undrawn(page: Page) -> list[str]:
    """The icons that the page asks for and the sprite does not hold."""
    found: list[str] = page.evaluate(
        """async () => {
          const uses = [...document.querySelectorAll('svg use')].map((each) => each.getAttribute('href').split('#'))
          const sprites = new Map()
          for (const file of new Set(uses.map(([file]) => file))) sprites.set(file, await (await fetch(file)).text())
          return uses.filter(([file, id]) => !sprites.get(file).includes(`id="${id}"`)).map(([, id]) => id)
        }"""
    )
    return found


@in_every_scheme
@each_page(PAGES)
def test_a_page_is_accessible_fits_its_window_and_is_silent(page, site, axe, address, scheme):
    page.emulate_media(color_scheme=scheme)
    assert heard(page, site + address) == []
    assert undrawn(page) == []
    assert overflow(page) == 0
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.evaluate(axe)
    assert violations(page) == []
    assert overflow(page) == 0, "with every disclosure open"
    with_wider_text(page)
    assert overflow(page) == 0, "with wider text"


def test_a_page_may_load_only_what_the_register_itself_serves(page, site):
    answer = page.goto(f"{site}/nl")
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
