"""Says the lines of the page of changes in words, alone or in a heap."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from algorithm_register.register.changes import TAKEN_OVER
from algorithm_register.ui.direction import apart
from algorithm_register.ui.words import written_count
from algorithm_register.website import addresses
from algorithm_register.website.changes.agenda import KINDS, Heap, Line
from algorithm_register.website.changes.periods import DAY
from algorithm_register.website.changes.reading import Known, known
from algorithm_register.website.changes.words import Said, change_in_words
from algorithm_register.website.history.events import LOOKS

_SLUGS = {kind: slug for slug, kind in KINDS.items()}


def said(lines: Sequence[Line], language: str) -> list[Said]:
    """The lines in words. However many lines, the number of queries is the same."""
    read = known(lines, language)
    return [_heap(line, read) if isinstance(line, Heap) else change_in_words(line, read) for line in lines]


def _heap(heap: Heap, known: Known) -> Said:
    """Many changes in one line, which leads to them one by one."""
    day, look = heap.day, LOOKS[heap.kind]
    href = addresses.changes(
        known.language, period=DAY, until=day.isoformat(), kind=_SLUGS.get(heap.kind, "")
    )
    if heap.kind != TAKEN_OVER:
        title = ngettext("%(count)s translation", "%(count)s translations", heap.count)
        return Said(day, look, title % {"count": written_count(heap.count)}, href, known.language)
    if len(heap.codes) > 1:
        title = gettext("%(count)s descriptions of %(bodies)s organisations")
        counts = {"count": written_count(heap.descriptions), "bodies": written_count(len(heap.codes))}
        return Said(day, look, title % counts, href, known.language, text=_editions(heap))
    (code,) = heap.codes
    body = known.organisations.get(code)
    title = ngettext(
        "%(count)s description of %(name)s", "%(count)s descriptions of %(name)s", heap.descriptions
    )
    said = {"count": written_count(heap.descriptions), "name": apart(body.name) if body else code}
    href = addresses.found(known.language, filters={"organisatie": [code], "overgenomen": ["ja"]})
    return Said(day, look, title % said, href, known.language, text=_editions(heap))


def _editions(heap: Heap) -> str:
    if heap.count == heap.descriptions:
        return gettext("Taken over from another source.")
    said = {"count": written_count(heap.count)}
    return gettext("Taken over from another source, in %(count)s editions.") % said
