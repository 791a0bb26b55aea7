"""`algorithm-register explain_search "…" NUMBER`: why a description stands where it does in an answer."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from algorithm_register.search.engine import search
from algorithm_register.search.port import Explained, Match

_HOW = {
    "form": "as it was typed",
    "key": "in another form",
    "piece": "inside a compound",
    "beginning": "as the beginning of a word",
    "phrase": "side by side",
    "all": "in pieces or words apart",
    "number": "by number",
}


class Command(BaseCommand):
    help = "Explain the score of one description in the answer to a question."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add what has to be given."""
        parser.add_argument("question", help="what a reader typed")
        parser.add_argument("number", help="the number of the description, eight digits")
        parser.add_argument(
            "--language", default="nl", help="the language of the reader: nl (the default) or en"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        told = search().explain(options["question"], options["number"], options["language"])
        if told is None:
            raise CommandError("There is no search index yet. Run `algorithm-register rebuild_search` first.")
        for line in _lines(told, options["number"]):
            self.stdout.write(line)


def _lines(told: Explained, number: str) -> list[str]:
    if told.place is None:
        return [f"{number} does not answer “{told.asked}”.", *_matches(told)]
    kind = "a full answer" if told.is_full else "an answer in part"
    return [
        f"{number} is number {told.place} for “{told.asked}”: {kind}, score {told.score:.1f}.",
        *_matches(told),
    ]


def _matches(told: Explained) -> list[str]:
    """Of each thing asked the heaviest match counts, and a little of the others."""
    lines: list[str] = []
    for asked in dict.fromkeys(match.asked for match in told.matches):
        lines.append(f"  {asked}")
        lines += [_match(match) for match in told.matches if match.asked == asked]
    return lines or ["  Nothing that was asked is met."]


def _match(match: Match) -> str:
    where = f" in {match.fields}" if match.fields else ""
    by = f" “{match.by}”" if match.by else ""
    return f"    {match.score:8.1f}  {_HOW[match.how]}{by}{where}"
