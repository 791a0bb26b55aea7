"""The doors: `/` and the permanent identifiers, which lead to a page in the visitor's language, and other spellings."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path

from algorithm_register.kernel.errors import NotKnown
from algorithm_register.organisations import selectors as directory
from algorithm_register.register import selectors as register
from algorithm_register.website import addresses
from algorithm_register.website.answers import moved, read_only
from algorithm_register.website.languages import asked_language


class SeeOther(HttpResponseRedirect):
    """The identifier names a thing; the page about it is elsewhere."""

    status_code = 303


@read_only
def front(request: HttpRequest) -> HttpResponse:
    """To the home page in the visitor's language, which is remembered nowhere."""
    return _varied(HttpResponseRedirect(addresses.home(asked_language(request))))


@read_only
def without_slash(request: HttpRequest, path: str) -> HttpResponse:
    """The same address without its final slash; one slash leads it, so that no other host can follow."""
    return moved(request, "/" + escape_uri_path(path.strip("/")))


@read_only
def description(request: HttpRequest, number: str) -> HttpResponse:
    """A description: to its page, also when it was withdrawn."""
    try:
        record = register.published_record(number)
    except NotKnown as unknown:
        raise Http404 from unknown
    language = asked_language(request)
    return _varied(SeeOther(addresses.description(language, record.organisation_code, number, record.slug)))


@read_only
def edition(request: HttpRequest, number: str, n: int) -> HttpResponse:
    """One edition of a description."""
    try:
        record = register.edition_record(number, n)
    except NotKnown as unknown:
        raise Http404 from unknown
    return _varied(SeeOther(addresses.edition(asked_language(request), record.organisation_code, number, n)))


@read_only
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """An organisation."""
    try:
        found = directory.organisation(code)
    except NotKnown as unknown:
        raise Http404 from unknown
    return _varied(SeeOther(addresses.organisation(asked_language(request), code, found.name)))


def _varied(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ("Accept-Language",))
    response.headers["Cache-Control"] = "no-cache"
    return response
