"""The figures on the home page: how much of the government is here, and how fresh and complete what is here is."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from algorithm_register.register.completeness import percentage
from algorithm_register.search.asking.filters import OUTDATED
from algorithm_register.search.index.columns import CATEGORY, FRESHNESS
from algorithm_register.ui.signs import CATEGORIES
from algorithm_register.ui.words import written_count
from algorithm_register.website import addresses
from algorithm_register.website.home.overview import Overview
from algorithm_register.website.organisations.standing import Standing


@dataclass(frozen=True)
class Figure:
    """A number with what it is out of, the same as a share of 100, and what it says; `href` leads to the rest."""

    value: str
    of: str
    share: int
    label: str
    note: str = ""
    href: str = ""


def figures(whole: Overview, bodies: int | None, language: str) -> list[Figure]:
    """The figures of a register with something in it; without `bodies`, it is that of one organisation."""
    found = [] if bodies is None else [_coverage(len(whole.by_organisation), bodies)]
    return [*found, _freshness(whole.all, language), _assessed(whole, language), _filled(whole.all)]


def _coverage(publishers: int, bodies: int) -> Figure:
    whole = max(publishers, bodies)
    label = ngettext(
        "public organisation with a description here", "public organisations with a description here", whole
    )
    return _out_of(publishers, whole, label)


def _freshness(now: Standing, language: str) -> Figure:
    label = ngettext("description checked in time", "descriptions checked in time", now.total)
    if not now.outdated:
        return _out_of(now.current, now.total, label)
    note = ngettext("%(count)s is outdated", "%(count)s are outdated", now.outdated)
    return _out_of(
        now.current,
        now.total,
        label,
        note % {"count": written_count(now.outdated)},
        addresses.found(language, filters={FRESHNESS: [OUTDATED]}),
    )


def _assessed(whole: Overview, language: str) -> Figure:
    every, heaviest = whole.all, whole.heaviest
    label = ngettext(
        "description with an impact assessment", "descriptions with an impact assessment", every.total
    )
    if not heaviest.total:
        return _out_of(every.assessed, every.total, label)
    facts = {"count": written_count(heaviest.assessed), "all": written_count(heaviest.total)}
    return _out_of(
        every.assessed,
        every.total,
        label,
        gettext("Of high-risk AI systems %(count)s of %(all)s") % facts,
        addresses.found(language, filters={CATEGORY: [next(iter(CATEGORIES.values())).letter]}),
    )


def _filled(now: Standing) -> Figure:
    facts = {"count": written_count(now.complete), "all": written_count(now.total)}
    return Figure(
        value=f"{now.percent}%",
        of="",
        share=now.percent,
        label=gettext("of what is asked is filled in"),
        note=gettext("All fixed questions answered: %(count)s of %(all)s") % facts,
    )


def _out_of(count: int, whole: int, label: str, note: str = "", href: str = "") -> Figure:
    of = gettext("of %(count)s") % {"count": written_count(whole)}
    return Figure(written_count(count), of, max(percentage(count, whole), min(count, 1)), label, note, href)
