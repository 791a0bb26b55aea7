"""`algorithm-register migrate`: Django's own, but a missing guard does not stop it: it is what puts guards back."""

from typing import Any

from django.core.management.commands import migrate

from algorithm_register.operations.database import demand_database


class Command(migrate.Command):
    def check(self, *args: Any, databases: Any = None, **options: Any) -> Any:
        """All checks but those of the database, which would refuse the remedy."""
        return super().check(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        demand_database()
        super().handle(*args, **options)
