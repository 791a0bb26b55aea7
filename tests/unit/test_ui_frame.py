"""The frame around every page: languages, paging, and what is not there."""

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from algorithm_register.ui import context, paging


def page(address: str, content: str = "", language: str = "nl") -> str:
    source = '{% extends "register/base.html" %}{% load ui %}{% block content %}' + content + "{% endblock %}"
    with translation.override(language):
        return engines["django"].from_string(source).render({}, RequestFactory().get(address))


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [
        ("/nl", "/en"),
        ("/nl/algoritme?q=a%26b&page=2", "/en/algoritme?q=a%26b&page=2"),
        ("/nl?x=/nl/", "/en?x=/nl/"),
        ("/nowhere/nl/x", "/en"),
        ("/", "/en"),
        ("/nl//host/x", "/en//host/x"),
    ],
)
def test_the_same_page_is_offered_in_the_other_language(address, elsewhere):
    assert context.same_page_in("en", address) == elsewhere


def test_a_page_says_its_language_and_where_the_reader_is():
    markup = page("/en/organisatie", language="en")
    assert '<html lang="en"' in markup
    assert 'href="/en/organisatie" aria-current="true"' in markup
    assert 'hreflang="en" lang="en" aria-current="true"' in markup


def test_the_address_of_a_page_cannot_break_out_of_a_link():
    assert '"><script' not in page('/nl/algoritme?q="><script>')


def test_paging_shows_the_ends_and_what_is_around_this_page():
    links = paging.page_links("/nl/algoritme?q=x&page=6", 6, 20)
    assert [link.page for link in links] == [1, 0, 4, 5, 6, 7, 8, 0, 20]
    assert [link.page for link in links if link.is_current] == [6]


def test_another_page_keeps_the_question_and_the_first_needs_no_number():
    assert paging.on_page("/nl/algoritme?q=a%26b&page=3", 2) == "/nl/algoritme?q=a%26b&page=2"
    assert paging.on_page("/nl/algoritme?page=2", 1) == "/nl/algoritme"


def test_a_list_of_one_page_has_no_paging():
    assert "reg-paging" not in page("/nl/algoritme", "{% paging_links 1 1 %}")


def test_the_last_page_has_no_next():
    assert 'rel="next"' in page("/nl/algoritme", "{% paging_links 1 2 %}")
    assert 'rel="next"' not in page("/nl/algoritme?page=2", "{% paging_links 2 2 %}")
