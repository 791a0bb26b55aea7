"""Measures what publishing and finding cost on this machine, in a register of its own that is thrown away.

    python benchmarks/publishing.py [HOW_MANY]

Publishes one by one through the service that everybody uses, on SQLite with the settings that serve. Prints medians and
the slowest of a hundred; compare them only with numbers of the same machine at rest.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping

HOW_MANY = 200
ORGANISATION = "gm9901"
CONTENT: Mapping[str, object] = {
    "name": "Drukte bij het loket",
    "description_short": "Voorspelt hoe druk het morgen wordt aan het loket.",
    "status": "In gebruik",
    "contact_email": "algoritmes@noorderhaaks.example",
    "publication_category": "Overige algoritmes",
    "goal": "<p>Inwoners wachten korter en medewerkers weten op tijd wanneer zij nodig zijn.</p>",
}


def main(how_many: int) -> None:
    """Measure, and print one line for each thing measured."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "REGISTER_DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "algorithm_register.config.settings.runtime",
        }
        import django

        django.setup()
        measure(how_many)


def measure(how_many: int) -> None:
    """Publish, let search catch up, and search, in the register that the environment names."""
    from django.core.management import call_command

    from algorithm_register.kernel.actors import OPERATOR
    from algorithm_register.organisations.services import enrol_organisation
    from algorithm_register.register import services
    from algorithm_register.search.engine import search
    from algorithm_register.search.port import Question

    call_command("migrate", verbosity=0)
    enrol_organisation(code=ORGANISATION, name="Gemeente Noorderhaaks", by=OPERATOR)

    def publish() -> None:
        number = services.register_description(organisation=ORGANISATION, by=OPERATOR).number
        services.publish_edition(number=number, content=CONTENT, by=OPERATOR, reason="Eerste publicatie.")

    tell("publish one description", timed(publish, how_many))
    tell(f"let search read {how_many}", timed(lambda: search().catch_up(limit=None), 1))
    tell("find and rank", timed(lambda: search().find(Question(text="drukte loket")), how_many))


def timed(work: Callable[[], object], times: int) -> list[float]:
    """How long each run of the work took, in milliseconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def tell(what: str, taken: list[float]) -> None:
    """One line: the median, and the 99th of a hundred."""
    slowest = sorted(taken)[int(len(taken) * 0.99) - 1 if len(taken) > 1 else 0]
    print(
        f"{what:28} {statistics.median(taken):8.1f} ms   99th of 100: {slowest:8.1f} ms   ({len(taken)} times)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else HOW_MANY)
