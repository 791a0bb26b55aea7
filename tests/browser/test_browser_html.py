"""Every page that a link of the site leads to, and every refusal, is valid HTML, says the checker of the W3C."""

import html
import json
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

# Pages that no link leads to, or only a form: each kind of refusal, and questions of every sort.
STARTS = (
    "/nl",
    "/nl/bestaat-niet",
    "/nl/algoritme?page=-1",
    "/nl/algoritme/gm9901/12345678",
    "/nl/algoritme?q=zzyzx",
    "/nl/algoritme?q=zzyzx&thema=Verkeer",
    "/nl/algoritme?q=parkeren",
    "/nl/algoritme?q=parkeern&sort=name",
    "/nl/algoritme?page=2",
    "/nl/algoritme?leeg=risks&overgenomen=ja",
    "/nl/algoritme/organisaties?naam=gemeente",
    "/nl/suggesties?q=par",
    "/nl/organisatie?q=water",
    "/nl/organisatie?q=zzyzx",
    "/nl/wijzigingen?periode=maand",
    "/nl/wijzigingen?periode=dag&tot=1999-01-01",
)
# Where the pages in the other languages begin: they come from the same templates, so a few steps will do.
STARTS_ELSEWHERE = (
    "/en",
    "/en/algoritme",
    "/en/organisatie",
    "/en/wijzigingen",
    "/fy",
    "/fy/algoritme",
    "/fy/wijzigingen",
)
STEPS_ELSEWHERE = 40
MOST_PAGES = 600
# Of addresses that differ only in their question, so many are looked at.
QUESTIONS = 3
# A piece of a page, as the search field shows it: put into a page of its own to be checked.
WHOLE = '<!doctype html><html lang="nl"><title>x</title><div aria-label="x" role="listbox">{}</div></html>'


def fetched(address: str) -> str:
    """The HTML at an address; an error page counts too."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
            body = answer.read()
    except urllib.error.HTTPError as refusal:
        body = refusal.read()
    return str(body.decode("utf-8"))


def walked(site: str, starts: Iterable[str], languages: str, most: int) -> dict[str, str]:
    """The pages in some languages that links lead to from the starts, by address."""
    pages: dict[str, str] = {}
    asked: Counter[str] = Counter()
    waiting = list(starts)
    while waiting and len(pages) < most:
        address = waiting.pop(0)
        path, _, question = address.partition("?")
        if address in pages or (question and address not in starts and asked[path] >= QUESTIONS):
            continue
        asked[path] += bool(question)
        pages[address] = fetched(site + address)
        links = re.findall(rf'href="(/(?:{languages})(?:[/?][^"#]*)?)"', pages[address])
        waiting += [html.unescape(each) for each in links if ".json" not in each]
    return pages


def errors_in(pages: Mapping[str, str], checkers: Path, folder: Path) -> list[str]:
    """What the checker says of these pages, by address; skips where there is no Java."""
    if shutil.which("java") is None:
        pytest.skip("there is no Java here, so the HTML checker was not run")
    names: dict[str, str] = {}
    for at, (address, page) in enumerate(pages.items()):
        names[f"{at}.html"] = address
        (folder / f"{at}.html").write_text(page, encoding="utf-8")
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
    pages = walked(site, STARTS, "nl", MOST_PAGES)
    elsewhere = walked(site, STARTS_ELSEWHERE, "en|fy", STEPS_ELSEWHERE)
    assert {address[:3] for address in elsewhere} == {"/en", "/fy"}
    pages["/nl/suggesties?q=par"] = WHOLE.format(pages["/nl/suggesties?q=par"])
    for kind in ("/edities/1", "/vergelijk?", "/wijzigingen?", "/organisatie/"):
        assert [address for address in pages if kind in address], kind
    assert len(pages) < MOST_PAGES
    assert errors_in(pages | elsewhere, checkers, tmp_path) == []


@pytest.mark.proof
def test_the_register_of_one_organisation_is_valid_html(site_of_one, checkers, tmp_path):
    pages = walked(site_of_one, ("/nl", "/nl/algoritme", "/nl/organisatie"), "nl", 10)
    assert errors_in(pages, checkers, tmp_path) == []
