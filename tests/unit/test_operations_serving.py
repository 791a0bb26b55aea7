"""Where a register answers, and what its logs leave out."""

import logging
import socket
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.checks import CheckMessage

from algorithm_register.kernel.errors import Misconfigured
from algorithm_register.operations.checks import check_data_folder
from algorithm_register.operations.logs import names_no_visitor
from algorithm_register.operations.serving import Place, demand_free, place, welcome


def test_without_settings_a_register_answers_on_this_machine_only() -> None:
    assert place({}) == Place(host="127.0.0.1", port=8000, workers=2)
    assert place({}).address == "http://localhost:8000"


def test_the_environment_says_where() -> None:
    told = {"PORT": "8080", "REGISTER_BIND": "0.0.0.0", "REGISTER_WORKERS": "4"}  # noqa: S104
    assert place(told) == Place(host="0.0.0.0", port=8080, workers=4)  # noqa: S104


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("0.0.0.0", "http://localhost:8000"),  # noqa: S104
        ("::", "http://localhost:8000"),
        ("2001:db8::7", "http://[2001:db8::7]:8000"),
        ("192.0.2.7", "http://192.0.2.7:8000"),
    ],
)
def test_the_address_can_be_typed(host: str, address: str) -> None:
    assert Place(host=host).address == address


def test_an_operator_reads_where_it_answers_and_under_which_names() -> None:
    assert "answers at http://localhost:8000 (" in welcome("The register", Place(), [])
    public = welcome("The register", Place(), ["algoritmes.noorderhaaks.example"])
    assert "answers as algoritmes.noorderhaaks.example, on 127.0.0.1:8000 (" in public


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])  # noqa: S104
def test_an_operator_whom_others_can_reach_is_told_what_is_missing(host: str) -> None:
    assert "REGISTER_HOSTS" in welcome("The register", Place(host=host), [])


def test_a_data_folder_that_is_open_to_others_is_told(settings: LazySettings, tmp_path: Path) -> None:
    def told(mode: int) -> list[CheckMessage]:
        tmp_path.chmod(mode)
        return check_data_folder()

    settings.REGISTER_DATA_DIR = tmp_path
    assert told(0o700) == []
    assert str(tmp_path) in told(0o1777)[0].msg
    assert "REGISTER_DATA_DIR" in str(told(0o750)[0].hint)


@pytest.mark.parametrize("written", ["0", "-1", "65536", "http", "8000.0", "²"])
def test_a_port_that_cannot_be_is_refused_by_name(written: str) -> None:
    with pytest.raises(Misconfigured, match="PORT"):
        place({"PORT": written})


def test_a_port_in_use_is_said_with_another_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Misconfigured, match=f"PORT={port + 1}"):
            demand_free(Place(port=port))


@pytest.mark.parametrize(
    "host", ["192.0.2.7", "999.0.0.1", "127.0.0.1:8000", "[::1]", "2001:db8::7", "é" * 80]
)
def test_an_address_that_cannot_be_had_is_said_by_its_setting(host: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        demand_free(Place(host=host))
    assert f"REGISTER_BIND is {host!r}" in str(refused.value)
    assert "PORT" not in str(refused.value)


def test_the_last_port_in_use_advises_one_that_exists() -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.2", 65_535))
        taken.listen()
        with pytest.raises(Misconfigured, match="PORT=8000"):
            demand_free(Place(host="127.0.0.2", port=65_535))


def test_a_message_with_the_address_of_a_visitor_is_left_out() -> None:
    def record(message: str) -> logging.LogRecord:
        return logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, message, None, None)

    assert not names_no_visitor(record("Invalid request from ip=192.0.2.7: no"))
    assert names_no_visitor(record("Worker exiting"))
