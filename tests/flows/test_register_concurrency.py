"""Two at once: real connections, real commits."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from tests.factories import states

from algorithm_register.kernel.errors import RegisterError
from algorithm_register.ledger.selectors import entries, position
from algorithm_register.operations.verification import differences
from algorithm_register.register import services
from algorithm_register.register.models import Description, Edition

pytestmark = pytest.mark.database


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


def test_withdrawing_and_publishing_at_once_never_leaves_a_withdrawn_description_live(own_database):
    number = states.published("19357241")
    raised = at_once(
        lambda: states.publish(number),
        lambda: services.withdraw_description(number=number, reason="Gestopt.", by=states.EDITOR),
    )
    assert all(isinstance(error, RegisterError) for error in raised)
    assert Description.objects.get().live is None
    assert list(differences()) == []
