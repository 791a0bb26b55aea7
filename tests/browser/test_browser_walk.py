"""Every page about the real files, as readers get it: nothing sticks out on a narrow phone, nothing is broken.

The texts lie beside the repository and are never part of it (see `real_data`). Each page is fetched once for each
theme, read as text, and laid out in a window of 320 pixels, light and dark.
"""

import gzip
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = [pytest.mark.proof, pytest.mark.timeout(900)]

FILES = (
    "register-export-eng-2025-06.csv",
    "listing-2026-05-13.json",
    "register-nld-2026.jsonl",
    "register-export-nld-one-row.csv",
)
# The listing has 858; one is only in the export and one only in its Dutch form.
DISTINCT = 860
THEMES = ("register", "noorderhaaks")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
NARROW: ViewportSize = {"width": 320, "height": 900}
MOST_OF_A_PAGE = 25_000
BATCH = 40

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNSEEN = frozenset({"script", "style", "title"})
# Markup and entities that a reader would see as such.
MARKUP = re.compile(
    r"</?(?:a|b|br|div|em|i|li|ol|p|span|strong|u|ul)(?:\s[^>]*)?/?>|&(?:[a-z]{2,8}|#\d+);", re.IGNORECASE
)

# Lays each page out in the place of this one, with every disclosure open, and tells which are wider than the window.
LAY_OUT = """(pages) => pages.map((page) => {
  const made = new DOMParser().parseFromString(page, "text/html");
  document.body.replaceWith(document.adoptNode(made.body));
  for (const each of document.querySelectorAll("details")) each.open = true;
  return document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
})"""


class Seen(HTMLParser):
    """What a reader sees of a page: its text, and the text of each heading."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.headings: list[str] = []
        self._unseen = 0
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in UNSEEN
        if tag in HEADINGS:
            self.headings.append("")
            self._in_heading = True

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        self._in_heading = self._in_heading and tag not in HEADINGS

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        self.text.append(data)
        if self._in_heading:
            self.headings[-1] += data


def flaws(page: bytes) -> list[str]:
    """What is wrong with a page before anything is drawn."""
    seen = Seen()
    seen.feed(page.decode("utf-8"))
    text = " ".join(seen.text)
    weight = len(gzip.compress(page, 5))
    return [
        *("an empty heading" for heading in seen.headings if not heading.strip()),
        *(f"markup: {found[0]}" for found in MARKUP.finditer(text)),
        *(["no heading"] if not seen.headings else []),
        *([f"{weight} bytes"] if weight > MOST_OF_A_PAGE else []),
    ]


def fetched(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
        return bytes(answer.read())


def listed(site: str) -> list[str]:
    """The address of every Dutch page that the sitemap lists."""
    parts = located(f"{site}/sitemap.xml")
    found = [address for part in parts for address in located(part)]
    return [address for address in found if f"{address}/".startswith(f"{site}/nl/")]


def located(address: str) -> Iterator[str]:
    for each in ElementTree.fromstring(fetched(address)):  # noqa: S314 - our own server
        yield each.findtext("{*}loc", "")


@pytest.fixture(scope="module")
def real_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a register of all real descriptions in its `data`."""
    files = Path(__file__).resolve().parents[3] / "shared" / "data"
    if not files.is_dir():
        pytest.skip("the real data does not lie beside the repository, so its pages were not walked")
    folder = tmp_path_factory.mktemp("real")
    environment = os.environ | {"REGISTER_DATA_DIR": str(folder / "data")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment.pop("DATABASE_URL", None)
    for command in (["migrate"], ["import_register", *(str(files / name) for name in FILES)]):
        subprocess.run(
            [sys.executable, "-m", "algorithm_register", *command],
            cwd=folder,
            env=environment,
            check=True,
            capture_output=True,
        )
    return folder


@pytest.fixture(scope="module", params=THEMES)
def walked(
    request: pytest.FixtureRequest,
    real_register: Path,
    serving: Callable[..., AbstractContextManager[str]],
) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """The address of the register in a theme, and every page that can be found in it."""
    with serving(real_register, REGISTER_THEME=request.param) as site, ThreadPoolExecutor(4) as readers:
        addresses = listed(site)
        yield site, dict(zip(addresses, readers.map(fetched, addresses), strict=True))


def test_every_page_reads_well_and_fits_a_narrow_phone(walked, chromium):
    site, pages = walked
    assert len([address for address in pages if f"{site}/nl/algoritme/" in address]) == DISTINCT
    assert {address: found for address, page in pages.items() if (found := flaws(page))} == {}
    with narrow(chromium, site) as page:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert wider(page, pages) == {}, scheme


def test_the_walk_notices_what_is_wrong(chromium, site):
    assert flaws(b"<h1>Goed</h1><p>1 &lt; 2 &amp; 3</p>") == []
    assert flaws(b"<h1>Goed</h1><h2> <svg></svg></h2>") == ["an empty heading"]
    assert flaws(b"<h1>&lt;b&gt;</h1> &amp;amp; <script>'<b>'</script>") == ["markup: <b>", "markup: &amp;"]
    assert flaws(b"<p>Niets</p>") == ["no heading"]
    assert flaws(b"<h1>Goed</h1>" + os.urandom(50_000).hex().encode())[0].endswith("bytes")
    with narrow(chromium, site) as page:
        assert wider(
            page, {"fits": b"<p>kort</p>", "sticks out": b"<pre>" + b"x" * 200 + b"</pre>"}
        ).keys() == {"sticks out"}


def narrow(chromium: Browser, site: str) -> Page:
    """A window as narrow as a page must bear, with the styles and fonts of the register loaded."""
    page = chromium.new_page(viewport=NARROW, locale="nl-NL", reduced_motion="reduce")
    page.goto(f"{site}/nl/algoritme")
    page.evaluate("document.fonts.ready")
    return page


def wider(page: Page, pages: Mapping[str, bytes]) -> dict[str, int]:
    """The pages that are wider than the window, with by how many pixels."""
    found: dict[str, int] = {}
    items = list(pages.items())
    for start in range(0, len(items), BATCH):
        some = items[start : start + BATCH]
        widths = page.evaluate(LAY_OUT, [text.decode("utf-8") for _, text in some])
        found |= {address: extra for (address, _), extra in zip(some, widths, strict=True) if extra}
    return found
