"""What holds for every answer: who may keep it, and whether it is packed."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from algorithm_register.website.middleware import kept_by_nobody_unless_said, packed

LONG = b"algoritme " * 200


def answered(made: HttpResponseBase, accepts: str = "gzip, br") -> HttpResponseBase:
    asked = RequestFactory().get("/nl", headers={"Accept-Encoding": accepts})
    return packed(kept_by_nobody_unless_said(lambda request: made))(asked)


def public(content: bytes = LONG) -> HttpResponse:
    return HttpResponse(content, headers={"Cache-Control": "no-cache", "Content-Length": str(len(content))})


def test_a_public_answer_is_packed_and_says_so() -> None:
    answer = answered(public())
    assert isinstance(answer, HttpResponse)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert gzip.decompress(answer.content) == LONG


@pytest.mark.parametrize("accepts", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "identity"])
def test_who_cannot_unpack_gets_it_as_it_is_and_caches_know_that_it_differs(accepts: str) -> None:
    answer = answered(public(), accepts)
    assert isinstance(answer, HttpResponse)
    assert answer.content == LONG
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("accepts", ["gzip", "br, GZIP;q=0.5", "gzip;q=0.01, br"])
def test_any_way_to_ask_for_it_counts(accepts: str) -> None:
    assert answered(public(), accepts).headers["Content-Encoding"] == "gzip"


def test_what_is_for_one_visitor_is_never_packed_and_kept_by_nobody() -> None:
    answer = answered(HttpResponse(LONG))
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("kind", ["image/png", "font/woff2"])
def test_what_is_packed_by_its_kind_is_not_packed_again(kind: str) -> None:
    picture = public()
    picture.headers["Content-Type"] = kind
    answer = answered(picture)
    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers


def test_what_is_short_or_comes_in_pieces_is_left_alone() -> None:
    assert "Content-Encoding" not in answered(public(b"kort")).headers
    pieces = StreamingHttpResponse([LONG], headers={"Cache-Control": "public, max-age=60"})
    assert "Content-Encoding" not in answered(pieces).headers
