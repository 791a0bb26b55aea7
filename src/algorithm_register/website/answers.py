"""How every public page leaves the house: to be read only, in the language of its address, with one validator."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.ui.theme import theme
from algorithm_register.website import addresses
from algorithm_register.website.languages import answer_language
from algorithm_register.website.release import build

View = Callable[..., HttpResponse]


_METHODS = ("GET", "HEAD")


def read_only(view: View) -> View:
    """A view that answers GET and HEAD only, so that nobody has to prove that a form is ours."""

    @csrf_exempt
    @wraps(view)
    def read(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.method in _METHODS:
            return view(request, *arguments, **named)
        response = refused(request, 405)
        response.headers["Allow"] = ", ".join(_METHODS)
        return response

    return read


def page(view: View) -> View:
    """A view that takes `language` from its address, and is read only."""

    @read_only
    @wraps(view)
    def in_language(request: HttpRequest, *arguments: Any, language: str, **named: Any) -> HttpResponse:
        with translation.override(language):
            response = view(request, *arguments, language=language, **named)
            response.headers["Content-Language"] = language
            return response

    return in_language


def validated(
    request: HttpRequest, show: Callable[[], HttpResponse], *, made_from: tuple[int | str, ...] = ()
) -> HttpResponse:
    """The page that `show` makes, or 304 where the visitor has it already (docs/explanation/validators.md).

    What a page is `made_from` is read first, so that what `show` reads is never older than the tag says: the tip of
    the ledger where nothing else is named, the position of a search index, the version of what no ledger holds. It
    has to be cheap to read: a visitor who has the page waits for nothing else.
    """
    tag = entity_tag(request, *(made_from or ledger.tip()))
    response = HttpResponseNotModified() if _is_had(request, tag) else show()
    if response.status_code in {200, 304}:
        response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "no-cache"
    return response


def _is_had(request: HttpRequest, tag: str) -> bool:
    """Only an exact tag counts, because it came with a page; `*` would also stand for what is not there."""
    had = parse_etags(request.headers.get("If-None-Match", ""))
    return tag.removeprefix("W/") in {each.removeprefix("W/") for each in had}


def entity_tag(request: HttpRequest, *made_from: int | str) -> str:
    """Changes with everything that shapes a page: release, theme, language, address, day (ages are shown), sources.

    It is weak, since it says that two pages mean the same and not that they are the same bytes: one may be packed.
    """
    parts = [
        build(),
        theme().digest,
        translation.get_language(),
        request.build_absolute_uri(),
        day_of(timezone.now()).isoformat(),
        *made_from,
    ]
    return f'W/"{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]}"'


def shown(
    request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """A rendered page; templates know the request too, for absolute addresses."""
    return render(request, f"website/{template}.html", {"request": request, **context}, status=status)


def moved(request: HttpRequest, path: str) -> HttpResponse:
    """To another form of the same address, with the same question."""
    question = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{path}?{question}" if question else path)


def refused(request: HttpRequest, status: int, **context: str) -> HttpResponse:
    """The page that says why there is no other; it needs no database."""
    language = answer_language(request)
    with translation.override(language):
        ways_on = {
            "home_href": addresses.home(language),
            "search_href": addresses.search(language),
            "organisations_href": addresses.organisations(language),
        }
        response = shown(request, str(status), {**context, **ways_on}, status=status)
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "no-cache"
    return response
