"""The pages for what cannot be shown need no database: none of these tests is allowed one."""

import pytest
from django.test import RequestFactory

from algorithm_register.website.views import errors


@pytest.mark.parametrize(
    ("show", "status", "nl", "en"),
    [
        (errors.not_found, 404, "Pagina niet gevonden", "Page not found"),
        (errors.bad_request, 400, "Deze vraag is niet te lezen", "This question cannot be read"),
        (errors.broken, 500, "Er ging iets mis", "Something went wrong"),
    ],
)
def test_each_says_what_is_wrong_in_the_language_of_the_address(show, status, nl, en):
    for address, words in (("/nl/nergens", nl), ("/en/nergens", en), ("/nergens", nl)):
        answer = show(RequestFactory().get(address))
        assert answer.status_code == status
        assert words in answer.content.decode()


def test_an_address_without_a_language_answers_in_the_one_the_browser_asks_for():
    answer = errors.not_found(RequestFactory().get("/nergens", headers={"Accept-Language": "en"}))
    assert "Page not found" in answer.content.decode()
    assert answer["Content-Language"] == "en"
