"""Lets time stand at a moment, for tests of what happened on which day. Django's clock is set, nothing of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def at(moment: str) -> Iterator[None]:
    """`2026-11-24` (noon) or `2026-11-24T22:30`, in UTC. The ledger never goes back, so neither should a test."""
    read = datetime.fromisoformat(moment if "T" in moment else f"{moment}T12:00").replace(tzinfo=UTC)
    with patch.object(timezone, "now", lambda: read):
        yield
