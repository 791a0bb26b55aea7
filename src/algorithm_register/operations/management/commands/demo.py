"""`algorithm-register demo`: a register with sample descriptions, made and served in one go."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from algorithm_register.operations.readiness import make_ready
from algorithm_register.operations.serving import demand_free, place, prepare, serve, welcome


class Command(BaseCommand):
    help = "Make the database if need be, load the sample register and serve it; what is there already stays."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.REGISTER_PUBLIC:
            raise CommandError(
                "A public register takes no sample descriptions. Use `algorithm-register serve`."
            )
        where = place()
        demand_free(where)
        prepare(_sample_register)
        self.stdout.write(welcome("The sample register", where, ()))
        self.stdout.flush()
        serve(where)


def _sample_register() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_sample")
    make_ready()
