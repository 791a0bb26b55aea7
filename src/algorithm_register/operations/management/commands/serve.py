"""`algorithm-register serve`: answer on the web."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from algorithm_register.operations.readiness import make_ready
from algorithm_register.operations.serving import demand_free, place, prepare, serve, welcome


class Command(BaseCommand):
    help = (
        "Serve the register on PORT (8000) of REGISTER_BIND (127.0.0.1) with REGISTER_WORKERS (2) processes."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        where = place()
        demand_free(where)
        prepare(make_ready)
        self.stdout.write(
            welcome("The register", where, settings.ALLOWED_HOSTS if settings.REGISTER_PUBLIC else ())
        )
        self.stdout.flush()
        serve(where)
