"""Runs every check that needs no test, all of them even when one fails, and says which failed."""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS: dict[str, list[str | Path]] = {
    "form": [BIN / "ruff", "format", "--check", "--quiet"],
    "lint": [BIN / "ruff", "check", "--quiet"],
    "types": [BIN / "mypy", "src", "tests", "tools", "benchmarks", "styles", "words"],
    "import rules": [BIN / "lint-imports"],
    "migrations": [BIN / "algorithm-register", "makemigrations", "--check", "--dry-run"],
}
ENVIRONMENT = os.environ | {"DJANGO_SETTINGS_MODULE": "algorithm_register.config.settings.test"}


def passes(name: str, command: list[str | Path]) -> bool:
    """Whether the check passes; what it printed is shown only when it does not."""
    done = subprocess.run(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    print(f"{name}: {'passed' if done.returncode == 0 else 'FAILED'}", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def main() -> int:
    """Exit code 0 when every check passed."""
    results = [passes(name, command) for name, command in CHECKS.items()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
