"""What a load balancer or a monitor asks: whether this node may get visitors, and how far search has followed."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from algorithm_register.operations.readiness import readiness
from algorithm_register.website.answers import read_only


@read_only
def ready(request: HttpRequest) -> HttpResponse:
    """200 when this node may get visitors, else 503; both with the problem and the lag of each index as JSON."""
    found = readiness()
    told = {"ready": found.is_ready, "problem": found.problem, "search_behind": found.search}
    response = JsonResponse(told, status=200 if found.is_ready else 503)
    response.headers["Cache-Control"] = "no-store"
    return response
