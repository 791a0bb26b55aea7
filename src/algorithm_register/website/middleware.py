"""What holds for every answer, also those that no view of ours makes, such as an address that is not found."""

import gzip
import re
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

Handler = Callable[[HttpRequest], HttpResponseBase]

# Below this many bytes packing makes nothing smaller; above this level it takes longer than sending.
_SMALLEST = 500
_LEVEL = 5
# Pictures and faces of a theme.
_PACKED_ALREADY = frozenset({"image/png", "font/woff2"})
_TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)


def without_body_on_head(get_response: Handler) -> Handler:
    """HEAD gets the headers of GET, Content-Length among them, and nothing after them."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""  # type: ignore[attr-defined]  # what does not stream has content
        return response

    return answer


def packed(get_response: Handler) -> Handler:
    """Public answers are packed for whoever can unpack them.

    Private ones are not: how small a page becomes tells something of what is in it, and there may be a secret in it.
    Files come from elsewhere, packed when they were built.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.streaming or "private" in response.headers.get("Cache-Control", ""):
            return response
        if response.headers.get("Content-Type") in _PACKED_ALREADY:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if response.status_code == 304:
            del response.headers["Content-Length"]  # that of the page which is not sent, and not 0
            return response
        content = response.content  # type: ignore[attr-defined]  # what does not stream has content
        if len(content) >= _SMALLEST and _TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")):
            smaller = gzip.compress(content, _LEVEL, mtime=0)
            response.content = smaller  # type: ignore[attr-defined]
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(smaller))
        return response

    return answer


def kept_by_nobody_unless_said(get_response: Handler) -> Handler:
    """An answer that does not say who may keep it, is for this visitor alone and is kept by nobody."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer
