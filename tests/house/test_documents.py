"""The documents name only what is there: commands, tasks, settings, files and pages."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from tests.house.places import REPOSITORY, files

SETTING = re.compile(r"\bREGISTER_[A-Z][A-Z_]*[A-Z]\b")
READ_FROM_ENVIRONMENT = re.compile(
    r"""(?:environ(?:ment)?(?:\.get)?[\[(]\s*|flag\(|words\(|environment, )["']([A-Z_]+)["']"""
)
PAGES = [str(file.relative_to(REPOSITORY)) for file in files(".md")]


def text_of(page: str) -> str:
    return (REPOSITORY / page).read_text(encoding="utf-8")


def code_in(text: str) -> str:
    """What stands between backticks or in an indented block, one piece a line."""
    blocks = re.findall(r"(?m)^ {4,}(\S.*)$", text)
    return "\n".join(blocks + re.findall(r"`([^`\n]+)`", text))


def settings_read() -> set[str]:
    """The settings that code reads from the environment."""
    sources = [file for file in files(".py") if "house" not in file.parts]
    found = {
        name for file in sources for name in READ_FROM_ENVIRONMENT.findall(file.read_text(encoding="utf-8"))
    }
    return {name for name in found if name.startswith("REGISTER_") or name in {"DATABASE_URL", "PORT"}}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_only_tasks_of_the_makefile(page: str) -> None:
    tasks = set(re.findall(r"(?m)^([a-z-]+):", text_of("Makefile")))
    assert set(re.findall(r"\bmake ([a-z]+)\b", code_in(text_of(page)))) - tasks == set()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_only_commands_that_exist(page: str) -> None:
    named = set(re.findall(r"algorithm-register ([a-z_]+)", code_in(text_of(page))))
    assert named - get_commands().keys() - {"help"} == set()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_only_settings_that_are_read(page: str) -> None:
    assert set(SETTING.findall(text_of(page))) - settings_read() == set()


def test_every_setting_that_is_read_stands_in_the_reference() -> None:
    assert settings_read() - set(re.findall(r"`([A-Z_]+)`", text_of("docs/reference/settings.md"))) == set()


def test_every_command_of_ours_stands_in_the_reference() -> None:
    ours = {name for name, room in get_commands().items() if room.startswith("algorithm_register.")}
    assert ours
    assert (
        ours - set(re.findall(r"algorithm-register ([a-z_]+)", text_of("docs/reference/commands.md")))
        == set()
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text_of(page))
    missing = [
        link for link in links if "://" not in link and not (REPOSITORY / page).parent.joinpath(link).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    paths = re.findall(r"`((?:src|tests|tools|docs|styles|benchmarks|requirements)/[\w./-]*)`", text_of(page))
    assert [path for path in paths if not (REPOSITORY / path).exists()] == []


def test_every_page_of_the_documentation_is_in_its_index() -> None:
    index = text_of("docs/README.md")
    pages = (Path(page).relative_to("docs").as_posix() for page in PAGES if page.startswith("docs/"))
    assert [page for page in pages if page != "README.md" and f"({page})" not in index] == []
