"""Every pair of colours that carries meaning can be read, in both schemes of every theme; computed from the tokens."""

import re
from pathlib import Path

import pytest
from tests.house.places import REPOSITORY, SOURCE

from algorithm_register.ui.contrast import PAIRS, Tokens, colour, contrast, faint, schemes, stated

STYLES = REPOSITORY / "styles"
OURS = (STYLES / "tokens.css").read_text(encoding="utf-8")
THEMES = {folder.name: folder for folder in sorted((SOURCE / "ui" / "themes").iterdir()) if folder.is_dir()}


def tokens_of(theme: Path) -> str:
    file = theme / "tokens.css"
    return file.read_text(encoding="utf-8") if file.exists() else ""


SCHEMES: dict[str, Tokens] = {
    f"{name}, {scheme}": tokens
    for name, folder in THEMES.items()
    for scheme, tokens in schemes(OURS, tokens_of(folder)).items()
}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#fff", "#000", 21),
        ("#777777", "#ffffff", 4.48),
        ("#0b5566", "#0b5566", 1),
    ],
)
def test_contrast_is_reckoned_as_wcag_defines_it(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("ink", "paper", "least"), PAIRS, ids=[f"{ink} on {paper}" for ink, paper, _ in PAIRS]
)
def test_a_pair_of_colours_can_be_read(scheme: str, ink: str, paper: str, least: float) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(colour(ink, tokens), colour(paper, tokens)) >= least


def test_a_pair_that_is_too_faint_is_found_in_the_scheme_where_it_is():
    own = ".register-theme:not([data-scheme=light]) { --basis-color-action-1-color-default: #246 }"
    found = schemes(OURS, own)
    assert list(faint(found["light"])) == []
    assert {each.ink for each in faint(found["dark"])} == {"--basis-color-action-1-color-default"}


@pytest.mark.parametrize("value", ["rebeccapurple", "var(--nowhere)", "var(--reg-color-visited)", "#12345"])
def test_a_colour_that_cannot_be_reckoned_with_is_left_out(value):
    found = schemes(OURS, f".register-theme {{ --reg-color-visited: {value} }}")
    assert list(faint(found["light"])) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_dark_scheme_changes_colours_only(theme: str) -> None:
    light, dark = SCHEMES[f"{theme}, light"], SCHEMES[f"{theme}, dark"]
    assert [
        name for name in sorted(dark) if dark[name] != light[name] and not dark[name].startswith("#")
    ] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_sets_no_token_that_nobody_reads(theme: str) -> None:
    known, _ = stated(OURS)
    light, dark = stated(tokens_of(THEMES[theme]))
    assert sorted((light | dark).keys() - known.keys()) == []


@pytest.mark.parametrize("file", ["base.css", "components.css", "pages.css"])
def test_every_colour_stands_in_the_token_file_so_that_one_file_makes_another_theme(file: str) -> None:
    styles = re.sub(r"/\*.*?\*/", "", (STYLES / file).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\([^)]*\)|\bhsla?\(", styles) == []
