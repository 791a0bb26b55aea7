"""The console command: Django's commands with our settings."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import DatabaseError

from algorithm_register.kernel.errors import RegisterError

UNANSWERED = (
    "The database does not answer as it should: {}\n"
    "If it is new, or older than this release, run `algorithm-register migrate`."
)


def main() -> None:
    """Run the command named on the command line; what goes wrong is a sentence, with --traceback the whole story."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "algorithm_register.config.settings.runtime")
    try:
        execute_from_command_line(["algorithm-register", *sys.argv[1:]])
    except (RegisterError, DatabaseError) as problem:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(problem) if isinstance(problem, RegisterError) else UNANSWERED.format(problem))


if __name__ == "__main__":
    main()
