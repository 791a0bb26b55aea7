"""What machines ask first: whether the site answers, and where crawlers may go."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_ROBOTS = """User-agent: *
Disallow: /nl/algoritme?
Disallow: /en/algoritme?
"""


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is looked at."""
    response = HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read by crawlers but the endless answers of search."""
    return HttpResponse(_ROBOTS, content_type="text/plain; charset=utf-8")
