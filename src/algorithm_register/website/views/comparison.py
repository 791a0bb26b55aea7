"""What changed between two editions of a description: as a page, and as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext

from algorithm_register.register import selectors as register
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.succession import EditionDay, newest_first
from algorithm_register.website import addresses
from algorithm_register.website.answers import shown
from algorithm_register.website.comparing.around import around
from algorithm_register.website.comparing.blocks import Pages
from algorithm_register.website.comparing.choice import Chosen, Problem, chosen
from algorithm_register.website.comparing.data import comparison_data
from algorithm_register.website.comparing.records import Comparison
from algorithm_register.website.fields import Reading
from algorithm_register.website.history.events import redaction_reasons


@dataclass(frozen=True)
class Link:
    """An edition to choose or to read."""

    n: int
    day: date
    href: str


@dataclass(frozen=True)
class Asked:
    """A comparison that was asked for, by a reader of one language, of the description whose record is `current`."""

    request: HttpRequest
    current: PublicRecord
    language: str
    days: tuple[EditionDay, ...]
    chosen: Chosen

    @property
    def is_together(self) -> bool:
        """Whether both texts are wanted in one."""
        return self.request.GET.get("weergave") == "samen"

    def href(self, *, is_together: bool = False, is_data: bool = False) -> str:
        """The address of the comparison that is shown."""
        return addresses.comparison(
            self.language,
            self.current.organisation_code,
            self.current.number,
            self.chosen.older.n,
            self.chosen.newer.n,
            is_together=is_together,
            is_data=is_data,
        )

    def link(self, edition: EditionDay) -> Link:
        """An edition and its page."""
        code, number = self.current.organisation_code, self.current.number
        return Link(
            edition.n, edition.in_force_from, addresses.edition(self.language, code, number, edition.n)
        )

    def between(self) -> list[Link]:
        """The editions that counted between the two, the first first."""
        order = newest_first(self.days)[::-1]
        start, end = order.index(self.chosen.older), order.index(self.chosen.newer)
        return [self.link(day) for day in order[start + 1 : end]]

    def comparison(self, language: str = "") -> Comparison:
        """The two editions beside each other."""
        older, newer = self.chosen.older.sequence, self.chosen.newer.sequence
        found = register.edition_records({older, newer})
        return Comparison(found[older], found[newer], language)


def show_comparison(
    request: HttpRequest, current: PublicRecord, language: str, frame: Mapping[str, object]
) -> HttpResponse:
    """The page; `frame` is what all pages about a description need."""
    asked = _asked(request, current, language)
    if asked.chosen.problem is None and not asked.chosen.is_stated:
        return HttpResponseRedirect(asked.href(is_together=asked.is_together))
    status = 404 if asked.chosen.problem is Problem.UNKNOWN else 200
    return shown(
        request, "comparison", {**frame, **_around_it(asked, frame), **_compared(asked)}, status=status
    )


def comparison_as_data(request: HttpRequest, current: PublicRecord, language: str) -> HttpResponse:
    """The same as JSON. What is asked the other way round or not at all leads to what is meant."""
    asked = _asked(request, current, language)
    if asked.chosen.problem in (Problem.UNKNOWN, Problem.ONLY_ONE):
        unknown = ", ".join(asked.chosen.unknown)
        error = f"There is no edition {unknown}." if unknown else "There is one edition only."
        return JsonResponse({"error": error, "editions": [day.n for day in asked.days]}, status=404)
    if asked.chosen.is_turned or not asked.chosen.is_stated:
        return HttpResponseRedirect(asked.href(is_data=True))
    root = request.build_absolute_uri("/").removesuffix("/")
    return JsonResponse(
        comparison_data(asked.comparison(), root), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


def _asked(request: HttpRequest, current: PublicRecord, language: str) -> Asked:
    days = tuple(register.edition_days([current.number])[current.number])
    question = {name: request.GET.get(name, "").strip() for name in ("van", "tot")}
    return Asked(request, current, language, days, chosen(days, current.live_edition, question))


def _around_it(asked: Asked, frame: Mapping[str, object]) -> dict[str, object]:
    """What the page holds whatever was chosen."""
    code, number, language = asked.current.organisation_code, asked.current.number, asked.language
    title_language = Reading(asked.current, language).by_key("name").language
    return {
        "asked": asked,
        "headline": f"{gettext('What changed?')} {frame['name']}",
        "is_unlisted": asked.chosen.problem is not None,
        "choices": [asked.link(day) for day in newest_first(asked.days)],
        "action": addresses.comparison(language, code, number),
        "beside_href": asked.href(),
        "together_href": asked.href(is_together=True),
        "data_href": asked.href(is_data=True),
        "canonical": asked.request.build_absolute_uri(asked.href()),
        "crumbs": [
            (addresses.search(language), gettext("Algorithms")),
            (frame["description_href"], frame["name"], title_language),
            (frame["editions_href"], gettext("Editions")),
        ],
    }


def _compared(asked: Asked) -> dict[str, object]:
    """What changed; nothing where there is nothing to compare."""
    if asked.chosen.problem:
        return {}
    comparison = asked.comparison(asked.language)
    before, after = comparison.before, comparison.after
    pages = Pages(comparison, asked.language, (_reasons(before), _reasons(after)), asked.is_together)
    blocks = pages.blocks()
    return {
        "before": before,
        "after": after,
        "blocks": blocks,
        "has_pilcrow": any(block.has_pilcrow for block in blocks),
        "has_control": any(block.has_control for block in blocks),
        "equal": pages.equal(),
        "unseen": pages.unseen(),
        "tally": {state.value.replace(" ", "_"): count for state, count in comparison.tally().items()},
        "around": around(before, after),
        "addresses": _addresses(asked, before, after),
    }


def _addresses(asked: Asked, *records: PublicRecord) -> str:
    """For paper: where the comparison stands, and its editions."""
    permanent = (addresses.permanent(record.number, record.edition) for record in records)
    return " · ".join(asked.request.build_absolute_uri(each) for each in (asked.href(), *permanent))


def _reasons(record: PublicRecord) -> Mapping[str, str]:
    return redaction_reasons(record) if record.redacted else {}
