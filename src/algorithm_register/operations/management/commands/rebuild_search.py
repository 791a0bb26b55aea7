"""`algorithm-register rebuild_search`: build the search indexes from nothing while the old ones answer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from algorithm_register.kernel.errors import RegisterError
from algorithm_register.search.engine import search


class Command(BaseCommand):
    help = "Build the search indexes again from the ledger; searching goes on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        engine = search()
        with tqdm(desc="Entries", unit=" entries", unit_scale=True, disable=None) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                engine.rebuild(show)
            except (RegisterError, OSError) as refused:
                raise CommandError(
                    f"The search index was not built, and the old one still answers: {refused}"
                ) from refused
        self.stdout.write(f"The search index has followed {engine.position()} entries of the ledger.")
