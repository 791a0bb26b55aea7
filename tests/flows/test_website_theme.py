"""A register wears the theme that its settings name: its words, mark and colours on every page, in each language."""

import shutil
import struct
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from tests.factories import states

from algorithm_register.config.settings.base import PACKAGE
from algorithm_register.config.settings.environment import theme as named
from algorithm_register.kernel.errors import Malformed, Misconfigured
from algorithm_register.ui.theme import theme_in
from algorithm_register.website.tally import tally

THEMES = PACKAGE / "ui" / "themes"
BUILT = PACKAGE / "ui" / "static" / "register" / "built" / "register.css"
PAGES = ["/nl", "/nl/algoritme", "/nl/organisatie", "/nl/bestaat-niet"]


@pytest.fixture
def noorderhaaks(settings):
    settings.REGISTER_THEME = THEMES / "noorderhaaks"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A theme of an operator's own, in a folder outside the package."""
    folder = tmp_path / "ours"
    shutil.copytree(THEMES / "noorderhaaks", folder)
    return folder


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_a_reader_sees_on_every_page_whose_register_it_is(client, noorderhaaks, address):
    page = client.get(address).content.decode()
    assert "van de gemeente Noorderhaaks" in page
    assert "Algoritmeregister van de gemeente Noorderhaaks</title>" in page
    assert "Dit register is van de gemeente Noorderhaaks." in page
    assert 'href="https://noorderhaaks.example/algoritmes"' in page
    assert "van Nederlandse overheden" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("nl", "Welke algoritmes gebruikt de gemeente Noorderhaaks?"),
        ("en", "Which algorithms does the municipality of Noorderhaaks use?"),
        ("fy", "Hokker algoritmen brûkt de gemeente Noorderhaaks?"),
    ],
)
def test_the_home_page_asks_the_question_of_the_theme(client, noorderhaaks, language, question):
    page = client.get(f"/{language}").content.decode()
    assert f">{question}</h1>" in page
    assert f'content="{question}"' in page


@pytest.mark.django_db
def test_in_the_register_of_one_nobody_is_asked_which_organisation(client, noorderhaaks):
    states.published(name="Kentekens in de garage")
    found = client.get("/nl/algoritme?q=kentekens").content.decode()
    assert 'id="filter-status"' in found
    assert 'id="filter-organisatie"' not in found
    assert 'id="filter-soort"' not in found
    nothing = client.get("/nl/algoritme?q=zeppelin").content.decode()
    assert "alle organisaties" not in nothing


@pytest.mark.django_db
def test_in_the_register_of_all_they_are(client):
    states.published(name="Kentekens in de garage")
    found = client.get("/nl/algoritme?q=kentekens").content.decode()
    assert 'id="filter-organisatie"' in found
    assert 'id="filter-soort"' in found
    assert "alle organisaties" in client.get("/nl/algoritme?q=zeppelin").content.decode()


@pytest.mark.django_db
def test_without_a_setting_it_is_the_register_of_all(client):
    page = client.get("/nl").content.decode()
    assert "van Nederlandse overheden" in page
    assert "tokens.css" not in page


@pytest.mark.django_db
def test_mark_and_colours_are_served_for_good_under_the_digest_of_the_theme(client, noorderhaaks):
    worn = theme_in(THEMES / "noorderhaaks")
    page = client.get("/nl").content.decode()
    for name, kind in (("mark.svg", "image/svg+xml"), ("tokens.css", "text/css; charset=utf-8")):
        assert worn.address(name) in page
        answer = client.get(worn.address(name))
        assert answer["Content-Type"] == kind
        assert "immutable" in answer["Cache-Control"]
        assert answer.content == (THEMES / "noorderhaaks" / name).read_bytes()


@pytest.mark.django_db
@pytest.mark.parametrize("worn", ["register", "noorderhaaks"])
def test_a_telephone_gets_an_icon_and_other_sites_a_picture_of_the_theme(client, settings, worn):
    settings.REGISTER_THEME = THEMES / worn
    page, pictures = client.get("/nl").content.decode(), theme_in(THEMES / worn)
    assert f'<link rel="apple-touch-icon" href="{pictures.address("icon-180.png")}">' in page
    shared = pictures.address("card.png")
    assert f'<meta property="og:image" content="http://testserver{shared}">' in page
    for name, size in (("icon-180.png", (180, 180)), ("card.png", (1200, 630))):
        answer = client.get(pictures.address(name))
        assert answer["Content-Type"] == "image/png"
        assert (answer.content[1:4], struct.unpack(">II", answer.content[16:24])) == (b"PNG", size)
        assert len(answer.content) < 20_000


@pytest.mark.django_db
def test_a_theme_without_pictures_names_none(client, settings, own):
    for name in ("icon-180.png", "card.png"):
        (own / name).unlink()
    settings.REGISTER_THEME = own
    page = client.get("/nl").content.decode()
    assert "apple-touch-icon" not in page
    assert "og:image" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("worn", "light", "dark"), [("register", "#fff", "#0f1a20"), ("noorderhaaks", "#fff", "#17121c")]
)
def test_what_a_browser_draws_around_a_page_has_the_colour_of_its_paper(client, settings, worn, light, dark):
    if not BUILT.exists():
        pytest.skip("the styles were never built here, so the colours are not known: run make styles")
    settings.REGISTER_THEME = THEMES / worn
    page = client.get("/nl").content.decode()
    for scheme, colour in (("light", light), ("dark", dark)):
        media = f"(prefers-color-scheme: {scheme})"
        assert f'<meta name="theme-color" content="{colour}" media="{media}">' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["theme.yaml", "nothing.css", "..%2Fregister%2Fmark.svg", "%2e%2e", "tokens.css%00"]
)
def test_nothing_else_of_the_folder_is_served(client, noorderhaaks, name):
    digest = theme_in(THEMES / "noorderhaaks").digest
    assert client.get(f"/thema/{digest}/{name}").status_code == 404


@pytest.mark.django_db
def test_the_file_of_another_theme_is_not_found(client, noorderhaaks):
    assert client.get(theme_in(THEMES / "register").address("mark.svg")).status_code == 404


@pytest.mark.django_db
def test_a_page_that_a_browser_kept_is_fetched_anew_in_another_theme(client, settings):
    states.published()
    tag = client.get("/nl")["ETag"]
    assert client.get("/nl", headers={"If-None-Match": tag}).status_code == 304
    settings.REGISTER_THEME = THEMES / "noorderhaaks"
    answer = client.get("/nl", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer["ETag"] != tag


@pytest.mark.django_db
def test_words_that_a_theme_has_not_in_frisian_stand_in_dutch_and_say_so(client, settings, own):
    text = (own / "theme.yaml").read_text(encoding="utf-8")
    (own / "theme.yaml").write_text(text.partition("fy:")[0], encoding="utf-8")
    settings.REGISTER_THEME = own
    assert '<h1 class="reg-hero__title" lang="nl">Welke' in client.get("/fy").content.decode()


def test_a_theme_is_named_or_lies_in_a_folder(monkeypatch, own):
    assert named(THEMES) == THEMES / "register"
    monkeypatch.setenv("REGISTER_THEME", "noorderhaaks")
    assert named(THEMES) == THEMES / "noorderhaaks"
    monkeypatch.setenv("REGISTER_THEME", str(own))
    assert named(THEMES) == own


@pytest.mark.parametrize("written", ["duinveste", "../themes", "/", "/bestaat/niet", "register/.."])
def test_a_theme_that_is_not_there_is_told_with_those_that_are(monkeypatch, written):
    monkeypatch.setenv("REGISTER_THEME", written)
    with pytest.raises(Misconfigured, match="noorderhaaks, register") as told:
        named(THEMES)
    assert written in str(told.value)


@pytest.mark.parametrize(
    ("written", "read", "told"),
    [
        ("  line: van", "  lijn: van", "'lijn' is not known here"),
        ("en:\n", "de:\n", "'de' is not known here"),
        ("  question: Welke algoritmes gebruikt de gemeente Noorderhaaks?\n", "", "'question' is missing"),
        ("organisation: gm9901", "organisation: [gm9901]", "Here text is needed"),
    ],
)
def test_a_theme_that_is_not_right_is_refused_with_line_and_remedy(own, written, read, told):
    text = (own / "theme.yaml").read_text(encoding="utf-8")
    assert written in text
    (own / "theme.yaml").write_text(text.replace(written, read, 1), encoding="utf-8")
    with pytest.raises(Malformed, match=r"theme\.yaml, line \d+") as caught:
        theme_in(own)
    assert told in str(caught.value)


def test_a_theme_without_a_mark_is_refused_before_anything_is_served(settings, own):
    (own / "mark.svg").unlink()
    settings.REGISTER_THEME = own
    with pytest.raises(SystemCheckError, match=r"The theme has no mark\.svg"):
        call_command("check")


@pytest.mark.parametrize(
    ("block", "grey", "scheme"),
    [
        (".register-theme", "#b9b9b9", "light"),
        ('.register-theme:not([data-scheme="light"])', "#444", "dark"),
    ],
)
def test_colours_that_cannot_be_told_apart_are_named_with_their_scheme(
    settings, own, capsys, block, grey, scheme
):
    if not BUILT.exists():
        pytest.skip(
            "the styles were never built here, so there are no colours to compare with: run make styles"
        )
    settings.REGISTER_THEME = own
    call_command("check")
    assert "contrast" not in capsys.readouterr().err
    with (own / "tokens.css").open("a", encoding="utf-8") as tokens:
        tokens.write(f"{block} {{ --basis-color-action-1-color-default: {grey} }}")
    theme_in.cache_clear()
    call_command("check")
    said = capsys.readouterr().err
    assert f"In the {scheme} scheme of the theme, --basis-color-action-1-color-default on" in said
    assert "readers need 4.5" in said


def test_a_file_that_cannot_be_read_is_told_by_its_name(settings, own):
    (own / "icon.svg").unlink()
    (own / "icon.svg").mkdir()
    settings.REGISTER_THEME = own
    with pytest.raises(SystemCheckError, match=r"icon\.svg"):
        call_command("check")


@pytest.mark.django_db
def test_the_sample_of_a_register_of_one_organisation_holds_what_that_one_describes(noorderhaaks, capsys):
    call_command("load_sample")
    assert "of one organisation" in capsys.readouterr().out
    assert {each.organisation for each in tally()} == {"gm9901"}
