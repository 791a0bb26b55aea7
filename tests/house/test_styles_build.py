"""The styles are built from the sources: what pages use is kept, what they do not use is not sent."""

import gzip
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "algorithm_register"
BUILT = PACKAGE / "ui" / "static" / "register" / "built"
BUILD = [sys.executable, "-m", "styles.build"]
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """The build has run; where its packages were never fetched, this says how to get them."""
    if not BUILT.is_dir() and not (ROOT / "node_modules").is_dir():
        pytest.skip("the styles were never built here, so they were not tested: run make styles")
    subprocess.run(BUILD, cwd=ROOT, check=True, capture_output=True)


def pruned(css: str, texts: str) -> str:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node on the PATH, so the pruning step was not tried by itself")
    script = (
        "import { prune } from './styles/prune.mjs';"
        "const { css, texts } = JSON.parse((await import('node:fs')).readFileSync(0, 'utf8'));"
        "process.stdout.write(await prune(css, texts));"
    )
    command = [node, "--input-type=module", "--eval", script]
    asked = json.dumps({"css": css, "texts": texts})
    done = subprocess.run(command, cwd=ROOT, input=asked, text=True, capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout).strip()


def classes_in(markup: str) -> set[str]:
    without_tags = re.sub(r"\{[%{#].*?[%}#]\}", " ", markup)
    return {name for value in re.findall(r'class="([^"]*)"', without_tags) for name in value.split()}


def test_a_rule_is_kept_when_its_class_is_used_and_dropped_when_not():
    assert pruned(".a { color: red } .b { color: blue }", '<p class="a">') == ".a { color: red }"


def test_what_shows_focus_on_any_element_is_kept_though_it_names_none():
    assert pruned(":focus-visible { outline: 3px solid }", "a") == "*:focus-visible { outline: 3px solid }"
    built = (BUILT / "register.css").read_text(encoding="utf-8")
    assert re.search(r"[{}]:focus-visible\{outline:3px solid", built)


def test_a_variable_that_only_an_unread_variable_reads_is_dropped():
    css = ".a { --one: 1px; --two: var(--one); --three: 3px; margin: var(--three) }"
    assert pruned(css, "a") == ".a { --three: 3px; margin: var(--three) }"


def test_a_variable_that_nobody_sets_gives_way_to_its_fallback():
    assert (
        pruned(".a { margin: var(--x, calc(1px + var(--y, 2px))) }", "a") == ".a { margin: calc(1px + 2px) }"
    )


def test_a_declaration_that_is_only_an_unset_variable_is_dropped():
    assert pruned(".a { margin: var(--x); color: red }", "a") == ".a { color: red }"


def test_every_class_of_a_template_that_our_sources_style_is_in_the_built_stylesheet():
    sources = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "styles").glob("*.css"))
    built = (BUILT / "register.css").read_text(encoding="utf-8")
    used = {name for file in TEMPLATES for name in classes_in(file.read_text(encoding="utf-8"))}
    styled = {name for name in used if re.search(rf"\.{re.escape(name)}(?![\w-])", sources)}
    assert styled
    assert [name for name in sorted(styled) if not re.search(rf"\.{re.escape(name)}(?![\w-])", built)] == []


def test_every_icon_that_a_template_names_stands_in_the_sprite():
    named = {
        name
        for file in TEMPLATES
        for name in re.findall(r'\{% icon "([^"]+)"', file.read_text(encoding="utf-8"))
    }
    drawn = set(re.findall(r'id="i-([^"]+)"', (BUILT / "icons.svg").read_text(encoding="utf-8")))
    assert sorted(named - drawn) == []


def test_the_stylesheet_stays_within_30_kilobytes_compressed():
    assert len(gzip.compress((BUILT / "register.css").read_bytes())) <= 30_000


def test_the_two_faces_stay_within_50_kilobytes():
    assert sum(file.stat().st_size for file in BUILT.glob("*.woff2")) <= 50 * 1024


def test_the_licences_of_faces_icons_and_components_are_served_beside_them():
    names = {file.name for file in (BUILT / "licences").iterdir()}
    assert names == {"source-sans-3.txt", "source-serif-4.txt", "tabler-icons.txt", "nl-design-system.txt"}


def test_the_stylesheet_fetches_nothing_from_another_host():
    addresses = re.findall(r"url\(([^)]*)\)", (BUILT / "register.css").read_text(encoding="utf-8"))
    assert [address for address in addresses if "//" in address or "data:" in address] == []


def test_the_lock_names_no_download_address():
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, locked in packages.items() if "resolved" in locked] == []
    assert all(locked.get("integrity") for name, locked in packages.items() if name)


def test_a_second_build_does_nothing_and_needs_no_node():
    said = subprocess.run(
        BUILD, cwd=ROOT, check=True, capture_output=True, text=True, env={"PATH": ""}
    ).stdout
    assert said == "The styles are up to date.\n"


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_template_styles_or_scripts_inline(file: Path) -> None:
    markup = file.read_text(encoding="utf-8")
    assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", markup)
    assert not re.search(r"<style|<script(?![^>]*(?:\ssrc=|application/ld\+json))", markup)
