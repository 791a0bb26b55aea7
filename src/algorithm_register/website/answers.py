"""How every public page leaves the house: in the language of its address, with one validator."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from algorithm_register.kernel.days import day_of
from algorithm_register.ledger import selectors as ledger
from algorithm_register.website.release import build

View = Callable[..., HttpResponse]


def page(view: View) -> View:
    """A view that takes `language` from its address, and answers GET and HEAD only."""

    @require_safe
    @wraps(view)
    def in_language(request: HttpRequest, *arguments: Any, language: str, **named: Any) -> HttpResponse:
        with translation.override(language):
            response = view(request, *arguments, language=language, **named)
            response.headers["Content-Language"] = language
            return response

    return in_language


def validated(request: HttpRequest, show: Callable[[], HttpResponse], *, also_from: int = 0) -> HttpResponse:
    """The page that `show` makes, or 304 where the visitor has it already.

    The position of the ledger is read first: what `show` reads is never older than the validator says. `also_from`
    is the position of a read side, such as the search index, from which the page is made too.
    """
    tag = entity_tag(request, ledger.position(), also_from)
    response = get_conditional_response(request, etag=tag) or show()
    if response.status_code in {200, 304}:
        response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "no-cache"
    return response


def entity_tag(request: HttpRequest, *positions: int) -> str:
    """Changes with the build, the language, the address, the day (ages are shown) and what the page was made from."""
    parts = [
        build(),
        translation.get_language(),
        request.get_host(),
        request.get_full_path(),
        day_of(timezone.now()).isoformat(),
        *positions,
    ]
    return f'"{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]}"'


def shown(
    request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """A rendered page; templates know the request too, for absolute addresses."""
    return render(request, f"website/{template}.html", {"request": request, **context}, status=status)
