"""The line of everything that happened to a description: its editions, and the events around them."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

from algorithm_register.register import selectors as register
from algorithm_register.register.events import history
from algorithm_register.register.records import PublicRecord
from algorithm_register.website.answers import shown
from algorithm_register.website.events import timeline


def show_editions(
    request: HttpRequest, current: PublicRecord, language: str, frame: Mapping[str, object]
) -> HttpResponse:
    """The timeline; `frame` is what all pages about a description need."""
    editions, happened = register.editions_of(current.number), history(current.number)
    told = timeline(current, editions, happened, language)
    return shown(request, "editions", {**frame, "timeline": told})
