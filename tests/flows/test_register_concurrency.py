"""Two at once: real connections, real commits."""

import json
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from tests.factories import states
from tests.factories.traces import is_found

from algorithm_register.intake.services import import_files
from algorithm_register.kernel.errors import RegisterError
from algorithm_register.ledger.selectors import entries, position
from algorithm_register.operations.verification import differences
from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services
from algorithm_register.register.models import Description, Edition
from algorithm_register.register.selectors import editions_of, published_record
from algorithm_register.search.engine import search
from algorithm_register.search.port import Question

pytestmark = pytest.mark.database

SECRET = "Karelijne van der Zwaluwenberg"
# Longer than anything here takes: who waits so long waits for ever.
PATIENCE = 30


def at_once(*jobs: Callable[[], object]) -> list[BaseException]:
    """Run the jobs in threads that start together, each on its own connection. Returns what they raised."""
    start, raised = threading.Barrier(len(jobs)), []

    def run(job: Callable[[], object]) -> None:
        start.wait()
        try:
            job()
        except BaseException as error:  # noqa: BLE001
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_two_publishers_at_once_make_two_editions_and_one_is_live(own_database):
    number = states.registered("19357241")
    jobs = [lambda n=n: states.publish(number, goal=f"<p>{n}</p>") for n in range(4)]
    assert at_once(*jobs) == []
    assert sorted(Edition.objects.values_list("n", flat=True)) == [1, 2, 3, 4]
    live = Description.objects.get().live
    assert live is not None
    assert live.n == 4
    assert list(differences()) == []


def test_publishers_of_different_descriptions_get_contiguous_entries(own_database):
    numbers = [states.registered() for _ in range(4)]

    def publish_thrice(number: str) -> None:
        for n in range(3):
            states.publish(number, goal=f"<p>{n}</p>")

    assert at_once(*(lambda number=number: publish_thrice(number) for number in numbers)) == []
    assert [entry.sequence for entry in entries(after=-1, limit=100)] == list(range(12))
    assert position() == 12
    assert list(differences()) == []


def test_renaming_an_organisation_and_publishing_for_it_at_once_wait_for_each_other_in_turn(own_database):
    number = states.registered("19357241")

    def publish_often() -> None:
        for n in range(15):
            states.publish(number, goal=f"<p>{n}</p>")

    def rename_often() -> None:
        for n in range(15):
            rename_organisation(
                code="gm9901", name=f"Gemeente {n}", on=date(2026, 1, 1 + n), by=states.EDITOR
            )

    assert at_once(publish_often, rename_often) == []
    assert position() == 30
    assert list(differences()) == []


def test_withdrawing_and_publishing_at_once_never_leaves_a_withdrawn_description_live(own_database):
    number = states.published("19357241")
    raised = at_once(
        lambda: states.publish(number),
        lambda: services.withdraw_description(number=number, reason="Gestopt.", by=states.EDITOR),
    )
    assert all(isinstance(error, RegisterError) for error in raised)
    assert Description.objects.get().live is None
    assert list(differences()) == []


@pytest.fixture
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is imported, beside that of the database."""
    return tmp_path_factory.mktemp("files")


def listing(folder: Path, numbers: Iterable[str], **values: str) -> Path:
    """A file that lists these descriptions, each with the secret in its goal."""
    row: Mapping[str, str] = {
        "title": "Scanauto’s voor parkeren",
        "organisatie": states.NOORDERHAAKS[1],
        "doel": f"Vraag het {SECRET}.",
        "juridische_basis": "",
        "impactassessment": "Onbekend",
        "status": "in_gebruik",
        "laatst_gewijzigd": "2026-01-01",
        "url": "",
    }
    file = folder / "listing.json"
    file.write_text(json.dumps([{**row, **values, "id": number} for number in numbers]), encoding="utf-8")
    return file


def redact_goal(number: str, edition: int) -> None:
    services.redact_edition(
        number=number, edition=edition, parts=["content/goal"], reason="Een naam.", by=states.EDITOR
    )


@pytest.mark.parametrize(("first", "order"), [("import", -1), ("redaction", 1), ("neither", -1)])
def test_an_import_and_redactions_at_once_leave_nothing_of_what_was_redacted(
    own_database, files, first, order
):
    states.enrolled()
    numbers = [states.number_from(f"193572{n}") for n in range(1, 6)]
    import_files([listing(files, numbers)])
    imports, redacts = threading.Event(), threading.Event()

    def import_newer() -> None:
        newer = listing(files, numbers, title="Nieuwe naam", laatst_gewijzigd="2026-02-01")
        assert first != "redaction" or redacts.wait(PATIENCE)
        import_files([newer], progress=lambda done, total: imports.set())

    def redact_all() -> None:
        assert first != "import" or imports.wait(PATIENCE)
        for number in numbers[::order]:
            redact_goal(number, 1)
            redacts.set()

    assert at_once(import_newer, redact_all) == []
    # Where the import came before the redaction, its edition has the text too, and loses it as well.
    for record in (record for number in numbers for record in editions_of(number)):
        if "goal" in record.content:
            redact_goal(record.number, record.edition)
    import_files([listing(files, numbers, title="Nog een naam", laatst_gewijzigd="2026-03-01")])
    assert {published_record(number).name for number in numbers} == {"Nog een naam"}
    assert not is_found(SECRET, own_database)
    assert search().find(Question("Zwaluwenberg")).total == 0
    assert list(differences()) == []


def test_a_redaction_waits_for_a_dry_run_that_comes_to_the_same_description(own_database, files):
    states.enrolled()
    numbers = [states.number_from(f"193572{n}") for n in range(1, 4)]
    import_files([listing(files, numbers)])
    newer = listing(files, numbers, title="Nieuwe naam", laatst_gewijzigd="2026-02-01")
    imports, redacts = threading.Event(), threading.Event()

    def redact_last() -> None:
        assert imports.wait(PATIENCE)
        redacts.set()
        redact_goal(numbers[-1], 1)

    def after_each(done: int, total: int) -> None:
        imports.set()
        # The dry run goes on when the redaction has had the time to lock what it comes to first.
        assert redacts.wait(PATIENCE)
        threading.Event().wait(0.3)

    jobs = (lambda: import_files([newer], dry_run=True, progress=after_each), redact_last)
    assert at_once(*jobs) == []
    assert [record.redacted for record in editions_of(numbers[-1])] == [("content/goal",)]
    assert list(differences()) == []
