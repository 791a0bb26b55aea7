"""Serves the register: prepares in a process of its own, then lets gunicorn answer."""

import errno
import gc
import multiprocessing
import os
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from algorithm_register.kernel.errors import Misconfigured
from algorithm_register.operations.logs import ACCESS_FORMAT, PrivateLogger
from algorithm_register.operations.telling import told_in_a_sentence
from algorithm_register.website.tally import tally


@dataclass(frozen=True)
class Place:
    """Where and with how many processes a register answers."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2

    @property
    def address(self) -> str:
        """The address a person on this machine types; the name, because passkeys need one."""
        host = "localhost" if self.host in {"127.0.0.1", "0.0.0.0", "::1", "::"} else self.written  # noqa: S104
        return f"http://{host}:{self.port}"

    @property
    def written(self) -> str:
        """The host as an address holds it."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def is_local(self) -> bool:
        """Whether only this machine reaches it."""
        return self.host in {"localhost", "::1"} or self.host.startswith("127.")


def place(environment: Mapping[str, str] = os.environ) -> Place:
    """The place that PORT, REGISTER_BIND and REGISTER_WORKERS name; Misconfigured when one is no number."""
    return Place(
        host=environment.get("REGISTER_BIND") or Place.host,
        port=_number(environment, "PORT", Place.port, highest=65_535),
        workers=_number(environment, "REGISTER_WORKERS", Place.workers, highest=64),
    )


def welcome(name: str, where: Place, public: Sequence[str]) -> str:
    """What an operator reads when it answers: where, and under which names; `public` are REGISTER_HOSTS."""
    if public:
        how = f"answers as {', '.join(public)}, on {where.written}:{where.port}"
    elif where.is_local:
        how = f"answers at {where.address}"
    else:
        how = (
            f"answers at {where.address} only: it refuses what other machines ask (400) until REGISTER_HOSTS "
            "names it"
        )
    return f"{name} {how} (stop with Ctrl-C)."


def demand_free(where: Place) -> None:
    """Misconfigured, by the name of the setting to mend, when the address or the port cannot be had."""
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((where.host, where.port))
    except (OSError, TypeError, UnicodeError) as refused:  # all but OSError: no name can be written like this
        raise Misconfigured(_refusal(where, refused)) from refused


def prepare(work: Callable[[], None]) -> None:
    """Do the work in a child process, so that no connection or index is open here when gunicorn forks.

    Leaves with the child's exit code when the work is refused; the child has said why.
    """
    child = multiprocessing.get_context("fork").Process(target=_told, args=(work,))
    child.start()
    child.join()
    if child.exitcode:
        sys.exit(1)


def serve(where: Place) -> None:
    """Answer until the process is told to stop."""
    Server(where).run()


# How many objects more may be there before rings are looked for: some megabytes.
_MADE_BETWEEN = 20_000


class Server(BaseApplication):
    """gunicorn with our settings and nothing from the command line."""

    def __init__(self, where: Place) -> None:
        self.where = where
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"{self.where.written}:{self.where.port}",
            "workers": self.where.workers,
            "worker_class": "algorithm_register.operations.workers.FairWorker",
            # One that works and one that waits for the database; more of them only take turns.
            "threads": 2,
            "logger_class": PrivateLogger,
            "accesslog": "-",
            "access_log_format": ACCESS_FORMAT,
            "loglevel": "warning",
            "control_socket_disable": True,
            # No header of a visitor says that a request came by https: Django decides, by REGISTER_BEHIND_PROXY.
            "forwarded_allow_ips": "",
            # The site itself answers a query that is too long, in a sentence; a proxy before it has its own limit.
            "limit_request_line": 0,
            "post_worker_init": _warm,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


def _warm(_: object) -> None:
    """Do before the first visitor asks what that visitor, or every other one, would wait for."""
    tally()
    connections.close_all()
    _collect_seldom()


def _collect_seldom() -> None:
    """What is here by now stays: do not look through it again and again for objects that refer to each other in a ring.

    A page makes tens of thousands of objects and hardly any ring; looking for them took a tenth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE_BETWEEN)


def _told(work: Callable[[], None]) -> None:
    with told_in_a_sentence():
        work()


def _refusal(where: Place, refused: Exception) -> str:
    code = getattr(refused, "errno", None)
    reason = getattr(refused, "strerror", None) or refused
    if code not in {errno.EADDRINUSE, errno.EACCES}:
        return (
            f"REGISTER_BIND is {where.host!r}, and no register can answer there ({reason}). Write an address of "
            "this machine and nothing else: 127.0.0.1, or 0.0.0.0 for all of them."
        )
    state = "is in use" if code == errno.EADDRINUSE else f"cannot be had ({reason})"
    # The ports below 1024 are kept for the system, and 65535 is the last.
    another = where.port + 1 if 1024 <= where.port < 65_535 else Place.port
    return f"Port {where.port} on {where.host} {state}. Choose another: PORT={another}."


def _number(environment: Mapping[str, str], name: str, default: int, *, highest: int) -> int:
    written = environment.get(name) or str(default)
    if not (written.isascii() and written.isdigit() and 1 <= int(written) <= highest):
        raise Misconfigured(f"{name} is {written!r}. Write a whole number from 1 to {highest}.")
    return int(written)
