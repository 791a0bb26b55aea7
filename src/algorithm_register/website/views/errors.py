"""The pages for what cannot be shown: each says what is wrong and what to do, and none needs the database."""

from django.http import HttpRequest, HttpResponse

from algorithm_register.website import addresses
from algorithm_register.website.answers import refused


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; where the address holds a number with a wrong check digit, it says that this number cannot exist."""
    return refused(request, 404, impossible_number=addresses.impossible_number(request.path))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request holds something that cannot be read."""
    return refused(request, 400)


def broken(request: HttpRequest) -> HttpResponse:
    """500: the mistake is ours."""
    return refused(request, 500)
