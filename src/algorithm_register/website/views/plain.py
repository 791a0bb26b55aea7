"""What machines ask first: whether the site answers, where crawlers may go, whom to tell of a leak, an icon."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import timezone

from algorithm_register.kernel.days import beginning_of, day_of
from algorithm_register.ui.theme import ICON, MARK, theme
from algorithm_register.website import addresses
from algorithm_register.website.addresses import PAGE_LANGUAGES
from algorithm_register.website.answers import read_only, validated
from algorithm_register.website.findability import sitemaps

# A year at most, says RFC 9116. Who stops looking after a register stops renewing this.
_SECURITY_HOLDS = timedelta(days=180)


@read_only
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is looked at."""
    response = HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read by crawlers but answers to questions, which have no end."""
    endless = [
        f"Disallow: {path}"
        for each in PAGE_LANGUAGES
        for path in (f"{addresses.search(each)}?", f"{addresses.changes(each)}?", addresses.suggestions(each))
    ]
    where = request.build_absolute_uri(addresses.sitemap())
    return _text("\n".join(["User-agent: *", *endless, "", f"Sitemap: {where}", ""]))


@read_only
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a leak (RFC 9116); without somebody to tell, there is no such page."""
    if not settings.REGISTER_SECURITY_CONTACT:
        raise Http404
    until = beginning_of(day_of(timezone.now()) + _SECURITY_HOLDS)
    return _text(
        f"Contact: {settings.REGISTER_SECURITY_CONTACT}\n"
        f"Expires: {until.isoformat()}\n"
        "Preferred-Languages: nl, en\n"
        f"Canonical: {request.build_absolute_uri(request.path)}\n"
    )


@read_only
def sitemap(request: HttpRequest, name: str = "") -> HttpResponse:
    """The parts of the sitemap, or one of them by its name."""
    return validated(request, lambda: _sitemap(request, name))


@read_only
def icon(request: HttpRequest) -> HttpResponse:
    """The icon of the theme, for programs that look for it here whatever the page says."""
    now = theme()
    response = HttpResponseRedirect(now.address(ICON) or now.address(MARK))
    response.headers["Cache-Control"] = "no-cache"
    return response


@read_only
def other_static(request: HttpRequest, digest: str, path: str) -> HttpResponse:
    """A static file as another release called it, asked by a page of that release: to what there is now."""
    if f"/{digest}/" in settings.STATIC_URL:
        raise Http404
    response = HttpResponseRedirect(static(path))
    response.headers["Cache-Control"] = "no-cache"
    return response


def _sitemap(request: HttpRequest, name: str) -> HttpResponse:
    root = request.build_absolute_uri("/").rstrip("/")
    if not name:
        return _xml(sitemaps.index_xml(sitemaps.part_names(), root))
    pages = sitemaps.part(name)
    if not pages:
        raise Http404
    return _xml(sitemaps.part_xml(pages, root))


def _text(content: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _xml(content: str) -> HttpResponse:
    return HttpResponse(content, content_type="application/xml; charset=utf-8")
