"""The addresses of the public pages (docs/reference/addresses.md)."""

from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter, StringConverter

from algorithm_register.website.addresses import PAGE_LANGUAGES
from algorithm_register.website.filters.facets import ALL_OF
from algorithm_register.website.views import (
    categories,
    changes,
    choosing,
    descriptions,
    doors,
    home,
    organisation,
    organisations,
    plain,
    search,
    suggestions,
    theme,
)


class LanguageConverter(StringConverter):
    """The first segment of a page: a language in which every page exists."""

    regex = "|".join(PAGE_LANGUAGES)


class EightDigits(StringConverter):
    """What has the form of a number; whether a description can have it is checked by the view."""

    regex = "[0-9]{8}"


class EditionNumber(IntConverter):
    """The number of an edition, from 1."""

    regex = "[1-9][0-9]{0,5}"


class Code(StringConverter):
    """The code of an organisation, and nothing that a database could stumble over."""

    regex = "[a-z0-9-]{1,100}"


class Choices(StringConverter):
    """A page with all that a filter can be set to."""

    regex = "|".join(ALL_OF.values())


register_converter(LanguageConverter, "language")
register_converter(EightDigits, "number")
register_converter(EditionNumber, "n")
register_converter(Code, "code")
register_converter(Choices, "choices")

urlpatterns = [
    path("", doors.front),
    re_path("^(?P<path>.+)/$", doors.without_slash),
    path("healthz", plain.alive),
    path("robots.txt", plain.robots),
    path(".well-known/security.txt", plain.security),
    path("favicon.ico", plain.icon),
    path("sitemap.xml", plain.sitemap),
    path("sitemap-<slug:name>.xml", plain.sitemap),
    path("static/<str:digest>/<path:path>", plain.other_static),
    path("thema/<str:digest>/<str:name>", theme.file),
    path("id/algoritme/<number:number>", doors.description),
    path("id/algoritme/<number:number>/<n:n>", doors.edition),
    path("id/organisatie/<code:code>", doors.organisation),
    path("<language:language>", home.home),
    path("<language:language>/algoritme", search.find),
    path("<language:language>/algoritme/<choices:of>", choosing.choose),
    path("<language:language>/algoritme/<path:rest>", descriptions.below_algorithm),
    path("<language:language>/suggesties", suggestions.suggest),
    path("<language:language>/wijzigingen", changes.changes),
    path("<language:language>/categorieen", categories.categories),
    path("<language:language>/organisatie", organisations.index),
    path("<language:language>/organisatie/<code:code>", organisation.publisher),
    path("<language:language>/organisatie/<code:code>/<str:slug>", organisation.publisher),
]
