"""A page that a visitor has is sent again when it would say something else, and costs next to nothing if not."""

import fcntl
import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories import states

from algorithm_register.organisations.services import rename_organisation, set_profile
from algorithm_register.register import services

pytestmark = pytest.mark.django_db

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "algorithm_register"
THEMES = PACKAGE / "ui" / "themes"
SLUG = "scanautos-voor-parkeercontrole"
NUMBER = "19357241"
BELOW = f"/nl/algoritme/gm9901/{NUMBER}"
PAGES = {
    "home": "/nl",
    "home in English": "/en",
    "everything": "/nl/algoritme",
    "results": "/nl/algoritme?q=kentekens",
    "filtered results": "/nl/algoritme?thema=Verkeer",
    "nothing found": "/nl/algoritme?q=zzyzx",
    "all organisations to filter by": "/nl/algoritme/organisaties",
    "a description": f"{BELOW}/{SLUG}",
    "a description in English": f"{BELOW}/{SLUG}".replace("/nl/", "/en/"),
    "a description in Frisian": f"{BELOW}/{SLUG}".replace("/nl/", "/fy/"),
    "editions": f"{BELOW}/edities",
    "an older edition": f"{BELOW}/edities/1",
    "a comparison": f"{BELOW}/vergelijk?van=1&tot=2",
    "a comparison as data": f"{BELOW}/vergelijk.json?van=1&tot=2",
    "categories": "/nl/categorieen",
    "organisations": "/nl/organisatie",
    "organisations by name": "/nl/organisatie?q=noord",
    "changes": "/nl/wijzigingen",
    "the sitemap": "/sitemap.xml",
    "a part of the sitemap": "/sitemap-descriptions-1.xml",
    "an organisation": "/nl/organisatie/gm9901/gemeente-noorderhaaks",
    "suggestions": "/nl/suggesties?q=scan",
}
# What an answer without the page says of it all the same.
KEPT = ("ETag", "Cache-Control", "Vary", "Content-Language")
# A page that was not changed is known to be so after this many questions to the database.
MOST_QUERIES_OF_304 = 3


@pytest.fixture
def register() -> str:
    """One description with two editions and an English translation, and search level with it. Returns its number."""
    number = states.translated(NUMBER)
    states.publish(number, reason="De bewaartermijn is korter.", goal="<p>Foto’s blijven 48 uur.</p>")
    get("/nl/algoritme")
    get("/en/algoritme")
    return number


def get(address: str, tag: str = "", **headers: str):
    return Client().get(address, headers={**({"If-None-Match": tag} if tag else {}), **headers})


def is_still_right(address: str, had) -> bool:
    """Whether the visitor who asks again has, or gets, what the page says now."""
    again, now = get(address, had["ETag"]), get(address)
    assert again.status_code == 304 or again.content == now.content
    return bool(again.status_code != 304 or had.content == now.content)


def test_a_page_is_kept_by_who_asks_again_each_time(register):
    for name, address in PAGES.items():
        page = get(address)
        assert page.status_code == 200, name
        assert page["Cache-Control"] == "no-cache", name
        assert page["ETag"].startswith('W/"'), name
        assert page["Vary"] == "Accept-Encoding", name
        assert not page.cookies, name


def test_a_page_that_did_not_change_is_not_sent_again(register):
    for name, address in PAGES.items():
        page = get(address)
        again = get(address, page["ETag"])
        assert (again.status_code, again.content, again.get("Content-Length")) == (304, b"", None), name
        assert {each: again.get(each) for each in KEPT} == {each: page.get(each) for each in KEPT}, name


def test_to_know_that_nothing_changed_takes_next_to_nothing(register):
    for name, address in PAGES.items():
        tag = get(address)["ETag"]
        with CaptureQueriesContext(connection) as asked:
            assert get(address, tag).status_code == 304, name
        assert len(asked) <= MOST_QUERIES_OF_304, name


HAPPENINGS: dict[str, Callable[[str], object]] = {
    "another edition": lambda number: states.publish(number, name="Parkeerauto’s", reason="Andere naam."),
    "another description": lambda number: states.published(states.number_from("1111111"), name="Scanbomen"),
    "a confirmation": lambda number: services.confirm_description(number=number, by=states.EDITOR),
    "a withdrawal": lambda number: services.withdraw_description(
        number=number, reason="Gestopt.", by=states.EDITOR
    ),
    "a redaction": lambda number: services.redact_edition(
        number=number, edition=1, parts=["content/goal"], reason="Een naam.", by=states.EDITOR
    ),
    "a translation": lambda number: services.record_translation(
        number=number,
        edition=2,
        language="en",
        content={"name": "Scanning cars", "goal": "<p>Other.</p>"},
        origin="human",
        made_on=date(2026, 11, 20),
        by=states.EDITOR,
    ),
    "another profile of the organisation": lambda number: set_profile(
        code="gm9901",
        texts={"objection": {"nl": "Schrijf ons een brief."}, "about": {"nl": "Een gemeente aan zee."}},
        by=states.EDITOR,
    ),
    "a renamed organisation": lambda number: rename_organisation(
        code="gm9901", name="Gemeente Noord", on=date(2026, 1, 1), by=states.EDITOR
    ),
}


@pytest.mark.parametrize("happen", HAPPENINGS.values(), ids=HAPPENINGS.keys())
def test_whatever_happens_nobody_keeps_a_page_that_says_something_else(register, happen):
    had = {address: get(address) for address in PAGES.values()}
    happen(register)
    assert [address for address in PAGES.values() if not is_still_right(address, had[address])] == []


@pytest.mark.parametrize("happen", HAPPENINGS.values(), ids=HAPPENINGS.keys())
def test_a_page_made_from_an_index_that_was_behind_is_made_again(register, happen):
    with somebody_writing():
        happen(register)
        behind = {address: get(address) for address in PAGES.values()}
    had = {address: page for address, page in behind.items() if page.has_header("ETag")}
    assert [address for address, page in had.items() if not is_still_right(address, page)] == []


def test_a_backup_that_was_put_back_is_seen_although_it_is_as_long():
    states.published(NUMBER)
    with transaction.atomic():
        states.publish(NUMBER, reason="Verloren.", goal="<p>Verloren.</p>")
        had = {address: get(address) for address in PAGES.values()}
        transaction.set_rollback(True)
    states.publish(NUMBER, reason="Opnieuw.", goal="<p>Opnieuw.</p>")
    assert [
        address for address in PAGES.values() if get(address, had[address]["ETag"]).status_code == 304
    ] == []


@contextmanager
def somebody_writing() -> Iterator[None]:
    """While another process holds the right to write every index, so that no request can follow the ledger."""
    with ExitStack() as held:
        for language in ("nl", "en"):
            lock = Path(django_settings.REGISTER_DATA_DIR) / "search" / language / "lock"
            fcntl.flock(held.enter_context(lock.open("a")), fcntl.LOCK_EX)
        yield


@pytest.mark.parametrize(
    ("before", "after", "is_kept"),
    [
        ("2027-11-24 23:59", "2027-11-25 00:00", False),
        ("2027-11-24 22:59", "2027-11-24 23:01", True),  # midnight in Greenwich is nothing here
        ("2027-07-01 23:59", "2027-07-02 00:00", False),
    ],
)
def test_at_midnight_in_amsterdam_every_page_is_made_again(register, monkeypatch, before, after, is_kept):
    at(before, monkeypatch)
    had = {address: get(address) for address in PAGES.values()}
    at(after, monkeypatch)
    kept = {address for address, page in had.items() if get(address, page["ETag"]).status_code == 304}
    assert kept == (set(PAGES.values()) if is_kept else set())


def test_a_description_that_is_outdated_since_midnight_says_so_to_who_had_the_page(register, monkeypatch):
    in_force = timezone.localtime().date()
    at(f"{in_force + timedelta(days=365)} 23:59", monkeypatch)
    address = PAGES["a description"]
    page = get(address)
    assert "Actueel" in page.content.decode()
    at(f"{in_force + timedelta(days=366)} 00:01", monkeypatch)
    assert "Mogelijk verouderd" in get(address, page["ETag"]).content.decode()


def at(moment: str, monkeypatch) -> None:
    """Set the clock; a moment as the clocks in Amsterdam show it."""
    now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_another_theme_is_seen_at_once(register, settings):
    had = {address: get(address)["ETag"] for address in PAGES.values()}
    settings.REGISTER_THEME = THEMES / "noorderhaaks"
    for name, address in PAGES.items():
        is_left_out = name == "organisations"  # a register of one has no list: it leads to that one
        assert get(address, had[address]).status_code == (302 if is_left_out else 200), name


def test_another_name_of_the_register_is_seen_at_once(register, settings, tmp_path):
    shutil.copytree(THEMES / "register", tmp_path / "theme")
    settings.REGISTER_THEME = tmp_path / "theme"
    page = get("/nl")
    shutil.copytree(THEMES / "register", tmp_path / "renamed")
    words = tmp_path / "renamed" / "theme.yaml"
    words.write_text(words.read_text(encoding="utf-8").replace("name: Algoritmeregister", "name: Algoritmen"))
    settings.REGISTER_THEME = tmp_path / "renamed"
    again = get("/nl", page["ETag"])
    assert "Algoritmen</title>" in again.content.decode()


def test_each_language_and_host_has_a_tag_of_its_own(register):
    dutch, english = get("/nl"), get("/en")
    assert get("/en", dutch["ETag"]).status_code == 200
    assert get("/nl", english["ETag"]).status_code == 200
    elsewhere = Client().get("/nl", SERVER_NAME="localhost", headers={"If-None-Match": dutch["ETag"]})
    assert elsewhere.status_code == 200


@pytest.mark.parametrize(
    "headers", [{"HX-Request": "true"}, {"X-Requested-With": "fetch"}, {"Accept": "*/*"}]
)
def test_a_script_gets_the_page_that_anybody_gets(register, headers):
    """It takes from the whole page what it needs, so what a browser keeps of it is right for a visit too."""
    address = PAGES["filtered results"]
    page, asked = get(address), get(address, **headers)
    assert (asked.content, asked["ETag"], asked["Vary"]) == (page.content, page["ETag"], page["Vary"])


def test_a_new_release_is_seen_at_once(own_database, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("one database is enough to try a release on")
    served = partial(tag_of_home, own_database, tmp_path)
    before = served("release")
    assert served("release") == before
    home = tmp_path / "release" / "algorithm_register" / "website" / "templates" / "website" / "home.html"
    home.write_text(home.read_text(encoding="utf-8") + "<!-- new -->", encoding="utf-8")
    assert served("release") != before


def tag_of_home(database: str, folder: Path, name: str) -> str:
    """The tag that a copy of this package gives its home page, in a process of its own."""
    if not (folder / name).exists():
        shutil.copytree(PACKAGE, folder / name / "algorithm_register")
    script = (
        "import django; django.setup(); from django.test import Client;"
        "print(Client().get('/nl', SERVER_NAME='localhost')['ETag'])"
    )
    environment = os.environ | {
        "PYTHONPATH": str(folder / name),
        "DJANGO_SETTINGS_MODULE": "algorithm_register.config.settings.runtime",
        "DATABASE_URL": f"sqlite:///{database}",
        "REGISTER_DATA_DIR": str(folder / "data"),
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    )
    return done.stdout.strip()


def test_what_does_not_stand_at_an_address_has_no_tag_and_cannot_be_had(register):
    gone = states.withdrawn(states.number_from("1111111"))
    for address, status in [
        ("/nl/organisatie/xx0000", 404),
        (get(f"/id/algoritme/{gone}")["Location"], 410),
        (f"/nl/algoritme/{register}", 302),
    ]:
        answer = get(address, "*")
        assert (answer.status_code, answer["Cache-Control"]) == (status, "no-cache")
        assert not answer.has_header("ETag")
    assert get("/nl", "*").status_code == 200


def test_who_had_a_description_learns_that_it_is_gone(register):
    page = get(PAGES["a description"])
    services.withdraw_description(number=register, reason="Gestopt.", by=states.EDITOR)
    assert get(PAGES["a description"], page["ETag"]).status_code == 410
    services.restore_description(number=register, reason="Toch niet.", by=states.EDITOR)
    assert get(PAGES["a description"], page["ETag"]).status_code == 200


def test_one_of_several_tags_is_enough_and_need_not_be_marked_weak(register):
    tag = get("/nl")["ETag"]
    for asked in (f'"other", {tag}', tag.removeprefix("W/")):
        assert get("/nl", asked).status_code == 304
    assert get("/nl", '"other"').status_code == 200


def test_head_is_told_the_same_as_get(register):
    page = get("/nl")
    head = Client().head("/nl", headers={"If-None-Match": page["ETag"]})
    assert (head.status_code, head["ETag"]) == (304, page["ETag"])


def test_an_answer_that_says_nothing_about_keeping_is_kept_by_nobody(register):
    assert get("/nl/")["Cache-Control"] == "private, no-store"
    assert get("/healthz")["Cache-Control"] == "no-store"


def test_a_page_is_packed_for_who_can_unpack_it(register):
    plain, packed = get("/nl"), get("/nl", **{"Accept-Encoding": "br, gzip"})
    assert not plain.has_header("Content-Encoding")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)
    assert get("/nl", packed["ETag"]).status_code == 304
    refused = get("/nl", **{"Accept-Encoding": "gzip;q=0, br"})
    assert refused.content == plain.content


@pytest.mark.parametrize("question", ["thema=Verkeer", "q=kentekens", ""])
def test_a_list_is_never_older_than_its_validator_says(question):
    """Whenever somebody publishes while the list is made, the visitor who asks again sees it."""
    address = f"/nl/algoritme?{question}"
    newest = states.published(name="Versie 0 van de tekst")
    for moment in range(1, 40):
        name = f"Versie {moment} van de tekst"
        with at_question(moment, partial(states.publish, newest, name=name)) as happened:
            first = get(address)
        again = get(address, first["ETag"])
        seen = first if again.status_code == 304 else again
        if not happened:
            return
        assert name in seen.content.decode()
    raise AssertionError("a list asks the database more often than this test follows")


@contextmanager
def at_question(moment: int, happen: Callable[[], object]) -> Iterator[list[int]]:
    """Something happens just before the n-th question to the database; yields a list that is filled when it does."""
    asked = count(1)
    happened: list[int] = []

    def watch(execute, sql, parameters, many, context):
        if next(asked) == moment:
            happened.append(moment)
            happen()
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(watch):
        yield happened
