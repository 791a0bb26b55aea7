"""Ends a command that cannot go on with a sentence instead of a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error

from algorithm_register.kernel.errors import RegisterError
from algorithm_register.operations.database import diagnosis


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Leave with exit code 1 and a sentence for what the register or its database refuses.

    With --traceback on the command line the error itself passes.
    """
    try:
        yield
    except (RegisterError, Error) as problem:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(problem) if isinstance(problem, RegisterError) else diagnosis(problem))
