"""A reader learns what a category means, on a page that every mention of one leads to."""

import html
import re

import pytest
from django.test import Client
from tests.factories import states

from algorithm_register.ui.signs import CATEGORIES
from algorithm_register.website.addresses import PAGE_LANGUAGES
from algorithm_register.website.explaining.categories import explanation

pytestmark = pytest.mark.django_db

PAGE = "/nl/categorieen"


def page_of(address: str) -> str:
    answer = Client().get(address, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_each_category_is_explained_the_heaviest_first():
    assert list(explanation().categories) == list(CATEGORIES)
    read = words(page_of(PAGE))
    places = [
        read.index(each)
        for each in (
            "Hoog-risico AI-systeem Categorie A De Europese AI-verordening",
            "Impactvol algoritme Categorie B De zwaarste Europese regels gelden niet",
            "Overig algoritme Categorie C Dit algoritme helpt",
            "Wie kiest de categorie?",
        )
    ]
    assert places == sorted(places)


def test_each_category_leads_to_the_algorithms_that_have_it():
    states.published()
    page = page_of(PAGE)
    assert '<a class="nl-link" href="/nl/algoritme?categorie=B">1 algoritme in deze categorie</a>' in page
    assert words(page).count("Nu geen algoritme in deze categorie") == 2


def test_the_page_stands_in_every_language_and_says_where_it_is_in_dutch():
    assert "Who chooses the category?" in page_of("/en/categorieen")
    frisian = page_of("/fy/categorieen")
    assert "Oer de kategoryen</h1>" in frisian
    assert "Wa kiest de kategory?" in frisian
    assert '<p class="reg-row__text" lang="nl">De Europese AI-verordening' in frisian
    for language in PAGE_LANGUAGES:
        assert f'hreflang="{language}" href="http://testserver/{language}/categorieen"' in frisian


def test_who_has_the_page_gets_it_again_when_the_counts_are_others():
    tag = Client().get(PAGE)["ETag"]
    assert Client().get(PAGE, headers={"If-None-Match": tag}).status_code == 304
    states.published()
    assert Client().get(PAGE, headers={"If-None-Match": tag}).status_code == 200


def test_every_mention_of_a_category_leads_to_its_explanation():
    number = states.published()
    assert f'href="{PAGE}#b"' in page_of(f"/nl/algoritme/{number}")
    assert f'href="{PAGE}#b"' in page_of("/nl/organisatie/gm9901")
    assert page_of("/nl").count(f'href="{PAGE}"') == 2  # below the picture, and in the foot
    assert f"{PAGE}</loc>" in page_of("/sitemap-pages.xml")


def test_where_no_category_stands_the_explanation_is_still_near():
    number = states.imported(publication_category=None)
    assert f'href="{PAGE}"' in page_of(f"/nl/algoritme/{number}").split("<footer")[0]
