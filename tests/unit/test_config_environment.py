"""What the environment says, and what is asked for when it says too little."""

import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from algorithm_register.config.settings.environment import (
    data_folder,
    database,
    demand_production_settings,
    flag,
    mail,
    secret_key,
    security_contact,
)
from algorithm_register.kernel.errors import Misconfigured

EVERYTHING = ["REGISTER_HOSTS", "REGISTER_SECRET_KEY", "DATABASE_URL", "REGISTER_MAIL", "REGISTER_DATA_DIR"]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in EVERYTHING:
        monkeypatch.delenv(name, raising=False)


def test_a_register_on_this_machine_needs_no_setting() -> None:
    demand_production_settings()


def test_a_public_register_is_asked_for_everything_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_HOSTS", "algoritmes.noorderhaaks.example")
    with pytest.raises(Misconfigured) as asked:
        demand_production_settings()
    for name in ("REGISTER_SECRET_KEY", "DATABASE_URL", "REGISTER_MAIL"):
        assert name in str(asked.value)


def test_a_public_register_is_asked_only_for_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_HOSTS", "algoritmes.noorderhaaks.example")
    monkeypatch.setenv("REGISTER_SECRET_KEY", "x" * 50)
    monkeypatch.setenv("DATABASE_URL", "sqlite:////tmp/register.sqlite3")
    with pytest.raises(Misconfigured, match="Set too: REGISTER_MAIL") as asked:
        demand_production_settings()
    assert "DATABASE_URL" not in str(asked.value)


def test_the_folder_and_what_lies_in_it_are_readable_by_their_owner_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REGISTER_DATA_DIR", str(tmp_path / "var"))
    folder = data_folder()
    secret_key(folder)
    database(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {
        "register.sqlite3": 0o600,
        "secret-key": 0o600,
    }


@pytest.fixture
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("usual_umask")
def test_a_database_by_address_is_made_readable_by_its_owner_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "other.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    assert database(tmp_path)["NAME"] == str(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_database_that_is_there_keeps_what_it_holds_and_its_rights(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "other.sqlite3"
    file.write_bytes(b"kept")
    file.chmod(0o660)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    database(tmp_path)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"kept", 0o660)


@pytest.mark.parametrize(("found", "left"), [(0o755, 0o700), (0o2775, 0o2700), (0o1777, 0o1777)])
def test_a_folder_that_others_can_read_is_shut_unless_it_is_shared_on_purpose(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, found: int, left: int
) -> None:
    folder = tmp_path / "var"
    folder.mkdir()
    folder.chmod(found)
    monkeypatch.setenv("REGISTER_DATA_DIR", str(folder))
    assert stat.S_IMODE(data_folder().stat().st_mode) == left


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("REGISTER_DATA_DIR", str(file / "var"))
    with pytest.raises(Misconfigured, match="REGISTER_DATA_DIR"):
        data_folder()


def test_the_secret_key_is_made_once(tmp_path: Path) -> None:
    assert secret_key(tmp_path) == secret_key(tmp_path)
    assert len(secret_key(tmp_path)) >= 50


def test_processes_that_start_together_end_with_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as starting:
        keys = set(starting.map(secret_key, [tmp_path] * 64))
    assert len(keys) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


@pytest.mark.parametrize("written", [b"", b"\n", b"\xff"])
def test_a_secret_key_that_is_none_is_refused_with_the_remedy(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "secret-key").write_bytes(written)
    with pytest.raises(Misconfigured, match=r"Remove the file|set REGISTER_SECRET_KEY"):
        secret_key(tmp_path)
    assert (tmp_path / "secret-key").read_bytes() == written


def test_a_secret_key_that_cannot_be_kept_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="set REGISTER_SECRET_KEY"):
        secret_key(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "address",
    [
        "oracle?",
        "mysql://u:secret@h/d",
        "postgis://u:secret@h/d",
        "postgres://u:secret@h",
        "postgres://u:secret@h:99999/d",
        "postgres://[",
        "sqlite://",
        "sqlite://:memory:",
    ],
)
def test_a_database_address_that_cannot_be_used_names_the_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(Misconfigured, match=r"DATABASE_URL .*postgres://.*sqlite:////") as refused:
        database(tmp_path)
    assert "secret" not in str(refused.value)


def test_a_database_file_that_cannot_be_made_names_the_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for file in (tmp_path / "nowhere" / "x.db", tmp_path):
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
        with pytest.raises(Misconfigured, match=f"{file} cannot be opened .* DATABASE_URL"):
            database(tmp_path)


def test_a_folder_of_any_name_holds_the_database(tmp_path: Path) -> None:
    folder = tmp_path / "wat? 100% #1"
    folder.mkdir()
    assert database(folder)["NAME"] == str(folder / "register.sqlite3")


def test_postgres_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p@h/d?sslmode=require")
    assert database(tmp_path)["OPTIONS"] == {"connect_timeout": 10, "sslmode": "require"}


def test_sqlite_by_address_has_the_same_safeguards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    by_default = database(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other.sqlite3'}")
    assert database(tmp_path)["OPTIONS"] == by_default["OPTIONS"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://mail.noorderhaaks.example", ("mail.noorderhaaks.example", 587, "", "", True, False)),
        (
            "smtps://a%40b:p%3Aw@mail.noorderhaaks.example",
            ("mail.noorderhaaks.example", 465, "a@b", "p:w", False, True),
        ),
        ("smtp://mail.noorderhaaks.example:25", ("mail.noorderhaaks.example", 25, "", "", True, False)),
    ],
)
def test_mail_goes_where_its_address_says(
    monkeypatch: pytest.MonkeyPatch, address: str, expected: tuple[object, ...]
) -> None:
    monkeypatch.setenv("REGISTER_MAIL", address)
    keys = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert tuple(mail()[f"EMAIL_{key}"] for key in keys) == expected


def test_mail_comes_from_the_public_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_HOSTS", "algoritmes.noorderhaaks.example, www.noorderhaaks.example")
    monkeypatch.setenv("REGISTER_MAIL", "smtp://mail.noorderhaaks.example")
    assert mail()["DEFAULT_FROM_EMAIL"] == "register@algoritmes.noorderhaaks.example"


@pytest.mark.parametrize(
    "address",
    [
        "noorderhaaks.example",
        "https://noorderhaaks.example",
        "smtp://",
        "smtp://[",
        "smtp://noorderhaaks.example:99999",
    ],
)
def test_mail_that_cannot_be_read_names_the_remedy(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("REGISTER_MAIL", address)
    with pytest.raises(Misconfigured, match="or none"):
        mail()


@pytest.mark.parametrize(
    ("written", "is_on"), [("1", True), ("on", True), ("Yes", True), ("0", False), ("", False)]
)
def test_a_setting_is_on_or_off(monkeypatch: pytest.MonkeyPatch, written: str, is_on: bool) -> None:
    monkeypatch.setenv("REGISTER_BEHIND_PROXY", written)
    assert flag("REGISTER_BEHIND_PROXY") is is_on


def test_a_setting_that_is_left_empty_keeps_what_it_is_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_BEHIND_PROXY", "")
    assert flag("REGISTER_BEHIND_PROXY", default=True)


@pytest.mark.parametrize("written", ["aan", "onn", "2", "on off"])
def test_a_setting_that_is_neither_on_nor_off_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("REGISTER_BEHIND_PROXY", written)
    with pytest.raises(Misconfigured, match=f"REGISTER_BEHIND_PROXY is '{written}'"):
        flag("REGISTER_BEHIND_PROXY")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ""),
        ("veilig@noorderhaaks.example", "mailto:veilig@noorderhaaks.example"),
        ("mailto:veilig@noorderhaaks.example", "mailto:veilig@noorderhaaks.example"),
        (" https://noorderhaaks.example/lek ", "https://noorderhaaks.example/lek"),
        ("tel:+31-10-000-0000", "tel:+31-10-000-0000"),
    ],
)
def test_whom_to_tell_of_a_leak_is_an_address(
    monkeypatch: pytest.MonkeyPatch, written: str, read: str
) -> None:
    monkeypatch.setenv("REGISTER_SECURITY_CONTACT", written)
    assert security_contact() == read


@pytest.mark.parametrize(
    "written", ["the front desk", "http://noorderhaaks.example", "https://a b", "a@b\nContact: x"]
)
def test_what_nobody_can_be_told_at_is_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("REGISTER_SECURITY_CONTACT", written)
    with pytest.raises(Misconfigured, match="REGISTER_SECURITY_CONTACT"):
        security_contact()
