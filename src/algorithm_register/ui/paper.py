"""The colour of the paper in both schemes: what a browser draws around a page takes it on."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from algorithm_register.ui.contrast import DOCUMENT, colour, schemes
from algorithm_register.ui.theme import TOKENS, Theme

# Built, not committed: where it is absent no colour of ours is known.
STYLES = Path(__file__).parent / "static" / "register" / "built" / "register.css"


def paper(worn: Theme) -> Mapping[str, str]:
    """The colour in the `light` and in the `dark` scheme of a theme, as far as they are known."""
    return _paper(worn.files.get(TOKENS, b"").decode("utf-8", errors="replace"))


@cache
def _paper(own: str) -> Mapping[str, str]:
    ours = STYLES.read_text(encoding="utf-8") if STYLES.exists() else ""
    found = {scheme: colour(DOCUMENT, tokens) for scheme, tokens in schemes(ours, own).items()}
    return {scheme: value for scheme, value in found.items() if value}
