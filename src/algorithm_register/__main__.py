"""The console command: Django's commands with our settings."""

import os
import sys

from django.core.management import execute_from_command_line

from algorithm_register.kernel.errors import RegisterError


def main() -> None:
    """Run the command named on the command line; a refusal is one sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "algorithm_register.config.settings.runtime")
    try:
        execute_from_command_line(["algorithm-register", *sys.argv[1:]])
    except RegisterError as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
