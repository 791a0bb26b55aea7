"""The page of a description in a real browser: in every state, with any text in it, and on paper."""

import re
import zlib
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.looking import cut_off, in_every_scheme, overflow, violations

from algorithm_register.operations.sample.reading import SampleDescription, sample_organisations

LONG, ARABIC, STACKED = "x" * 5000, "مرحبا " * 400, "e" + "\u0301" * 2000
MOST_PAGES = 5


def number(has: Callable[[SampleDescription], object]) -> str:
    """The first description of the sample that has what is asked."""
    return next(each.number for body in sample_organisations() for each in body.descriptions if has(each))


def is_full(each: SampleDescription) -> bool:
    return bool(each.editions[-1].extension) and len(each.editions[-1].content) >= 18 and not each.withdrawal


def is_thin(each: SampleDescription) -> bool:
    return len(each.editions[-1].content) <= 8


def is_old(each: SampleDescription) -> bool:
    return len(each.editions) > 1 and not each.withdrawal


STATES = {
    "full": ("nl", number(is_full), ""),
    "nearly empty": ("nl", number(is_thin), ""),
    "blank with reasons": ("nl", number(lambda each: "not_public" in each.editions[-1].extension), ""),
    "taken over": ("nl", number(lambda each: each.editions[-1].in_force_from and not each.withdrawal), ""),
    "translated by a machine": (
        "en",
        number(lambda each: any(made.origin == "machine" for made in each.translations)),
        "",
    ),
    "an old edition": ("nl", number(is_old), "/1"),
    "withdrawn": ("nl", number(lambda each: each.withdrawal), ""),
    "an edition of a withdrawn one": ("nl", number(lambda each: each.withdrawal), "/1"),
    "redacted": ("nl", number(lambda each: each.redactions), "/1"),
}


@pytest.fixture(scope="module", params=[1280, 320], ids=lambda width: f"{width} px")
def wide(request: pytest.FixtureRequest) -> int:
    width: int = request.param
    return width


@pytest.fixture(scope="module")
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    contexts = []

    def opened(language: str, width: int = 1280) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, locale=f"{language}-NL", reduced_motion="reduce"
        )
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@in_every_scheme
@pytest.mark.parametrize(("language", "of", "edition"), STATES.values(), ids=STATES.keys())
def test_every_state_is_accessible_and_fits(open_page, site, axe, wide, language, of, edition, scheme):
    page = open_page(language, wide)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}/id/algoritme/{of}{edition}")
    page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true })")
    page.evaluate(axe)
    assert violations(page) == []
    assert overflow(page) == 0
    assert cut_off(page) == []


@pytest.mark.parametrize("text", [LONG, ARABIC, STACKED], ids=["a long word", "right to left", "stacked"])
def test_no_text_makes_a_page_wider_than_its_window(open_page, site, text):
    page = open_page("nl", 320)
    page.goto(f"{site}/id/algoritme/{number(is_full)}")
    page.evaluate(
        """(text) => document.querySelectorAll(
          'h1, .reg-lead, .reg-prose p, .reg-prose li a, .reg-refs a, .reg-cite cite, .reg-do__text p, .reg-facts dd,'
          + ' .reg-rail .reg-small, .reg-title__by a, .reg-alike a, .reg-empty span'
        ).forEach((each) => { each.textContent = text })""",
        text,
    )
    assert overflow(page) == 0


def test_a_text_from_right_to_left_starts_at_the_right(open_page, site):
    page = open_page("nl")
    page.goto(f"{site}/id/algoritme/{number(is_full)}")
    for selector in ("h1", ".reg-lead", ".reg-prose"):
        direction = page.evaluate(
            """([selector, text]) => {
              const shown = document.querySelector(selector);
              shown.textContent = text;
              return getComputedStyle(shown).direction;
            }""",
            [selector, ARABIC],
        )
        assert direction == "rtl"


def test_on_paper_a_description_is_complete_and_says_which_edition_it_is(open_page, site):
    page = open_page("nl")
    page.goto(f"{site}/id/algoritme/{number(is_full)}")
    page.emulate_media(media="print")
    printed = page.inner_text("main")
    assert re.match(
        r"Algoritmeregister · nummer \d{4} \d{4} · editie \d+ van .*/id/algoritme/\d{8}/\d", printed
    )
    for part in (
        "In het kort",
        "Wat kunt u doen?",
        "Kerngegevens",
        "Editie",
        "Verantwoord gebruik",
        "Werking",
    ):
        assert part in printed
    assert "Uitleg" not in printed
    assert "Op deze pagina" not in printed
    assert "wetten.overheid.nl" in page.evaluate(
        """[...document.querySelectorAll('main a')].map(
          (each) => getComputedStyle(each, '::after').content).join(' ')"""
    )


@pytest.mark.parametrize("has", [is_full, is_thin, is_old])
def test_a_description_takes_few_sheets_of_paper(open_page, site, has):
    page = open_page("nl")
    page.goto(f"{site}/id/algoritme/{number(has)}")
    assert 1 <= sheets(page.pdf(prefer_css_page_size=True)) <= MOST_PAGES


def sheets(document: bytes) -> int:
    """How many pages a PDF has; they may stand in packed streams."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL)
    texts = [document, *(unpacked(stream) for stream in streams)]
    return sum(len(re.findall(rb"/Type ?/Page\b(?!s)", text)) for text in texts)


def unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
