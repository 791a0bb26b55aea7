"""Judges the main pages with Lighthouse, on a phone as it imagines one: the median of three visits.

    python -m tools.lighthouse.run

Serves the sample register itself. Fails where a page has less than 95 of 100 for speed, access, practice or being
found.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from tools import node_packages, run_tests

from algorithm_register.operations.sample.reading import sample_organisations

FOLDER = Path(__file__).parent
LIGHTHOUSE = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
KINDS = ("performance", "accessibility", "best-practices", "seo")
ENOUGH = 95
VISITS = 3
SECONDS_TO_START = 120
CHROMIUM = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
)

Scores = Mapping[str, int]


def main() -> int:
    """Exit code 0 when every page has enough, or when nothing here can visit one; that is said."""
    chromium, obstacle = run_tests.chromium()
    if obstacle:
        print(f"Lighthouse was not run: {obstacle}")
        return 0
    node_packages.ensure(folder=FOLDER)
    with served() as site:
        judged = {name: judge(final(site + path), chromium) for name, path in pages().items()}
    enough = [told(name, of_page) for name, of_page in judged.items()]
    return 0 if all(enough) else 1


def pages() -> dict[str, str]:
    """The pages that are judged; the description is the first of the sample register with several editions."""
    number = next(
        each.number
        for body in sample_organisations()
        for each in body.descriptions
        if len(each.editions) > 1 and not each.withdrawal
    )
    return {
        "home": "/nl",
        "search": "/nl/algoritme",
        "description": f"/id/algoritme/{number}",
        "comparison": f"/nl/algoritme/{number}/vergelijk",
    }


def judge(address: str, chromium: str) -> Scores:
    """The median score of each kind over some visits."""
    visits = [scores(visit(address, chromium)) for _ in range(VISITS)]
    return {kind: int(median(each[kind] for each in visits)) for kind in KINDS}


def visit(address: str, chromium: str) -> Any:
    """What Lighthouse reports of one visit. It tells nobody about it."""
    node, _ = node_packages.tools()
    command = [node, str(LIGHTHOUSE), address, "--quiet", "--output=json", "--no-enable-error-reporting"]
    options = [f"--chrome-flags={CHROMIUM}", f"--only-categories={','.join(KINDS)}"]
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run([*command, *options], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"Lighthouse could not visit {address}:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def scores(report: Any) -> Scores:
    """What a report gives for each kind, of 100; what costs a page points is printed."""
    for kind in KINDS:
        for each in report["categories"][kind]["auditRefs"]:
            found = report["audits"][each["id"]]
            if each["weight"] and found["score"] is not None and found["score"] < 0.9:
                print(f"  {kind}: {found['title']} {found.get('displayValue', '')}", file=sys.stderr)
    return {kind: round(100 * (report["categories"][kind]["score"] or 0)) for kind in KINDS}


def told(name: str, judged: Scores) -> bool:
    """Print the scores of a page; whether they are enough."""
    is_enough = min(judged.values()) >= ENOUGH
    told = "  ".join(f"{kind} {score}" for kind, score in judged.items())
    print(f"{'ok ' if is_enough else 'LOW'}  {name:<12} {told}", flush=True)
    return is_enough


def final(address: str) -> str:
    """The address that one leads to: Lighthouse takes the way there for slowness."""
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
        return str(answer.url)


@contextmanager
def served() -> Iterator[str]:
    """The address of a sample register in a process and a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        taken.close()
        environment = os.environ | {"REGISTER_DATA_DIR": folder, "PORT": str(port)}
        command = [sys.executable, "-m", "algorithm_register", "demo"]
        server = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(f"http://localhost:{port}", server)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(site: str, server: "subprocess.Popen[bytes]") -> None:
    """Return when the site answers; leave when it does not."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{site}/healthz", timeout=5).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    sys.exit("The sample register did not start: see what `make demo` says.")


if __name__ == "__main__":
    sys.exit(main())
