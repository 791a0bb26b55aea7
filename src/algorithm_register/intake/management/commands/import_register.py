"""`import_register`: loads files of a register and says what became of every row."""

import argparse
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from algorithm_register.intake.services import import_files
from algorithm_register.kernel.errors import RegisterError


class Command(BaseCommand):
    """Import files of a register; what they are is seen from their content."""

    help = "Import files of a register: JSON lines, the listing, or the official CSV in Dutch or English."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--source", help="where the files come from; without it, the shape of each file")
        parser.add_argument(
            "--as-of", type=_day, metavar="DATE", help="the day of rows that state none: 2026-05-13"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        parser.add_argument(
            "--report", type=Path, metavar="FILE.jsonl", help="write one JSON line for each row"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with ExitStack() as stack:
            bar = stack.enter_context(tqdm(unit=" rows", file=sys.stderr, disable=not sys.stderr.isatty()))

            def advance(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                summary = import_files(
                    options["files"],
                    source=options["source"],
                    as_of=options["as_of"],
                    dry_run=options["dry_run"],
                    report=options["report"],
                    progress=advance,
                )
            except RegisterError as refusal:
                raise CommandError(str(refusal)) from refusal
        for sentence in summary.sentences():
            self.stdout.write(sentence)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-05-13.") from wrong
