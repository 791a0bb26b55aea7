"""A register that serves in processes of its own, as an operator starts it, and clients that ask it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 120
# A process that works less than this in a second, in seconds, does nothing to speak of.
_RESTING = 0.05


@dataclass(frozen=True)
class Served:
    """Where it answers, and the process that started it."""

    port: int
    process: int

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text(encoding="ascii")
        return [int(child) for child in children.split()]

    def settle(self) -> None:
        """Wait until every worker rests: the first one that is ready would take all that ask meanwhile."""
        end, before = time.monotonic() + _PATIENCE, -1.0
        while time.monotonic() < end:
            worked = sum(map(_worked, self.workers))
            if worked - before < _RESTING:
                return
            before = worked
            time.sleep(1)


@contextmanager
def served(folder: Path, *, workers: int) -> Iterator[Served]:
    """Serve the register in this folder on a free port until the block ends."""
    port = free_port()
    environment = {
        "REGISTER_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "algorithm_register.config.settings.runtime",
        "REGISTER_WORKERS": str(workers),
        "PORT": str(port),
    }
    command = [str(Path(sys.executable).with_name("algorithm-register")), "serve"]
    with running(command, environment, port) as process:
        yield Served(port, process)


@contextmanager
def running(command: list[str], environment: Mapping[str, str], port: int) -> Iterator[int]:
    """Run a server until the block ends; gives its process once it answers on the port."""
    started = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await(port, started)
        yield started.pid
    finally:
        started.send_signal(signal.SIGTERM)
        try:
            started.wait(20)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


class Client:
    """One visitor who keeps the connection open."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, target: str) -> tuple[int, bytes]:
        """Status and body of an address."""
        self._connection.request("GET", target, headers={"Host": "localhost"})
        response = self._connection.getresponse()
        return response.status, response.read()

    def demand(self, target: str) -> bytes:
        """The body of an address that must be there."""
        status, body = self.get(target)
        if status != 200:
            raise RuntimeError(f"{target} is answered with {status}")
        return body

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _worked(process: int) -> float:
    """How long a process has worked, in seconds."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _await(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until something accepts connections there."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode} before it answered")
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args!r} did not answer within {_PATIENCE} seconds")
