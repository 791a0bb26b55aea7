"""Whether colours can be read: the contrast of every pair of tokens that carries meaning, in both schemes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Least contrast by what a colour is for: WCAG asks 4.5 of text and 3 of the edge of a control; ours ask more.
PROSE, QUIET, TEXT, EDGE = 7.0, 6.0, 4.5, 3.0

DOCUMENT = "--basis-color-default-bg-document"
SUBTLE = "--basis-color-default-bg-subtle"
TRACK = "--basis-color-default-bg-default"
PETROL_TINT = "--basis-color-action-1-bg-subtle"

# Ink, paper, and the least contrast between the two.
PAIRS = (
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
)

_BLOCK = re.compile(r"\.register-theme(:not\([^)]*\))?\s*\{([^{}]*)\}")
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_READ = re.compile(r"var\((--[\w-]+)\)")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)

Tokens = Mapping[str, str]


@dataclass(frozen=True)
class Faint:
    """A pair that is harder to read than it may be."""

    ink: str
    paper: str
    contrast: float
    least: float


def stated(sheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens that a stylesheet sets for the light scheme, and those that it sets for the dark one."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for scheme, block in _BLOCK.findall(_COMMENT.sub("", sheet)):
        (dark if scheme else light).update((name, value.strip()) for name, value in _TOKEN.findall(block))
    return light, dark


def schemes(ours: str, own: str = "") -> dict[str, Tokens]:
    """Our tokens under those of a theme, as a browser resolves them: what is set for the dark scheme wins there."""
    light, dark = stated(ours)
    own_light, own_dark = stated(own)
    return {"light": light | own_light, "dark": light | own_light | dark | own_dark}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rgb` or `#rrggbb`, from 1 to 21, as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def faint(tokens: Tokens, *, most: float = PROSE) -> Iterator[Faint]:
    """The pairs with less contrast than they need, `most` at most; colours written in another way are left out."""
    for ink, paper, least in PAIRS:
        colours = colour(ink, tokens), colour(paper, tokens)
        needed = min(least, most)
        if all(colours) and (found := contrast(*colours)) < needed:
            yield Faint(ink, paper, found, needed)


def colour(token: str, tokens: Tokens) -> str:
    """The colour that a token stands for, followed through others; empty where it cannot be reckoned with."""
    value = tokens.get(token, "")
    for _ in tokens:
        found = _READ.fullmatch(value)
        if found is None:
            break
        value = tokens.get(found[1], "")
    return value if _COLOUR.fullmatch(value) else ""


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
