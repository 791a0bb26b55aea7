"""The doors: `/` and the permanent identifiers, which lead to a page in the language that the visitor asks for."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.organisations import selectors as directory
from algorithm_register.register import selectors as register
from algorithm_register.website import addresses


class SeeOther(HttpResponseRedirect):
    """The identifier names a thing; the page about it is elsewhere."""

    status_code = 303


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """To the home page in the visitor's language, which is remembered nowhere."""
    return _varied(HttpResponseRedirect(addresses.home(_asked_language(request))))


@require_safe
def front_of_language(request: HttpRequest, language: str) -> HttpResponse:
    """A home page carries no final slash."""
    return HttpResponseRedirect(addresses.home(language))


@require_safe
def description(request: HttpRequest, number: str) -> HttpResponse:
    """A description: to its page, also when it was withdrawn."""
    try:
        record = register.published_record(number)
    except NotKnown as unknown:
        raise Http404 from unknown
    language = _asked_language(request)
    return _varied(SeeOther(addresses.description(language, record.organisation_code, number, record.slug)))


@require_safe
def edition(request: HttpRequest, number: str, n: int) -> HttpResponse:
    """One edition of a description."""
    try:
        record = register.edition_record(number, n)
    except NotKnown as unknown:
        raise Http404 from unknown
    return _varied(SeeOther(addresses.edition(_asked_language(request), record.organisation_code, number, n)))


@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """An organisation."""
    try:
        found = directory.organisation(code)
    except NotKnown as unknown:
        raise Http404 from unknown
    return _varied(SeeOther(addresses.organisation(_asked_language(request), code, found.name)))


def _asked_language(request: HttpRequest) -> str:
    asked = get_language_from_request(request)
    return asked if asked in addresses.PAGE_LANGUAGES else addresses.PAGE_LANGUAGES[0]


def _varied(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ("Accept-Language",))
    response.headers["Cache-Control"] = "no-cache"
    return response
