"""`algorithm-register verify_ledger`: is everything still as it was recorded?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from algorithm_register.ledger.selectors import position
from algorithm_register.operations.verification import differences


class Command(BaseCommand):
    help = "Recompute every digest and the sequence, check the guards, and name the first difference."

    def handle(self, *args: Any, **options: Any) -> None:
        first = next(differences(), None)
        if first is not None:
            raise CommandError(f"{first.place}: {first.what}.")
        self.stdout.write(f"All {position()} entries are as they were recorded, and all guards stand.")
