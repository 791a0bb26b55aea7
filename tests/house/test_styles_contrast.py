"""Every pair of colours that carries meaning can be read, in both schemes of every theme; computed from the tokens."""

import re
from pathlib import Path

import pytest
from tests.house.places import REPOSITORY, SOURCE

STYLES = REPOSITORY / "styles"
THEMES = {folder.name: folder for folder in sorted((SOURCE / "ui" / "themes").iterdir()) if folder.is_dir()}
DARK = "@media screen and (prefers-color-scheme: dark)"

# Least contrast by what a colour is for: WCAG asks 4.5 of text and 3 of the edge of a control; ours ask more.
PROSE, QUIET, TEXT, EDGE = 7.0, 6.0, 4.5, 3.0

DOCUMENT = "--basis-color-default-bg-document"
SUBTLE = "--basis-color-default-bg-subtle"
TRACK = "--basis-color-default-bg-default"
PETROL_TINT = "--basis-color-action-1-bg-subtle"

PAIRS = [
    ("--basis-color-default-color-document", DOCUMENT, PROSE),
    ("--basis-color-default-color-document", SUBTLE, PROSE),
    ("--basis-color-default-color-document", PETROL_TINT, PROSE),
    ("--basis-color-default-color-subtle", DOCUMENT, QUIET),
    ("--basis-color-default-color-subtle", SUBTLE, QUIET),
    ("--basis-color-default-color-subtle", PETROL_TINT, QUIET),
    ("--basis-color-default-color-subtle", TRACK, QUIET),
    ("--basis-color-action-1-color-default", DOCUMENT, PROSE),
    ("--basis-color-action-1-color-default", PETROL_TINT, PROSE),
    ("--basis-color-action-1-color-hover", DOCUMENT, PROSE),
    ("--basis-color-action-1-inverse-color", "--basis-color-action-1-bg-default", PROSE),
    ("--basis-color-action-1-inverse-color", "--basis-color-action-1-bg-hover", PROSE),
    ("--basis-color-action-1-inverse-color", "--basis-color-action-1-bg-active", PROSE),
    ("--reg-color-visited", DOCUMENT, PROSE),
    ("--reg-color-mark-ink", "--reg-color-mark", PROSE),
    ("--basis-color-action-1-color-default", "--reg-color-mark", TEXT),
    ("--reg-category-a-ink", "--reg-category-a", PROSE),
    ("--reg-category-b", "--reg-category-b-bg", QUIET),
    ("--reg-category-c", "--reg-category-c-bg", TEXT),
    ("--basis-color-positive-color-default", DOCUMENT, PROSE),
    ("--basis-color-warning-color-default", DOCUMENT, PROSE),
    ("--basis-color-negative-color-default", DOCUMENT, PROSE),
    ("--basis-color-positive-color-default", "--basis-color-positive-bg-subtle", QUIET),
    ("--basis-color-warning-color-default", "--basis-color-warning-bg-subtle", QUIET),
    ("--basis-color-negative-color-default", "--basis-color-negative-bg-subtle", QUIET),
    ("--reg-insert-ink", "--reg-insert-bg", PROSE),
    ("--reg-delete-ink", "--reg-delete-bg", PROSE),
    ("--reg-band-color", "--reg-band-bg", PROSE),
    ("--reg-band-color-subtle", "--reg-band-bg", PROSE),
    ("--nl-skip-link-color", "--nl-skip-link-background-color", PROSE),
    ("--basis-color-default-border-default", DOCUMENT, EDGE),
    ("--basis-focus-outline-color", DOCUMENT, EDGE),
    ("--basis-focus-outline-color", "--basis-focus-background-color", EDGE),
    ("--reg-band-a", "--reg-band-bg", EDGE),
    ("--reg-band-b", "--reg-band-bg", EDGE),
    ("--reg-band-c", "--reg-band-bg", EDGE),
    ("--reg-band-field-ink", "--reg-band-field-bg", PROSE),
    ("--reg-band-field-quiet", "--reg-band-field-bg", QUIET),
    ("--reg-band-accent-ink", "--reg-band-accent", PROSE),
    ("--reg-band-accent-ink", "--reg-band-accent-hover", PROSE),
    ("--reg-band-accent", "--reg-band-bg", EDGE),
]


def stated(file: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens that a file sets for the light scheme, and those that it sets for the dark one."""
    if not file.exists():
        return {}, {}
    light, _, dark = file.read_text(encoding="utf-8").partition(DARK)
    first, second = (dict(re.findall(r"(--[\w-]+):\s*([^;]+);", part)) for part in (light, dark))
    return first, second


def schemes(theme: Path) -> dict[str, dict[str, str]]:
    """The tokens of a theme as a browser resolves them: what is set for the dark scheme wins there, whoever sets it."""
    light, dark = stated(STYLES / "tokens.css")
    own_light, own_dark = stated(theme / "tokens.css")
    return {"light": light | own_light, "dark": light | own_light | dark | own_dark}


SCHEMES = {
    f"{name}, {scheme}": tokens
    for name, folder in THEMES.items()
    for scheme, tokens in schemes(folder).items()
}


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, as WCAG 2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colour(token: str, tokens: dict[str, str]) -> str:
    value = tokens[token]
    while found := re.fullmatch(r"var\((--[\w-]+)\)", value):
        value = tokens[found[1]]
    return value


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("ink", "paper", "least"), PAIRS, ids=[f"{ink} on {paper}" for ink, paper, _ in PAIRS]
)
def test_a_pair_of_colours_can_be_read(scheme: str, ink: str, paper: str, least: float) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(colour(ink, tokens), colour(paper, tokens)) >= least


@pytest.mark.parametrize("theme", THEMES)
def test_the_dark_scheme_changes_colours_only(theme: str) -> None:
    light, dark = SCHEMES[f"{theme}, light"], SCHEMES[f"{theme}, dark"]
    assert [
        name for name in sorted(dark) if dark[name] != light[name] and not dark[name].startswith("#")
    ] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_sets_no_token_that_nobody_reads(theme: str) -> None:
    known, _ = stated(STYLES / "tokens.css")
    light, dark = stated(THEMES[theme] / "tokens.css")
    assert sorted((light | dark).keys() - known.keys()) == []


@pytest.mark.parametrize("file", ["base.css", "components.css", "pages.css"])
def test_every_colour_stands_in_the_token_file_so_that_one_file_makes_another_theme(file: str) -> None:
    styles = re.sub(r"/\*.*?\*/", "", (STYLES / file).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\([^)]*\)|\bhsla?\(", styles) == []
