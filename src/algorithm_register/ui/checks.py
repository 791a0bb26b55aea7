"""System check: a theme that cannot be read is refused before anything is served with it."""

from typing import Any

from django.core.checks import CheckMessage, Error

from algorithm_register.kernel.errors import Malformed
from algorithm_register.ui.theme import theme


def check_theme(**_: Any) -> list[CheckMessage]:
    """Run before every command."""
    try:
        theme()
    except (Malformed, OSError) as wrong:
        return [
            Error(
                f"The theme that REGISTER_THEME names cannot be used. {wrong}",
                hint="docs/how-to/theme.md says what a theme.yaml holds.",
                id="register.E002",
            )
        ]
    return []
