"""The register as an operator runs it: real processes, on a port of this machine."""

import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "algorithm_register"]
DESCRIPTION = {
    "lars": "47218361",
    "lang": "nld",
    "standard_version": "1.0",
    "organization": "Gemeente Noorderhaaks",
    "name": "Drukte bij het loket",
    "description_short": "Voorspelt hoe druk het morgen wordt aan het loket.",
    "goal": "Inwoners wachten korter.",
    "publication_category": "Overige algoritmes",
    "status": "In gebruik",
    "contact_email": "algoritmes@noorderhaaks.example",
    "publication_date": "2026-03-02",
}

PUBLIC: Mapping[str, str] = {
    "REGISTER_HOSTS": "algoritmes.noorderhaaks.example",
    "REGISTER_SECRET_KEY": "a key of more than fifty characters, each of them drawn at random",
    "REGISTER_MAIL": "none",
}
ACCESS = re.compile(r"\[\S+ \S+\] [A-Z]+ \S+ \d{3} \S+ \d+ ms")
BY_HTTPS = ("X-Forwarded-Proto", "https")


def environment(folder: Path, **more: str) -> dict[str, str]:
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("REGISTER_", "DATABASE_"))
    }
    inherited.pop("DJANGO_SETTINGS_MODULE", None)
    return inherited | {"REGISTER_DATA_DIR": str(folder), **more}


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], env=environment(folder, **more), capture_output=True, text=True
    )


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
    return port


def answer(
    port: int, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> tuple[int, str]:
    asked = urllib.request.Request(
        f"http://localhost:{port}{path}", method=method, headers=dict(headers or {})
    )
    try:
        with urllib.request.urlopen(asked, timeout=20) as response:  # noqa: S310
            return response.status, response.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def passed_on(port: int, path: str, *said: tuple[str, str]) -> tuple[int, http.client.HTTPMessage, str]:
    """What a proxy gets that passes these headers on: status, headers and body, no redirect followed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        connection.request("GET", path, headers={"Host": PUBLIC["REGISTER_HOSTS"], **dict(said)})
        response = connection.getresponse()
        return response.status, response.headers, response.read().decode()


@contextlib.contextmanager
def serving(folder: Path, log: Path, command: str = "serve", **more: str) -> Iterator[int]:
    """Serve from a folder, and stop as an operator stops it; what it says goes to the log."""
    port = free_port()
    with log.open("w") as opened:
        process = subprocess.Popen(
            [*COMMAND, command],
            env=environment(folder, PORT=str(port), **more),
            stdout=opened,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(port, process)
            yield port
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=40)


def log_with(log: Path, *said: str, after: int = 0) -> str:
    """The log from this letter on, once all this stands in it: an answer is logged after it was sent."""
    deadline = time.monotonic() + 20
    while True:
        lines = log.read_text(encoding="utf-8")[after:]
        if all(each in lines for each in said) or time.monotonic() > deadline:
            return lines
        time.sleep(0.02)


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    pytest.fail("the register did not come up")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a register with nothing in it, to be copied."""
    made = tmp_path_factory.mktemp("empty")
    migrated = run(made, "migrate", "-v0")
    assert migrated.returncode == 0, migrated.stderr
    return made / "register.sqlite3"


@pytest.fixture(scope="module")
def folder(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with nothing in it."""
    made = tmp_path_factory.mktemp("register")
    shutil.copy(empty, made)
    return made


@pytest.fixture
def own(empty: Path, tmp_path: Path) -> Path:
    """A register with nothing in it, to be spoiled."""
    shutil.copy(empty, tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "serve.log"


@pytest.fixture(scope="module")
def port(folder: Path, log: Path) -> Iterator[int]:
    with serving(folder, log) as opened:
        yield opened


def publish(folder: Path, **changed: str) -> None:
    file = folder / "rows.jsonl"
    file.write_text(json.dumps(DESCRIPTION | changed), encoding="utf-8")
    done = run(folder, "import_register", str(file))
    assert done.returncode == 0, done.stderr


def test_a_register_without_its_tables_is_not_served(tmp_path: Path) -> None:
    refused = run(tmp_path, "serve", PORT=str(free_port()))
    assert refused.returncode == 1
    assert "Run `algorithm-register migrate` first" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_register_without_a_guard_is_not_served_until_migrate_puts_it_back(own: Path) -> None:
    with contextlib.closing(sqlite3.connect(own / "register.sqlite3")) as database:
        database.execute("DROP TRIGGER guard_ledger_entry_update")
    refused = run(own, "serve", PORT=str(free_port()))
    assert refused.returncode == 1
    assert "guard_ledger_entry_update" in refused.stderr
    assert run(own, "check", "--database", "default").returncode == 1

    assert run(own, "migrate", "-v0").returncode == 0
    assert run(own, "check", "--database", "default").returncode == 0


def test_a_command_on_a_database_without_tables_names_the_remedy(tmp_path: Path) -> None:
    refused = run(tmp_path, "verify_ledger")
    assert refused.returncode == 1
    assert "algorithm-register migrate" in refused.stderr
    assert "Traceback" not in refused.stderr
    for command in ("verify_ledger", "serve"):
        told = run(tmp_path, command, "--traceback", PORT=str(free_port()))
        assert told.returncode == 1
        assert "Traceback" in told.stderr


def test_a_public_register_is_not_served_before_it_knows_enough(tmp_path: Path) -> None:
    refused = run(tmp_path, "serve", REGISTER_HOSTS="algoritmes.noorderhaaks.example")
    assert refused.returncode == 1
    assert "REGISTER_SECRET_KEY" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("command", ["serve", "migrate"])
@pytest.mark.parametrize(
    ("setting", "written"),
    [
        ("REGISTER_MAIL", "smtp://noorderhaaks.example:99999"),
        ("DATABASE_URL", "mysql://name:secret@noorderhaaks.example/database"),
        ("DATABASE_URL", "sqlite:////nonexistent/x.db"),
    ],
)
def test_a_setting_that_cannot_work_is_said_in_one_sentence(
    tmp_path: Path, command: str, setting: str, written: str
) -> None:
    refused = run(tmp_path, command, PORT=str(free_port()), **{setting: written})
    assert refused.returncode == 1
    assert setting in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert "secret" not in refused.stderr


@pytest.mark.parametrize(
    "command",
    [
        "serve",
        "migrate",
        *(
            pytest.param(each, marks=pytest.mark.proof)
            for each in (
                "check --database default",
                "import_register rows.jsonl",
                "load_sample",
                "rebuild_search",
                "verify_ledger",
            )
        ),
    ],
)
def test_a_database_that_does_not_answer_is_said_with_its_address(tmp_path: Path, command: str) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps(DESCRIPTION), encoding="utf-8")
    arguments = command.replace("rows.jsonl", str(tmp_path / "rows.jsonl")).split()
    url = "postgres://name:secret@127.0.0.1:1/database"
    refused = run(tmp_path, *arguments, PORT=str(free_port()), DATABASE_URL=url)
    assert refused.returncode == 1
    assert "The database at postgres://name@127.0.0.1:1/database does not answer" in refused.stderr
    assert "DATABASE_URL" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert "secret" not in refused.stderr
    assert "migrate" not in refused.stderr


def test_a_database_that_answers_and_refuses_is_not_sent_to_migrate(own: Path) -> None:
    with contextlib.closing(sqlite3.connect(own / "register.sqlite3")) as database:
        database.execute("ALTER TABLE ledger_entry RENAME TO elsewhere")
    refused = run(own, "verify_ledger")
    assert refused.returncode == 1
    assert "no such table: ledger_entry" in refused.stderr
    assert "--traceback" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert "migrate" not in refused.stderr


def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite3").write_text("not a database at all, " * 100)
    for command in ("serve", "migrate"):
        refused = run(tmp_path, command, PORT=str(free_port()))
        assert refused.returncode == 1
        assert "not a database" in refused.stderr
        assert len(refused.stderr.splitlines()) == 1


@pytest.fixture
def public(folder: Path) -> dict[str, str]:
    """The settings that make the register in the folder public."""
    return {**PUBLIC, "DATABASE_URL": f"sqlite:///{folder / 'register.sqlite3'}"}


def test_a_public_register_takes_no_sample(folder: Path, public: Mapping[str, str]) -> None:
    refused = run(folder, "demo", **public)
    assert refused.returncode == 1
    assert "takes no sample" in refused.stderr


def test_a_public_register_behind_a_proxy_is_read_by_https_only(
    folder: Path, public: Mapping[str, str], tmp_path: Path
) -> None:
    with serving(folder, tmp_path / "serve.log", REGISTER_BEHIND_PROXY="on", **public) as opened:
        status, headers, body = passed_on(opened, "/nl", BY_HTTPS)
        assert status == 200
        assert 'rel="canonical" href="https://algoritmes.noorderhaaks.example/nl"' in body
        assert headers["Strict-Transport-Security"]

        # Nothing but the one header counts, whatever looks like it.
        for said in (
            ("X-Forwarded-Proto", "http"),
            ("X_Forwarded_Proto", "https"),
            ("X-Forwarded-Ssl", "on"),
        ):
            status, headers, _ = passed_on(opened, "/nl/algoritme?q=drukte", said)
            assert status == 301
            assert headers["Location"] == "https://algoritmes.noorderhaaks.example/nl/algoritme?q=drukte"
            assert "Strict-Transport-Security" not in headers

        # What asks whether it lives stands beside the proxy.
        assert passed_on(opened, "/healthz")[0] == 200


def test_a_public_register_without_a_proxy_believes_no_header(
    folder: Path, public: Mapping[str, str], tmp_path: Path
) -> None:
    with serving(folder, tmp_path / "serve.log", **public) as opened:
        status, headers, body = passed_on(opened, "/nl", BY_HTTPS)
        assert status == 200
        assert 'rel="canonical" href="http://algoritmes.noorderhaaks.example/nl"' in body
        assert "Strict-Transport-Security" not in headers


def test_a_public_register_sends_its_cookies_by_https_only(folder: Path, public: Mapping[str, str]) -> None:
    checked = run(folder, "check", "--deploy", REGISTER_BEHIND_PROXY="on", **public)
    assert checked.returncode == 0
    for what in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECRET_KEY"):
        assert what not in checked.stderr


def test_a_served_register_answers_with_pages_and_their_styles(port: int) -> None:
    assert answer(port, "/nl")[0] == 200
    assert answer(port, "/nl/nergens")[0] == 404


def test_who_connects_and_asks_nothing_keeps_nobody_waiting(port: int) -> None:
    # gunicorn's own lets each hold one of four threads for five seconds: over a minute, and an answer may take twenty.
    with contextlib.ExitStack() as silent:
        for _ in range(60):
            silent.enter_context(socket.create_connection(("127.0.0.1", port)))
        assert answer(port, "/healthz")[0] == 200


def test_who_is_silent_at_first_is_heard_when_he_asks(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as late:
        time.sleep(2.5)
        late.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert late.recv(100).startswith(b"HTTP/1.1 200")


def test_a_question_of_ten_thousand_letters_gets_an_answer(port: int) -> None:
    assert answer(port, f"/nl/algoritme?q={'a' * 10_000}")[0] == 200


def test_a_second_server_on_the_port_is_refused_in_a_sentence(folder: Path, port: int) -> None:
    refused = run(folder, "serve", PORT=str(port))
    assert refused.returncode == 1
    assert f"PORT={port + 1}" in refused.stderr


def test_the_log_keeps_no_question_and_no_visitor_and_cannot_be_forged(port: int, log: Path) -> None:
    answer(port, "/nl/algoritme?q=bijzonderewens")
    answer(port, "/nl/een%0Atweede-regel")
    with socket.create_connection(("127.0.0.1", port), timeout=5) as broken:
        broken.sendall(b"NOT HTTP\r\n\r\n")
        broken.recv(1000)
    lines = log_with(log, "GET /nl/algoritme 200", "/nl/een%0Atweede-regel")
    assert "GET /nl/algoritme 200" in lines
    assert "bijzonderewens" not in lines
    assert "127.0.0.1" not in lines
    assert not any(line.startswith("tweede-regel") for line in lines.splitlines())


def test_no_request_can_fill_the_log_with_stories(port: int, log: Path) -> None:
    before = len(log.read_text(encoding="utf-8"))
    many = "&".join(f"kenmerk{number}=1" for number in range(300))
    assert answer(port, "/en/refused", headers={"Host": "duinveste.example"})[0] == 400
    assert answer(port, f"/en/algoritme?{many}")[0] == 400
    assert answer(port, "/en", method="HEAD") == (200, "")
    answer(port, "/en", method="POST")
    # What stands in the log of these requests: no other test asks for pages in English.
    expected = ["GET /en/refused 400", "GET /en/algoritme 400", "HEAD /en 200", "POST /en 405"]
    lines = log_with(log, *expected, after=before).splitlines()
    assert [line for line in lines if not ACCESS.fullmatch(line)] == []
    logged = [" ".join(line.split()[2:5]) for line in lines]
    assert sorted(each for each in logged if "/en" in each) == sorted(expected)


def test_the_log_has_a_path_in_any_writing_as_it_was_asked(port: int, log: Path) -> None:
    paths = ("/nl/caf%C3%A9", "/nl/%D9%A3", "/nl/%FF", "/nl/%25")
    for path in paths:
        assert answer(port, path)[0] == 404
    expected = [f"GET {path} 404 " for path in paths]
    lines = log_with(log, *expected)
    assert [each for each in expected if each not in lines] == []


def test_a_mistake_of_ours_leaves_its_whole_story_in_the_log(own: Path) -> None:
    log = own / "serve.log"
    with serving(own, log) as opened:
        assert answer(opened, "/nl")[0] == 200
        with contextlib.closing(sqlite3.connect(own / "register.sqlite3")) as database:
            database.execute("ALTER TABLE ledger_entry RENAME TO elsewhere")
        assert answer(opened, "/nl")[0] == 500
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_visitor_cannot_say_that_a_request_came_by_https(port: int) -> None:
    def addresses(headers: Mapping[str, str]) -> str:
        return answer(port, "/nl", headers=headers)[1]

    for name, said in {"Proto": "https", "Protocol": "ssl", "Ssl": "on"}.items():
        assert "https://localhost" not in addresses({f"X-Forwarded-{name}": said})
    # Headers that disagree are as inert as one alone.
    assert answer(port, "/nl", headers={"X-Forwarded-Ssl": "on", "X-Forwarded-Proto": "http"})[0] == 200


@pytest.mark.proof
def test_what_another_process_publishes_is_found_at_once_by_every_server(
    folder: Path, port: int, tmp_path: Path
) -> None:
    with serving(folder, tmp_path / "second.log") as second:
        publish(folder)
        recorded = time.monotonic()
        servers = {port, second}
        while servers and time.monotonic() - recorded < 5:
            servers = {
                each for each in servers if "47218361" not in answer(each, "/nl/algoritme?q=drukte")[1]
            }
        assert not servers
        # Each page takes its share of a second; both had found it within the first one.
        assert time.monotonic() - recorded < 2


@pytest.mark.proof
def test_a_demo_started_again_keeps_everything(tmp_path: Path) -> None:
    with serving(tmp_path, tmp_path / "first.log", "demo") as first:
        before = answer(first, "/nl/algoritme?q=drukte+loket")[1]
    publish(tmp_path)
    with serving(tmp_path, tmp_path / "second.log", "demo") as again:
        after = answer(again, "/nl/algoritme?q=drukte+loket")[1]
        assert "47218361" in after
    assert "47218361" not in before
    assert "everything was there already" in (tmp_path / "second.log").read_text(encoding="utf-8")
