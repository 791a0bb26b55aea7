"""Every page speaks the language of its address, says what is in another one, and leads to itself in the others."""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from tests.factories import states

from algorithm_register.config.settings.base import PACKAGE
from algorithm_register.operations.sample.loading import load_sample
from algorithm_register.operations.sample.reading import sample_organisations
from algorithm_register.standards.loading import standard
from algorithm_register.website.addresses import PAGE_LANGUAGES

pytestmark = pytest.mark.django_db

SPOKEN = ("aria-label", "alt", "placeholder", "title", "data-none")
VOID = {"meta", "link", "input", "img", "br", "wbr", "source", "hr", "rect", "path", "use", "circle"}


class Said(HTMLParser):
    """What a page says in its own language: texts and spoken attributes, without what is marked as another one."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = dict(attrs)
        is_other = tag != "html" and "lang" in stated
        if tag not in VOID:
            self._open.append((tag, is_other))
        if not is_other and self._is_of_page():
            self.found += [text.strip() for name in SPOKEN if (text := stated.get(name))]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, text: str) -> None:
        if text.strip() and self._is_of_page():
            self.found.append(" ".join(text.split()))

    def _is_of_page(self) -> bool:
        return not any(is_other or tag in {"script", "style"} for tag, is_other in self._open)


def words_of(language: str) -> set[str]:
    """Every text of the house in a language, and the names of the standard's sections, fields and values."""
    file = PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"
    with file.open("rb") as opened:
        messages = [each for each in read_po(opened, locale=language) if each.id]
    texts = {text for each in messages for text in all_of(each.string)}
    return {text.strip() for text in texts if "%(" not in text} | names_of_standard(language)


def names_of_standard(language: str) -> set[str]:
    named = [section.label for section in standard().sections]
    for field in standard().fields.values():
        named += [field.label, *field.value_labels.values()]
    return {texts[language] for texts in named}


def english() -> set[str]:
    with (PACKAGE / "locale" / "nl" / "LC_MESSAGES" / "django.po").open("rb") as opened:
        messages = [each for each in read_po(opened, locale="nl") if each.id]
    return {text for each in messages for text in all_of(each.id)}


def all_of(text: str | Iterable[str] | None) -> Iterable[str]:
    """One text, or the singular and the plural."""
    return [text] if isinstance(text, str) else text or ()


def words_of_publishers() -> set[str]:
    """What the sample's descriptions say in Dutch, as far as it stands by itself: names, short texts, reasons."""
    found: set[str] = set()
    for body in sample_organisations():
        for each in body.descriptions:
            for edition in each.editions:
                found |= {str(edition.content.get(key, "")) for key in ("name", "description_short")}
                found.add(edition.reason)
            found |= {each.withdrawal, *(redaction.reason for redaction in each.redactions)}
    return {" ".join(text.split()) for text in found}


def words_of_translations(language: str) -> set[str]:
    """What the sample's translations into a language say: a name may be the same in two."""
    translations = (
        made for body in sample_organisations() for each in body.descriptions for made in each.translations
    )
    return {str(text) for made in translations if made.language == language for text in made.content.values()}


def addresses(language: str) -> Iterator[str]:
    """The pages of the sample register, of each kind one or more."""
    yield f"/{language}"
    for rest in (
        "algoritme",
        "algoritme?q=parkeren",
        "algoritme?q=zzyzx",
        "algoritme?thema=Verkeer&categorie=B",
    ):
        yield f"/{language}/{rest}"
    for rest in (
        "algoritme/organisaties",
        "organisatie",
        "organisatie?q=zzyzx",
        "bestaat-niet",
        "wijzigingen",
    ):
        yield f"/{language}/{rest}"
    yield f"/{language}/algoritme/gm9901/12345678"
    for body in sample_organisations():
        yield f"/{language}/organisatie/{body.code}"
        for each in body.descriptions:
            yield f"/{language}/algoritme/{body.code}/{each.number}"
            yield f"/{language}/algoritme/{body.code}/{each.number}/edities"
            yield f"/{language}/algoritme/{body.code}/{each.number}/edities/1"
            yield f"/{language}/algoritme/{body.code}/{each.number}/vergelijk"


@pytest.mark.parametrize("language", ["en", "fy"])
def test_no_page_holds_dutch_that_it_does_not_mark(client, language):
    load_sample()
    own = (english() if language == "en" else words_of("fy")) | names_of_standard(language)
    dutch = (words_of("nl") | words_of_publishers()) - own - words_of_translations(language)
    left = {
        text: address
        for address in addresses(language)
        for text in Said(client.get(address, follow=True).content.decode()).found
        if text in dutch
    }
    assert left == {}


@pytest.mark.parametrize(
    ("language", "written"),
    [("nl", "Sinds maart 2023"), ("en", "Since March 2023"), ("fy", "Sûnt maart 2023")],
)
def test_a_month_is_written_in_the_language_of_the_page(client, language, written):
    number = states.published()
    page = client.get(f"/{language}/algoritme/{number}", follow=True).content.decode()
    assert written in page


@pytest.mark.parametrize(
    "address", ["/nl", "/nl/algoritme?q=auto%27s+%26+zo&thema=Verkeer&page=2", "/nl/organisatie"]
)
def test_switching_language_keeps_page_question_filters_and_place(client, address):
    states.published()
    page = client.get(address).content.decode()
    for language, name in (("nl", "Nederlands"), ("en", "English"), ("fy", "Frysk")):
        there = address.replace("/nl", f"/{language}", 1).replace("&", "&amp;")
        current = ' aria-current="true"' if language == "nl" else ""
        link = f'href="{there}" hreflang="{language}" lang="{language}"{current}>'
        assert f'{link}<abbr title="{name}">' in page
        assert f"{link}{name}" in page


def test_switching_language_on_a_description_leads_straight_to_its_page(client):
    number = states.published()
    here = client.get(f"/nl/algoritme/{number}")["Location"]
    page = client.get(here).content.decode()
    for language in ("en", "fy"):
        there = here.replace("/nl/", f"/{language}/", 1)
        assert f'href="{there}" hreflang="{language}"' in page
        answer = client.get(there)
        assert answer.status_code == 200
        assert answer["Content-Language"] == language


def test_frisian_says_that_it_is_a_trial_on_every_page_and_in_the_switch(client):
    for address in ("/fy", "/fy/algoritme", "/fy/bestaat-niet"):
        page = client.get(address).content.decode()
        assert "Dizze siden yn it Frysk binne in proef." in page
    for address in ("/nl", "/en", "/fy"):
        assert 'FY</abbr> <span class="reg-lang__beta">bèta</span>' in client.get(address).content.decode()
    assert "in proef" not in client.get("/nl").content.decode()


def test_in_frisian_fields_have_frisian_names_dutch_explanations_and_texts_in_their_own_language(client):
    page = client.get(f"/fy/algoritme/{states.published()}", follow=True).content.decode()
    help_text = standard().field("goal").help["nl"].partition("?")[0]
    assert 'class="reg-field__name">Doel en ynfloed</h3>' in page
    assert f'class="reg-explain__body" lang="nl">{help_text}' in page
    text = "Met scanauto’s controleert de gemeente overal evenveel."
    assert text in page
    assert text not in Said(page).found
    assert "Ynfloedryk algoritme" in page


def test_in_dutch_nothing_is_marked_as_dutch(client):
    page = client.get(f"/nl/algoritme/{states.published()}", follow=True).content.decode()
    assert (
        page.count(' lang="nl"') == 3
    )  # of the page itself, and of its own link in the switch and below the page


def test_who_searches_in_frisian_is_answered_from_the_dutch_index(client):
    states.published()
    page = client.get("/fy/algoritme?q=parkeren").content.decode()
    assert "1 algoritme" in page
    assert "scanautos-voor-parkeercontrole" in page
    assert ">Ferkear<" in page


def test_every_language_that_pages_have_is_one_that_the_site_offers(settings):
    assert tuple(code for code, _ in settings.LANGUAGES) == PAGE_LANGUAGES
    assert {each.name for each in Path(PACKAGE / "locale").iterdir()} | {"en"} == set(PAGE_LANGUAGES)


@pytest.mark.parametrize(
    ("language", "themes"),
    [
        ("nl", ["Economie", "Internationaal", "Migratie en integratie"]),
        ("en", ["Care and health", "Economy", "Housing", "International"]),
        ("fy", ["Ferkear", "Iepenbiere oarder en feilichheid", "Ynternasjonaal", "Kultuer en rekreaasje"]),
    ],
)
def test_themes_stand_in_the_order_of_the_language(client, language, themes):
    states.published()
    page = client.get(f"/{language}").content.decode()
    places = [page.index(f">{theme}<") for theme in themes]
    assert places == sorted(places)


def test_names_of_organisations_stand_where_a_reader_looks_for_them(client):
    named = [
        "Gemeente Één",
        "Gemeente Ermelo",
        "Gemeente Ĳsselrade",
        "Gemeente Ilpenhaven",
        "Gemeente ’s-Grevenbos",
    ]
    for place, name in enumerate(reversed(named)):
        states.published(states.number_from(f"193572{place + 1}"), organisation=(f"gm99{place + 50}", name))
    page = client.get("/nl/algoritme/organisaties").content.decode()
    places = [page.index(f">{name}</span>") for name in named]
    assert places == sorted(places)
