"""`algorithm-register serve`: answer on the web."""

from typing import Any

from django.core.management.base import BaseCommand

from algorithm_register.operations.readiness import make_ready
from algorithm_register.operations.serving import demand_free, place, prepare, serve


class Command(BaseCommand):
    help = (
        "Serve the register on PORT (8000) of REGISTER_BIND (127.0.0.1) with REGISTER_WORKERS (2) processes."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        where = place()
        demand_free(where)
        prepare(make_ready)
        self.stdout.write(f"The register answers at {where.address} (stop with Ctrl-C).")
        self.stdout.flush()
        serve(where)
