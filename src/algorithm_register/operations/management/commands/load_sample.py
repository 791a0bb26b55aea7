"""`algorithm-register load_sample`: fill the register with fictitious descriptions to look at and to try."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from algorithm_register.operations.sample.loading import load_sample
from algorithm_register.ui.theme import theme


class Command(BaseCommand):
    help = (
        "Load descriptions of fictitious organisations, or of one where the theme is that of one; what is loaded "
        "already stays as it is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.REGISTER_PUBLIC:
            raise CommandError(
                "A public register takes no sample descriptions. Load them in a register of your own."
            )
        loaded = load_sample(organisation=theme().organisation)
        done = f"{loaded.added} entries added" if loaded.added else "everything was there already"
        whose = f"{loaded.organisations} organisations" if loaded.organisations > 1 else "one organisation"
        self.stdout.write(f"The sample register: {loaded.descriptions} descriptions of {whose}, {done}.")
