"""What holds for every answer, also those that no view of ours makes, such as an address that is not found."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


def without_body_on_head(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """HEAD gets the headers of GET, Content-Length among them, and nothing after them."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""  # type: ignore[attr-defined]  # what does not stream has content
        return response

    return answer
