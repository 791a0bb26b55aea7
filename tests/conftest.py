"""What every test may ask for: a database of its own, a clock, people."""

import gc
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases

from algorithm_register.kernel.actors import Actor

# The quick tests try a few examples of each property, always the same; the proofs try many others
# (`tools/run_tests.py` chooses). A busy machine is slow now and then; that is no failure of what is tested.
hypothesis.settings.register_profile("quick", deadline=None, max_examples=25, derandomize=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=100)
hypothesis.settings.load_profile("quick")

REPOSITORY = Path(__file__).resolve().parents[1]


def pytest_collection_finish() -> None:
    """Look for rings of objects seldom, as a served register does: all that is imported stays."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture
def editor() -> Actor:
    return Actor("0b6f6b1e-0000-4000-8000-000000000001", "Fenna de Wit")


@pytest.fixture
def real_data() -> Path:
    """The folder with real exports beside the repository; tests on it are not run where it is absent."""
    folder = REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real data does not lie beside the repository, so this was not tried")
    return folder


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """The migrated database, made also when only tests with a database of their own run."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[str]:
    """A fresh copy of the migrated database, for tests that commit: nothing in it is ever flushed.

    Guards refuse to delete what is recorded, so a test that commits gets a database to throw away. Yields its name.
    """
    with django_db_blocker.unblock():
        template = connection.settings_dict["NAME"]
        connections.close_all()
        copy = _copied(str(template), tmp_path)
        connection.settings_dict["NAME"] = copy
        try:
            yield copy
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = template
            _dropped(copy)


def _copied(template: str, folder: Path) -> str:
    if connection.vendor == "sqlite":
        copy = folder / "register.sqlite3"
        for end in ("", "-wal"):
            if os.path.exists(template + end):
                shutil.copyfile(template + end, f"{copy}{end}")
        return str(copy)
    copy_name = f"test_own_{uuid.uuid4().hex[:12]}"
    _maintain(f'CREATE DATABASE "{copy_name}" TEMPLATE "{template}"')
    return copy_name


def _dropped(copy: str) -> None:
    if connection.vendor != "sqlite":
        _maintain(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _maintain(statement: str) -> None:
    """Run a statement that no database may be open for."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path) -> Iterator[None]:
    """Files of the register, such as the search index, lie in a folder of the test's own."""
    before = settings.REGISTER_DATA_DIR
    settings.REGISTER_DATA_DIR = tmp_path
    yield
    settings.REGISTER_DATA_DIR = before
