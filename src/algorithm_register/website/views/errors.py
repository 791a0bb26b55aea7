"""The pages for what cannot be shown: each says what is wrong and what to do, and none needs the database."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language_from_request

from algorithm_register.website import addresses
from algorithm_register.website.answers import shown


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; where the address holds a number with a wrong check digit, it says that this number cannot exist."""
    return _error(request, "404", 404, impossible_number=addresses.impossible_number(request.path))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request holds something that cannot be read."""
    return _error(request, "400", 400)


def broken(request: HttpRequest) -> HttpResponse:
    """500: the mistake is ours."""
    return _error(request, "500", 500)


def _error(request: HttpRequest, template: str, status: int, **context: str) -> HttpResponse:
    asked = addresses.language_of(request.path) or get_language_from_request(request)
    language = asked if asked in addresses.PAGE_LANGUAGES else addresses.PAGE_LANGUAGES[0]
    with translation.override(language):
        response = shown(
            request,
            template,
            {
                **context,
                "home_href": addresses.home(language),
                "search_href": addresses.search(language),
                "organisations_href": addresses.organisations(language),
            },
            status=status,
        )
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "no-cache"
    return response
