"""The files of the theme: each address holds the digest of the theme, so a browser keeps what it has for good."""

from pathlib import PurePosixPath

from django.http import Http404, HttpRequest, HttpResponse

from algorithm_register.ui.theme import CONTENT_TYPES, theme
from algorithm_register.website.answers import read_only


@read_only
def file(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """A file of the theme that this register has now; another digest was that of another theme."""
    now = theme()
    if digest != now.digest or name not in now.files:
        raise Http404
    response = HttpResponse(now.files[name], content_type=CONTENT_TYPES[PurePosixPath(name).suffix])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
