"""Tells Django about this room, and empties the index as soon as something was redacted."""

from typing import Any

from django.apps import AppConfig
from django.db import transaction


class SearchConfig(AppConfig):
    name = "algorithm_register.search"
    label = "search"

    def ready(self) -> None:
        """Listen for redactions."""
        from algorithm_register.register.signals import parts_redacted

        parts_redacted.connect(_empty_index, dispatch_uid="search")


def _empty_index(**_: Any) -> None:
    """Once the redaction is committed, leave no file with the words in it; a failure is logged only."""
    from algorithm_register.search.engine import search

    transaction.on_commit(lambda: search().catch_up(limit=None), robust=True)
