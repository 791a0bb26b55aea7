"""A digest over a folder changes with any file in it, and with nothing else."""

from pathlib import Path

import pytest

from algorithm_register.ui.digest import digest_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "page.css").write_text("a", encoding="utf-8")
    (tmp_path / "fonts" / "one.woff2").write_bytes(b"\x00")
    return tmp_path


def test_the_same_files_have_the_same_digest_whenever_they_were_written(folder: Path) -> None:
    before = digest_of(folder)
    assert len(before) == 16
    (folder / "page.css").write_text("a", encoding="utf-8")
    (folder / "empty").mkdir()
    assert digest_of(folder) == before


@pytest.mark.parametrize("name", ["page.css", "fonts/one.woff2", "new.css"])
def test_another_content_or_name_has_another_digest(folder: Path, name: str) -> None:
    before = digest_of(folder)
    (folder / name).write_text("b", encoding="utf-8")
    changed = digest_of(folder)
    (folder / name).rename(folder / "renamed.css")
    assert len({before, changed, digest_of(folder)}) == 3


def test_hidden_files_and_named_endings_do_not_count(folder: Path) -> None:
    before = digest_of(folder, without=(".pyc",))
    (folder / ".stamp").write_text("x", encoding="utf-8")
    (folder / "page.pyc").write_bytes(b"x")
    assert digest_of(folder, without=(".pyc",)) == before
    assert digest_of(folder) != before


def test_a_folder_that_is_not_there_counts_as_empty(tmp_path: Path) -> None:
    assert digest_of(tmp_path / "nothing") == digest_of(tmp_path)
