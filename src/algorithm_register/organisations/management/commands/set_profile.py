"""`algorithm-register set_profile`: what an organisation says of itself and for all its algorithms, from a file."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from algorithm_register.kernel.actors import OPERATOR
from algorithm_register.kernel.errors import RegisterError
from algorithm_register.organisations.profiles import LANGUAGES, LIMITS
from algorithm_register.organisations.selectors import organisation
from algorithm_register.organisations.services import set_profile
from algorithm_register.standards.nodes import Place, root_in, root_of

_STDIN = Path("standard input")


class Command(BaseCommand):
    """Set the profile of one organisation; what the file leaves out is emptied."""

    help = f"Set the profile of an organisation: {', '.join(LIMITS)}, each in {' and '.join(LANGUAGES)}, as YAML."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", metavar="CODE", help="the code of the organisation: gm9901")
        parser.add_argument(
            "--file", type=Path, metavar="FILE.yaml", help="without it, standard input is read"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        code, file = options["code"], options["file"]
        try:
            root = root_of(file) if file else root_in(sys.stdin.buffer.read(), _STDIN)
            set_profile(code=code, texts=_texts(root), by=OPERATOR)
            name = organisation(code).name
        except RegisterError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"The profile of {name} is set.")


def _texts(root: Place) -> dict[str, dict[str, str]]:
    """What the file says, by text and language; what it cannot say is refused with its line."""
    stated = root.members(required=(), optional=tuple(LIMITS))
    return {
        name: {
            language: words.text()
            for language, words in each.members(required=(), optional=LANGUAGES).items()
        }
        for name, each in stated.items()
    }
