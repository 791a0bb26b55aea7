"""`algorithm-register rebuild_search`: build the search indexes from nothing while the old ones answer."""

import gc
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from tqdm import tqdm

from algorithm_register.kernel.errors import RegisterError
from algorithm_register.ledger import selectors as ledger
from algorithm_register.search.engine import search
from algorithm_register.search.index.analysis import LANGUAGES


class Command(BaseCommand):
    help = "Build the search indexes again from the ledger; searching goes on meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add what may be chosen."""
        parser.add_argument(
            "--language", action="append", choices=sorted(LANGUAGES), help="only this index; may be repeated"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        engine = search()
        # Within a transaction another process would not see what this one does.
        chosen = options["language"] or list(LANGUAGES)
        own, others = (chosen, []) if connection.in_atomic_block else (chosen[:1], chosen[1:])
        with (
            _beside(others),
            _nothing_collected(),
            tqdm(desc="Entries", unit=" entries", unit_scale=True, disable=None) as bar,
        ):

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                engine.rebuild(show, own)
            except (RegisterError, OSError) as refused:
                raise _not_built(str(refused)) from refused
        behind = engine.lags()
        followed = ledger.position() - max(behind[language] or 0 for language in chosen)
        self.stdout.write(f"The search index has followed {followed} entries of the ledger.")


@contextmanager
def _beside(languages: Sequence[str]) -> Iterator[None]:
    """Build these indexes meanwhile, each in a process of its own: an index keeps one processor busy."""
    command = [sys.executable, "-m", "algorithm_register", "rebuild_search", "--language"]
    started = [
        subprocess.Popen(  # noqa: S603 - this program itself
            [*command, language], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        for language in languages
    ]
    try:
        yield
    except BaseException:
        for each in started:
            each.terminate()
        raise
    finally:
        said = [each.communicate()[1] for each in started]
    if failed := [text for each, text in zip(started, said, strict=True) if each.returncode]:
        raise _not_built(failed[0].strip().splitlines()[-1] if failed[0].strip() else "a process was ended")


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Millions of objects come and go and none refer to each other in a ring, so to look for rings is lost time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _not_built(reason: str) -> CommandError:
    return CommandError(f"The search index was not built, and the old one still answers: {reason}")
