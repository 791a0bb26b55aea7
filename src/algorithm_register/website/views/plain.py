"""What machines ask first: whether the site answers, and where crawlers may go."""

from django.http import HttpRequest, HttpResponse

from algorithm_register.website.answers import read_only

_ROBOTS = """User-agent: *
Disallow: /nl/algoritme?
Disallow: /en/algoritme?
"""


@read_only
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is looked at."""
    response = HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read by crawlers but the endless answers of search."""
    return HttpResponse(_ROBOTS, content_type="text/plain; charset=utf-8")
