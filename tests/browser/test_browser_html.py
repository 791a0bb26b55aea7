"""Every Dutch page that a link of the site leads to is valid HTML, says the checker of the W3C."""

import json
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import pytest

STARTS = (
    "/nl",
    "/nl/bestaat-niet",
    "/nl/algoritme?q=zzyzx",
    "/nl/algoritme?q=parkeren",
    "/nl/algoritme?page=2",
    "/en",
    "/en/algoritme",
    "/en/organisatie",
    "/nl/algoritme/gm9901/19357241/vergelijk?van=1&tot=3",
    "/nl/algoritme/gm9901/19357241/vergelijk?van=1&tot=3&weergave=samen",
    "/nl/algoritme/gm9901/19357241/vergelijk?van=1&tot=9",
    "/nl/algoritme/gm9901/19357241/edities?op=2025-08-01",
    "/nl/wijzigingen?periode=maand&soort=overgenomen",
    "/nl/wijzigingen?tot=2020-01-07",
)
MOST_PAGES = 400


def fetched(address: str) -> str:
    """The HTML at an address; an error page counts too."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
            body = answer.read()
    except urllib.error.HTTPError as refusal:
        body = refusal.read()
    return str(body.decode("utf-8"))


def walked(site: str) -> dict[str, str]:
    """Every Dutch page that links lead to, once per path, and those that no link leads to; by address.

    The English pages come from the same templates: a few stand for all.
    """
    pages: dict[str, str] = {}
    waiting = list(STARTS)
    while waiting and len(pages) < MOST_PAGES:
        address = waiting.pop(0)
        if address in pages:
            continue
        pages[address] = fetched(site + address)
        waiting += re.findall(r'href="(/nl(?:/[^"?#]*)?)"', pages[address])
    return pages


def errors_in(pages: Mapping[str, str], checkers: Path, folder: Path) -> list[str]:
    """What the checker says of these pages, by address; skips where there is no Java."""
    if shutil.which("java") is None:
        pytest.skip("there is no Java here, so the HTML checker was not run")
    names: dict[str, str] = {}
    for at, (address, html) in enumerate(pages.items()):
        names[f"{at}.html"] = address
        (folder / f"{at}.html").write_text(html, encoding="utf-8")
    jar = checkers / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [
        "java",
        "-Xss8m",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        str(folder),
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [
        f"{names[Path(each['url']).name]}: {each['message']}"
        for each in json.loads(told)["messages"]
        if each["type"] == "error"
    ]


def test_every_page_is_valid_html(site, checkers, tmp_path):
    pages = walked(site)
    assert len(pages) > 10
    assert errors_in(pages, checkers, tmp_path) == []
