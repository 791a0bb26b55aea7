"""The console command: Django's commands with our settings."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "algorithm_register.config.settings.runtime")
    execute_from_command_line(["algorithm-register", *sys.argv[1:]])


if __name__ == "__main__":
    main()
