"""System checks: a theme that cannot be read is refused, and colours that readers cannot tell apart are told."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Warning

from algorithm_register.kernel.errors import Malformed
from algorithm_register.ui.contrast import TEXT, faint, schemes
from algorithm_register.ui.paper import STYLES
from algorithm_register.ui.theme import TOKENS, Theme, theme


def check_theme(**_: Any) -> list[CheckMessage]:
    """Run before every command."""
    try:
        return list(_faint_colours(theme()))
    except (Malformed, OSError) as wrong:
        return [
            Error(
                f"The theme that REGISTER_THEME names cannot be used. {wrong}",
                hint="docs/how-to/theme.md says what a theme.yaml holds.",
                id="register.E002",
            )
        ]


def _faint_colours(worn: Theme) -> Iterator[CheckMessage]:
    """What WCAG does not allow; a theme without colours of its own has ours."""
    if TOKENS not in worn.files or not STYLES.exists():
        return
    own = worn.files[TOKENS].decode("utf-8", errors="replace")
    for scheme, tokens in schemes(STYLES.read_text(encoding="utf-8"), own).items():
        for pair in faint(tokens, most=TEXT):
            yield Warning(
                f"In the {scheme} scheme of the theme, {pair.ink} on {pair.paper} has a contrast of "
                f"{pair.contrast:.1f}; readers need {pair.least:.1f}.",
                hint=f"Change one of the two in {TOKENS}.",
                id="register.W003",
            )
