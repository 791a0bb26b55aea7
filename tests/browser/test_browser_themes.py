"""Every theme, language, scheme and way of looking shows the same: nothing is lost, nothing is cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.looking import cut_off, overflow, style_of, violations, with_wider_text
from tests.browser.test_browser_pages import below, has_editions

# Every page in every way; that pages are accessible at all is tried with the quick tests.
pytestmark = pytest.mark.proof

SCHEMES = ("light", "dark")

# A page of each kind; the description has filters, signs and blanks around its text.
KINDS = {
    "home": "/{}",
    "results": "/{}/algoritme?q=parkeren&categorie=B",
    "nothing found": "/{}/algoritme?q=zzyzx",
    "a description": below(has_editions, "/", "{}"),
    "editions": below(has_editions, "/edities", "{}"),
    "a comparison": below(has_editions, "/vergelijk?van=1&tot=2", "{}"),
    "organisations": "/{}/organisatie",
    "an organisation": "/{}/organisatie/gm9901",
    "changes": "/{}/wijzigingen",
    "an unknown address": "/{}/bestaat-niet",
}


@pytest.fixture(scope="module", params=[1280, 320], ids=lambda width: f"{width} px")
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": request.param, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def forced(chromium: Browser) -> Iterator[Page]:
    """A window in which the visitor chose the colours."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, forced_colors="active", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


@pytest.mark.parametrize("language", ["en", "fy"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_accessible_in_every_language(page, site, axe, kind, language):
    page.goto(site + KINDS[kind].format(language))
    assert page.get_attribute("html", "lang") == language
    open_everything(page)
    page.evaluate(axe)
    assert violations(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_accessible_in_another_theme(page, site_of_one, axe, kind):
    page.goto(site_of_one + KINDS[kind].format("nl"))
    assert "van de gemeente Noorderhaaks" in page.inner_text(".reg-brand")
    open_everything(page)
    page.evaluate(axe)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme
    assert overflow(page) == 0


def test_another_theme_has_its_own_colours_faces_and_mark_in_both_schemes(page, site, site_of_one):
    seen = set()
    for address in (site, site_of_one):
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{address}/nl")
            assert page.evaluate("document.querySelector('.reg-brand__mark').naturalWidth") > 0
            mark = page.evaluate("document.querySelector('.reg-brand__mark').currentSrc")
            seen.add((style_of(page, ".reg-band", "backgroundColor"), mark.rpartition("/")[2], mark))
        assert ("Serif" in style_of(page, "h1", "fontFamily").split(",")[0]) == (address == site)
    assert len({band for band, _, _ in seen}) == 4
    assert {name for _, name, _ in seen} == {"mark.svg", "mark-dark.svg"}
    assert len({mark for _, _, mark in seen}) == 4


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_cut_off_with_the_spacing_that_a_reader_needs(page, site, kind):
    page.goto(site + KINDS[kind].format("nl"))
    open_everything(page)
    with_wider_text(page)
    assert cut_off(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_at_400_percent_nothing_sticks_out_and_nothing_stays_in_the_way(chromium, site, kind):
    # A window of 1280 by 1024 at 400 %.
    context = chromium.new_context(viewport={"width": 320, "height": 256}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + KINDS[kind].format("nl"))
    open_everything(page)
    kept = page.evaluate(
        "[...document.querySelectorAll('*')]"
        ".filter((each) => ['sticky', 'fixed'].includes(getComputedStyle(each).position) && each.checkVisibility())"
        ".filter((each) => !each.matches('.nl-skip-link'))"  # seen while it has focus only
        ".map((each) => each.className)"
    )
    assert (overflow(page), kept) == (0, [])
    context.close()


def test_the_example_in_the_search_field_can_be_read_in_every_scheme(page, site):
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{site}/nl")
        field, example = (
            style_of(page, "#q", "backgroundColor"),
            style_of(page, "#q", "color", "::placeholder"),
        )
        assert (field, example) == ("rgb(255, 255, 255)", "rgb(74, 90, 100)")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_for_who_asks_for_rest(page, site, kind):
    page.goto(site + KINDS[kind].format("nl"))
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((each) => {"
        " const style = getComputedStyle(each);"
        " return style.animationName !== 'none' || !/^(0s(, )?)+$/.test(style.transitionDuration);"
        "}).map((each) => each.className)"
    )
    assert moving == []


def test_categories_keep_their_weight_where_the_visitor_chose_the_colours(forced, site):
    forced.goto(f"{site}/nl/algoritme?categorie=A&categorie=B&categorie=C&page=1")
    forced.goto(f"{site}/nl/organisatie/gm9901")
    paper = style_of(forced, "body", "backgroundColor")
    assert style_of(forced, ".reg-tile--a", "backgroundColor") not in {paper, "rgba(0, 0, 0, 0)"}
    for tile, width in ((".reg-tile--a", "2px"), (".reg-tile--b", "2px"), (".reg-tile--c", "1px")):
        assert style_of(forced, tile, "borderTopWidth") == width
        assert style_of(forced, tile, "borderTopColor") != paper
        assert forced.inner_text(tile) in {"A", "B", "C"}


def test_bars_and_blocks_are_ink_where_the_visitor_chose_the_colours(forced, site):
    forced.goto(f"{site}/nl/organisatie/gm9901")
    paper = style_of(forced, "body", "backgroundColor")
    assert style_of(forced, ".reg-bar", "borderTopColor") != paper
    parts = [style_of(forced, f".reg-bar__part{end}", "fill") for end in ("", "--2", "--3")]
    assert len(set(parts)) == 3
    assert parts[0] != paper
    forced.goto(f"{site}/nl")
    assert style_of(forced, ".reg-dots__a", "fill") != paper
    assert style_of(forced, ".reg-dots__b", "stroke") not in {paper, "none"}
    assert style_of(forced, ".reg-dots__c", "fill") != paper


def test_the_reader_still_sees_where_they_are_where_they_chose_the_colours(forced, site):
    forced.goto(site + KINDS["editions"].format("nl"))
    paper = style_of(forced, "body", "backgroundColor")
    here, elsewhere = ".reg-nav__link[aria-current]", ".reg-nav__link:not([aria-current])"
    assert style_of(forced, here, "borderBottomColor") != paper
    assert style_of(forced, elsewhere, "borderBottomColor") == paper
    assert "underline" in style_of(forced, ".reg-lang__link[aria-current]", "textDecorationLine")
    live, older = ".reg-time__item--live .reg-time__node", ".reg-time__item:last-child .reg-time__node"
    assert style_of(forced, live, "backgroundColor") != style_of(forced, older, "backgroundColor")
    assert style_of(forced, ".reg-time__item", "backgroundColor", "::before") != paper


def test_a_box_that_is_on_is_ticked_where_the_visitor_chose_the_colours(forced, site):
    forced.goto(f"{site}/nl/algoritme?categorie=B")
    paper = style_of(forced, "body", "backgroundColor")
    assert style_of(forced, "input:checked", "backgroundColor", "::before") != paper
    assert style_of(forced, "input:checked", "borderTopColor") != paper


def test_focus_is_a_double_ring_in_every_scheme(page, site):
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{site}/nl")
        for _ in range(3):
            page.keyboard.press("Tab")
            ring = page.evaluate(
                "(({ outlineStyle, outlineWidth, outlineColor, boxShadow }) =>"
                " [outlineStyle, outlineWidth, outlineColor, boxShadow])(getComputedStyle(document.activeElement))"
            )
            assert ring[:2] == ["solid", "3px"]
            assert ring[3] not in {"none", ring[2]}


def test_focus_is_seen_where_the_visitor_chose_the_colours(forced, site):
    forced.goto(f"{site}/nl")
    for _ in range(3):
        forced.keyboard.press("Tab")
        width = forced.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_on_paper_nothing_is_white_on_white_where_a_printer_leaves_out_backgrounds(page, site, scheme):
    page.emulate_media(media="print", color_scheme=scheme)
    page.goto(f"{site}/nl")
    assert style_of(page, "h1", "color") == style_of(page, "h2", "color") != "rgb(255, 255, 255)"
    page.goto(f"{site}/nl/organisatie/gm9901")
    assert style_of(page, ".reg-tile--a", "printColorAdjust") == "exact"
    page.emulate_media(media="screen", color_scheme="light")
