"""What the browser tests look at on a page: what axe finds, what sticks out, what is cut off."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page

# Quick tests look at pages by day and in Dutch. The other scheme has other colours on the same page, and the other
# languages have other words in the same templates: they are tried with the proofs.
in_every_scheme = pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.proof)])


def each_page(pages: Mapping[str, str]) -> pytest.MarkDecorator:
    """Try a test on the address of each of these pages."""
    other = ("/en", "/fy")
    return pytest.mark.parametrize(
        "address",
        [
            pytest.param(address, id=name, marks=[pytest.mark.proof] if address.startswith(other) else [])
            for name, address in pages.items()
        ],
    )


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

# The text spacing that WCAG 1.4.12 asks a page to bear.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""

# Texts that their box, or one around it, cuts off; what only assistive technology reads is left out.
CUT_OFF = """() => {
  const isHidden = (each) => each.closest('.reg-hidden, [hidden], details:not([open])') || !each.checkVisibility();
  return [...document.querySelectorAll('main *, header *, footer *')].filter((each) => {
    if (isHidden(each) || !each.innerText?.trim()) return false;
    const style = getComputedStyle(each);
    const isCutting = (way) => ['hidden', 'clip'].includes(style[way]);
    return (isCutting('overflowX') && each.scrollWidth > each.clientWidth + 1)
      || (isCutting('overflowY') && each.scrollHeight > each.clientHeight + 1);
  }).map((each) => `${each.tagName}.${each.className}: ${each.innerText.slice(0, 40)}`);
}"""


def violations(page: Page) -> list[str]:
    """What axe finds: rule and place."""
    found = page.evaluate(
        "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", RULES
    )
    return [f"{each['id']}: {node['target']}" for each in found["violations"] for node in each["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    found: int = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    return found


def cut_off(page: Page) -> list[str]:
    """The texts of which a part cannot be seen."""
    found: list[str] = page.evaluate(CUT_OFF)
    return found


def with_wider_text(page: Page) -> None:
    """Space the text as a reader may ask; a sheet that a script adopts is what our content policy lets in."""
    sheet = "const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]"
    page.evaluate(f"(css) => {{ {sheet} }}", SPACED)


def style_of(page: Page, selector: str, name: str, pseudo: str | None = None) -> str:
    """The computed value of a property of the first element that a selector finds."""
    found: str = page.evaluate(
        "([selector, name, pseudo]) => getComputedStyle(document.querySelector(selector), pseudo)[name]",
        [selector, name, pseudo],
    )
    return found
