"""Where a register answers, and what its logs leave out."""

import logging
import socket

import pytest

from algorithm_register.kernel.errors import Misconfigured
from algorithm_register.operations.logs import names_no_visitor
from algorithm_register.operations.serving import Place, demand_free, place


def test_without_settings_a_register_answers_on_this_machine_only() -> None:
    assert place({}) == Place(host="127.0.0.1", port=8000, workers=2)
    assert place({}).address == "http://localhost:8000"


def test_the_environment_says_where() -> None:
    told = {"PORT": "8080", "REGISTER_BIND": "0.0.0.0", "REGISTER_WORKERS": "4"}  # noqa: S104
    assert place(told) == Place(host="0.0.0.0", port=8080, workers=4)  # noqa: S104


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


def test_a_message_with_the_address_of_a_visitor_is_left_out() -> None:
    def record(message: str) -> logging.LogRecord:
        return logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, message, None, None)

    assert not names_no_visitor(record("Invalid request from ip=192.0.2.7: no"))
    assert names_no_visitor(record("Worker exiting"))
