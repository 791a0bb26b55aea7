"""The console command: Django's commands with our settings."""

import os
import sys

from django.core.management import execute_from_command_line

from algorithm_register.operations.telling import told_in_a_sentence


def main() -> None:
    """Run the command named on the command line; what goes wrong is a sentence, with --traceback the whole story."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "algorithm_register.config.settings.runtime")
    with told_in_a_sentence():
        execute_from_command_line(["algorithm-register", *sys.argv[1:]])


if __name__ == "__main__":
    main()
