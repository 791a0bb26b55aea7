"""The built package carries all that a register needs: styles, translations, templates and data."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.house.places import REPOSITORY

NEEDED = [
    "ui/static/register/built/register.css",
    "ui/static/register/built/register.css.br",
    "ui/static/register/built/filters.js",
    "ui/static/register/built/source-sans-3.woff2",
    "ui/themes/register/theme.yaml",
    "ui/themes/noorderhaaks/tokens.css",
    "search/language/built/words-nl.trie",
    "search/language/built/licence-nl.txt",
    "locale/nl/LC_MESSAGES/django.mo",
    "standards/definitions/1.0.yaml",
    "organisations/data/public-bodies.csv",
    "py.typed",
]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel that is built from a copy, so that nothing left by an earlier build gets in."""
    copy = tmp_path_factory.mktemp("copy")
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / file, copy)
    for folder in ("src", "requirements"):
        shutil.copytree(REPOSITORY / folder, copy / folder, ignore=shutil.ignore_patterns("*.egg-info"))
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(copy), str(copy)], check=True)
    (wheel,) = copy.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.proof
@pytest.mark.parametrize("needed", NEEDED)
def test_the_package_carries(names: set[str], needed: str) -> None:
    assert f"algorithm_register/{needed}" in names


@pytest.mark.proof
def test_the_package_carries_every_file_of_the_source(names: set[str]) -> None:
    source = REPOSITORY / "src"
    kept = {str(path.relative_to(source)) for path in source.rglob("*") if path.is_file() and is_kept(path)}
    assert kept - names == set()


def is_kept(path: Path) -> bool:
    return "__pycache__" not in path.parts and ".egg-info" not in str(path) and not path.name.startswith(".")
