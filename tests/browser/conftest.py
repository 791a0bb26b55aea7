"""What browser tests may ask for: a served sample register, a Chromium, and axe."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BUILD = (sys.executable, "-m", "styles.build")

# Chromium talks to our own server only, and to nobody about itself.
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS_TO_START = 120
# What is waited for comes at once, or on a busy machine somewhat later.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a sample register, made and served as `make demo` does, in a process of its own."""
    with _served(tmp_path_factory.mktemp("register")) as address:
        yield address


@pytest.fixture(scope="session")
def site_of_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the register of one organisation, in its own theme."""
    with _served(tmp_path_factory.mktemp("noorderhaaks"), REGISTER_THEME="noorderhaaks") as address:
        yield address


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[str]]:
    """Serves what lies in a folder's `data`, with settings of its own, until the block ends; gives the address."""
    return lambda folder, **settings: _served(folder, "serve", **settings)


@contextmanager
def _served(folder: Path, command: str = "demo", **settings: str) -> Iterator[str]:
    # Built before it is served: a server keeps to the files as they were when it started.
    subprocess.run(BUILD, check=True, capture_output=True, cwd=ROOT)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    environment = os.environ | {
        "REGISTER_DATA_DIR": str(folder / "data"),
        "PORT": str(port),
        "REGISTER_WORKERS": "1",
        **settings,
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment.pop("DATABASE_URL", None)
    log = folder / "server.log"
    with log.open("wb") as written:
        server = subprocess.Popen(
            [sys.executable, "-m", "algorithm_register", command],
            cwd=folder,
            env=environment,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://localhost:{port}"
        _wait_for(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A Chromium. It lives as long as one module: its event loop would be in the way of tests on a database."""
    with sync_playwright() as playwright:
        path = _chromium_path(playwright.chromium.executable_path)
        if not path:
            pytest.skip(
                "there is no Chromium here, so no page was tried in a browser: install Debian's chromium"
            )
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def checkers() -> Path:
    """The folder with axe and the HTML checker, fetched when they are not there yet."""
    fetched = subprocess.run([*BUILD, "--checks"], capture_output=True, cwd=ROOT)
    if fetched.returncode:
        pytest.skip(
            "axe and the HTML checker could not be fetched with npm, so no page was checked with them"
        )
    return ROOT / "node_modules"


@pytest.fixture(scope="session")
def axe(checkers: Path) -> str:
    """The script of axe, for a page to run."""
    return (checkers / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def _chromium_path(of_playwright: str) -> str:
    given = os.environ.get("REGISTER_TEST_CHROMIUM", "")
    on_path = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    candidates = (given, *(path for path in on_path if path), of_playwright)
    return next((path for path in candidates if path and Path(path).exists()), "")


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The sample register did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture
def window(chromium: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in a window of its own, with settings of Chromium; closed when the test is done."""
    contexts = []

    def open_(address: str, **settings: Any) -> Page:
        context = chromium.new_context(reduced_motion="reduce", **settings)
        contexts.append(context)
        page = context.new_page()
        page.goto(site + address)
        return page

    yield open_
    for context in contexts:
        context.close()
