"""The index follows the ledger, answers while another grows, mends itself, and forgets what was redacted."""

import fcntl
import json
import os
import random
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from tests.factories import states
from tests.factories.states import EDITOR, number_from

from algorithm_register.ledger import selectors as ledger
from algorithm_register.register import services
from algorithm_register.search.engine import TantivySearch, search
from algorithm_register.search.index.analysis import boosts
from algorithm_register.search.index.shelf import Shelf
from algorithm_register.search.port import Note, Question

FIRST, SECOND, THIRD = (number_from(str(digit) * 7) for digit in (1, 2, 3))
SECRET = "Zwaluwenberg"


def root() -> Path:
    return Path(settings.REGISTER_DATA_DIR) / "search"


def another() -> TantivySearch:
    """A second search on the same folder, as another process has it."""
    return TantivySearch(root())


def found(text="", by=None):
    return {hit.number for hit in (by or search()).find(Question(text)).hits}


def generations(language="nl"):
    return sorted(path.name for path in root().glob(f"{language}/*/*") if path.is_dir())


def knows(word):
    """Whether any field of the Dutch index still has a term that starts so, also of deleted documents."""
    serving = Shelf(root(), "nl").serving()
    assert serving is not None
    searcher = serving.snapshot().searcher
    return any(searcher.terms_with_prefix(field, word.lower()) for field in boosts())


@contextmanager
def somebody_writing():
    """While another process holds the right to write the Dutch index."""
    with (root() / "nl" / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.mark.django_db
class TestFollowing:
    def test_an_empty_register_has_an_empty_index(self):
        answer = search().find(Question("parkeren"))
        assert (answer.total, answer.hits, answer.note) == (0, (), Note.NONE)
        search().catch_up(limit=None)
        assert search().is_ready()

    def test_goes_no_further_than_its_limit(self):
        for number in (FIRST, SECOND, THIRD):
            states.published(number)
        assert search().catch_up(limit=2) == 2
        assert not search().is_ready()
        assert search().catch_up(limit=None) == ledger.position() - 2
        assert search().is_ready()
        assert search().position() == ledger.position()

    def test_one_that_is_being_built_says_that_it_is_incomplete(self):
        states.published(FIRST)
        states.published(SECOND)
        search().catch_up(limit=1)
        with somebody_writing():
            answer = search().find(Question())
        assert ({hit.number for hit in answer.hits}, answer.note) == ({FIRST}, Note.INCOMPLETE)
        assert search().find(Question()).note == Note.NONE

    def test_what_another_wrote_is_read_at_once(self):
        one, other = another(), another()
        states.published(FIRST)
        assert found(by=one) == found(by=other) == {FIRST}
        states.published(SECOND)
        assert found(by=other) == found(by=one) == {FIRST, SECOND}

    def test_nobody_waits_for_a_writer(self):
        states.published(FIRST)
        found()
        states.published(SECOND)
        with somebody_writing():
            assert found() == {FIRST}
        assert found() == {FIRST, SECOND}

    def test_another_ledger_means_another_index(self):
        with transaction.atomic():
            states.published(FIRST, name="Verdwenen")
            assert found("verdwenen") == {FIRST}
            transaction.set_rollback(True)
        states.published(SECOND, name="Gebleven")
        assert found() == {SECOND}
        assert found("verdwenen") == set()

    def test_a_shorter_ledger_means_another_index(self):
        states.published(FIRST)
        with transaction.atomic():
            states.published(SECOND)
            assert found() == {FIRST, SECOND}
            transaction.set_rollback(True)
        answer = search().find(Question())
        assert [hit.number for hit in answer.hits] == [FIRST]
        assert answer.position == ledger.position()


@pytest.mark.django_db
class TestRebuilding:
    def test_the_old_index_answers_meanwhile(self):
        states.published(FIRST)
        reader = another()
        assert found(by=reader) == {FIRST}
        seen = []
        another().rebuild(lambda done, total: seen.append((found("kenteken", by=reader), done <= total)))
        assert seen
        assert all(answer == ({FIRST}, True) for answer in seen)
        assert found("kenteken", by=reader) == {FIRST}

    def test_leaves_one_generation_and_nothing_of_other_releases(self):
        states.published(FIRST)
        found()
        (root() / "nl" / "of-another-release" / "1").mkdir(parents=True)
        search().rebuild(lambda done, total: None)
        assert generations("nl") == ["2"]
        assert found() == {FIRST}

    def test_what_is_published_meanwhile_is_in_the_new_index(self):
        states.published(FIRST)
        later = [SECOND]

        def publish(done: int, total: int) -> None:
            while later:
                states.published(later.pop())

        search().rebuild(publish)
        assert generations("nl") == ["1"]
        assert found() == {FIRST, SECOND}

    def test_the_command_says_how_far_it_came(self):
        states.published(FIRST)
        said = StringIO()
        call_command("rebuild_search", stdout=said)
        assert f"followed {ledger.position()} entries" in said.getvalue()
        assert found() == {FIRST}

    def test_the_command_says_what_stood_in_its_way(self):
        root().write_text("a file where a folder belongs")
        with pytest.raises(CommandError, match="was not built"):
            call_command("rebuild_search")


def _emptied(folder):
    for file in folder.iterdir():
        file.write_bytes(b"")


def _scrambled(folder):
    chance = random.Random(7)  # noqa: S311
    for file in folder.iterdir():
        file.write_bytes(chance.randbytes(len(file.read_bytes())))


def _without_segments(folder):
    for file in folder.iterdir():
        if file.name != "meta.json":
            file.unlink()


def _without_cursor(folder):
    meta = json.loads((folder / "meta.json").read_text())
    (folder / "meta.json").write_text(json.dumps({**meta, "segments": []}))


def _pointing_elsewhere(folder):
    (folder.parent / "serving").write_text("../1")


@pytest.mark.django_db
class TestDamage:
    @pytest.mark.parametrize(
        ("damaged", "is_open"),
        [
            (_emptied, True),
            (_emptied, False),
            (_scrambled, True),
            (_without_segments, False),
            (_without_cursor, True),
            (shutil.rmtree, True),
            (_pointing_elsewhere, False),
        ],
    )
    def test_is_answered_with_a_new_index(self, damaged, is_open):
        states.published(FIRST)
        reader = another()
        found(by=reader)
        serving = Shelf(root(), "nl").serving()
        assert serving is not None
        damaged(serving.folder)
        states.published(SECOND)
        assert found("kenteken", by=reader if is_open else another()) == {FIRST, SECOND}

    def test_a_half_built_index_is_begun_again(self):
        states.published(FIRST)
        found()
        half = next(root().glob("nl/*/1")).parent / "2"
        half.mkdir()
        (half / "meta.json").write_text("{")
        states.published(SECOND)
        search().rebuild(lambda done, total: None)
        assert found() == {FIRST, SECOND}

    def test_a_folder_that_cannot_be_written_still_answers(self):
        states.published(FIRST)
        assert found() == {FIRST}
        lock = root() / "nl" / "lock"
        lock.unlink()
        lock.mkdir()
        states.published(SECOND)
        assert found() == {FIRST}


@pytest.mark.usefixtures("own_database")
@pytest.mark.database
class TestRedaction:
    def test_leaves_no_word_in_any_file_of_the_index(self):
        number = states.published(FIRST, goal=f"<p>Vraag het aan mevrouw {SECRET}.</p>")
        states.published(SECOND)
        assert found(SECRET) == {FIRST}
        assert knows(SECRET)
        services.redact_edition(number=number, edition=1, parts=["content/goal"], reason="Naam.", by=EDITOR)
        assert not knows(SECRET)
        assert found(SECRET) == set()
        assert found() == {FIRST, SECOND}
        assert len(generations("nl")) == len(generations("en")) == 1

    def test_is_followed_by_other_nodes_too(self, tmp_path):
        states.published(FIRST, goal=f"<p>Vraag het aan mevrouw {SECRET}.</p>")
        node = TantivySearch(tmp_path / "another-node")
        assert found(SECRET, by=node) == {FIRST}
        services.redact_edition(number=FIRST, edition=1, parts=["content/goal"], reason="Naam.", by=EDITOR)
        assert found(SECRET, by=node) == set()
        shelf = Shelf(tmp_path / "another-node", "nl")
        serving = shelf.serving()
        assert serving is not None
        assert not serving.cursor.is_tainted
        assert serving.folder.name == "2"

    def test_of_long_ago_costs_a_new_index_nothing(self):
        states.redacted(FIRST)
        search().rebuild(lambda done, total: None)
        before = generations()
        states.published(SECOND)
        found()
        assert generations() == before


@pytest.mark.usefixtures("own_database")
@pytest.mark.proof
class TestProcesses:
    def test_another_process_finds_what_this_one_published(self):
        if connection.vendor != "sqlite":
            pytest.skip("the second process reads the database file of this one, and PostgreSQL has none")
        states.published(FIRST)
        assert found() == {FIRST}
        assert _asked_elsewhere() == [FIRST]
        states.published(SECOND)
        assert set(_asked_elsewhere()) == {FIRST, SECOND}
        assert found() == {FIRST, SECOND}

    def test_readers_and_writers_at_once_agree_in_the_end(self):
        states.published(FIRST)
        failures: list[BaseException] = []

        def read() -> None:
            try:
                own = another()
                for _ in range(10):
                    found("kenteken", by=own)
            except BaseException as failure:
                failures.append(failure)
                raise
            finally:
                connection.close()

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        for n in range(5):
            states.publish(FIRST, name=f"Naam {n}", reason="Weer anders.")
        for reader in readers:
            reader.join()
        assert failures == []
        assert found('"naam 4"') == {FIRST}
        assert found('"naam 3"') == set()


@pytest.mark.usefixtures("own_database")
@pytest.mark.drill
def test_a_rebuild_killed_at_any_moment_leaves_an_index_that_answers():
    if connection.vendor != "sqlite":
        pytest.skip("the process to kill reads the database file of this one, and PostgreSQL has none")
    chance = random.Random(7)  # noqa: S311
    expected = {states.published(number) for number in (FIRST, SECOND, THIRD)}
    for _ in range(10):
        rebuilding = subprocess.Popen(
            _python("while True: search().rebuild(print)"), env=_environment(), stdout=subprocess.PIPE
        )
        assert rebuilding.stdout is not None
        rebuilding.stdout.readline()
        threading.Event().wait(chance.random() / 2)
        rebuilding.kill()
        rebuilding.communicate()
        assert found(by=another()) == expected
    search().catch_up(limit=None)
    assert len(generations("nl")) == 1


def _asked_elsewhere():
    ask = "print(*(hit.number for hit in search().find(Question('kenteken')).hits))"
    done = subprocess.run(_python(ask), env=_environment(), capture_output=True, text=True, check=True)
    return done.stdout.split()


def _python(code):
    imports = (
        "import django; django.setup()",
        "from algorithm_register.search.engine import search",
        "from algorithm_register.search.port import Question",
    )
    return [sys.executable, "-c", "\n".join((*imports, code))]


def _environment():
    return {
        **{
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "REGISTER_HOSTS")
        },
        "DJANGO_SETTINGS_MODULE": "algorithm_register.config.settings.runtime",
        "REGISTER_DATA_DIR": str(settings.REGISTER_DATA_DIR),
    }


@pytest.mark.django_db
def test_readers_do_not_write_while_bulk_work_leads():
    number = states.published("19357241")
    with search().leading() as follow:
        assert search().catch_up(limit=50) == 0
        follow()
        assert [hit.number for hit in search().find(Question(text="scanauto")).hits] == [number]
        states.publish(number, name="Gierzwaluwen tellen")
        assert search().find(Question(text="gierzwaluwen")).total == 0
    assert search().find(Question(text="gierzwaluwen")).total == 1
