"""Says the lines of the page of changes in words: what, by whom, what it comes to, and where to see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext, ngettext

from algorithm_register.organisations import selectors as directory
from algorithm_register.organisations.selectors import DatedNames, OrganisationView
from algorithm_register.register import selectors as register
from algorithm_register.register.changes import CHANGED, NEW, TAKEN_OVER
from algorithm_register.register.events import (
    CONFIRMED,
    PUBLISHED,
    RENAMED,
    RESTORED,
    TRANSFERRED,
    WITHDRAWN,
    Event,
    Headline,
    events,
)
from algorithm_register.register.records import PublicRecord
from algorithm_register.register.succession import predecessors
from algorithm_register.ui.signs import category_sign
from algorithm_register.ui.words import written_count, written_day, written_number
from algorithm_register.website import addresses
from algorithm_register.website.agenda import KINDS, Heap, Line, day_of_line
from algorithm_register.website.differing import differing
from algorithm_register.website.events import LOOKS, Look
from algorithm_register.website.periods import DAY
from algorithm_register.website.rows import row
from algorithm_register.website.wording import first_sentence, told

# So many fields are named; the comparison names all.
_NAMED = 4
_SLUGS = {kind: slug for slug, kind in KINDS.items()}


@dataclass(frozen=True)
class Said:
    """A line in words: `quote` in those of the publisher, `text` in ours. It is a reason where `is_reason`."""

    day: date
    look: Look
    title: str
    href: str
    title_language: str
    organisation: str = ""
    organisation_href: str = ""
    quote: str = ""
    quote_language: str = ""
    is_reason: bool = False
    text: str = ""
    comparison_href: str = ""


@dataclass(frozen=True)
class Known:
    """What was read to say some lines: records by number, editions and events by sequence, organisations by code."""

    language: str
    records: Mapping[str, PublicRecord] = field(default_factory=dict)
    editions: Mapping[int, PublicRecord] = field(default_factory=dict)
    before: Mapping[int, int] = field(default_factory=dict)
    events: Mapping[int, Event] = field(default_factory=dict)
    organisations: Mapping[str, OrganisationView] = field(default_factory=dict)
    names: DatedNames = field(default_factory=dict)


def said(lines: Sequence[Line], language: str) -> list[Said]:
    """The lines in words. However many lines, the number of queries is the same."""
    known = _known(lines, language)
    return [_heap(line, known) if isinstance(line, Heap) else _headline(line, known) for line in lines]


def _known(lines: Sequence[Line], language: str) -> Known:
    told = [line for line in lines if not isinstance(line, Heap)]
    numbers = {each.number for each in told if each.number}
    records = register.last_records(numbers)
    before: dict[int, int] = {}
    for editions in register.edition_days(numbers).values():
        before |= predecessors(editions)
    published = {each.sequence for each in told if each.kind == PUBLISHED}
    read = {event.sequence: event for event in events(each for each in told if each.kind != PUBLISHED)}
    renamed = {each.organisation_code for each in told if each.organisation_code}
    codes = {
        *(record.organisation_code for record in records.values()),
        *(code for line in lines if isinstance(line, Heap) for code in line.codes),
        *(event.text("to") for event in read.values() if event.kind == TRANSFERRED),
        *renamed,
    }
    return Known(
        language=language,
        records=records,
        editions=register.edition_records(published | {before[each] for each in published if each in before}),
        before=before,
        events=read,
        organisations=directory.organisations(codes),
        names=directory.names_of_each(renamed),
    )


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
    name = body.name if body else code
    title = ngettext("%(count)s description", "%(count)s descriptions", heap.descriptions)
    return Said(
        day,
        look,
        title % {"count": written_count(heap.descriptions)},
        addresses.found(known.language, filters={"organisatie": [code], "overgenomen": ["ja"]}),
        known.language,
        organisation=name,
        organisation_href=addresses.organisation(known.language, code, name),
        text=_editions(heap),
    )


def _editions(heap: Heap) -> str:
    if heap.count == heap.descriptions:
        return gettext("Taken over from another source.")
    said = {"count": written_count(heap.count)}
    return gettext("Taken over from another source, in %(count)s editions.") % said


def _headline(line: Headline, known: Known) -> Said:
    if line.kind == RENAMED:
        return _renamed(line, known)
    record = known.records.get(line.number)
    if record is None:
        title = written_number(line.number)
        return Said(
            day_of_line(line), LOOKS[line.kind], title, addresses.permanent(line.number), known.language
        )
    about = row(record, known.language, known.organisations)
    base = Said(
        day=day_of_line(line),
        look=LOOKS[line.kind],
        title="".join(text for text, _ in about.title) or gettext("Name not public"),
        href=about.href,
        title_language=about.title_language,
        organisation=about.organisation,
        organisation_href=about.organisation_href,
        quote_language=record.language,
    )
    if line.kind == PUBLISHED:
        return _published(line, base, known)
    return _happened(known.events[line.sequence], base, record, known)


def _published(line: Headline, base: Said, known: Known) -> Said:
    edition = known.editions[line.sequence]
    before = known.editions.get(known.before.get(line.sequence, -1))
    base = replace(base, look=LOOKS[_kind(edition)], quote=edition.reason, quote_language=edition.language)
    if before is not None:
        return replace(
            base,
            text=_sentences(_source(edition), _fields(before, edition, known.language)),
            comparison_href=addresses.comparison(
                known.language,
                known.records[line.number].organisation_code,
                line.number,
                before.edition,
                edition.edition,
            ),
        )
    shown = edition.in_language(known.language)
    short = shown.content.get("description_short", "")
    return replace(
        base,
        quote=first_sentence(short) if isinstance(short, str) else "",
        quote_language=known.language if "description_short" in shown.translated else edition.language,
        text=_sentences(_source(edition), _category(edition)),
    )


def _kind(edition: PublicRecord) -> str:
    if edition.origin in {"imported", "harvested"}:
        return TAKEN_OVER
    return NEW if edition.edition == 1 else CHANGED


def _source(edition: PublicRecord) -> str:
    if _kind(edition) != TAKEN_OVER:
        return ""
    if not edition.is_stated:
        return gettext("From another source that states no date.")
    return gettext("From another source, with the date %(day)s.") % {
        "day": written_day(edition.in_force_from)
    }


def _category(edition: PublicRecord) -> str:
    letter = category_sign(edition.content.get("publication_category")).letter
    return gettext("Category %(letter)s.") % {"letter": letter} if letter else ""


def _fields(before: PublicRecord, after: PublicRecord, language: str) -> str:
    fields = differing(before, after, language)
    if not fields:
        return gettext("No field that is shown here changed.")
    counted = ngettext("1 field changed:", "%(n)s fields changed:", len(fields)) % {"n": len(fields)}
    named = ", ".join(fields[:_NAMED])
    if len(fields) > _NAMED:
        return gettext("%(counted)s %(fields)s and %(n)s more.") % {
            "counted": counted,
            "fields": named,
            "n": len(fields) - _NAMED,
        }
    return f"{counted} {named}."


def _happened(event: Event, base: Said, record: PublicRecord, known: Known) -> Said:
    if event.kind == CONFIRMED:
        return replace(base, text=gettext("The organisation says: this is still right."))
    quoted = replace(base, quote=event.text("reason"), is_reason=True)
    if event.kind in {WITHDRAWN, RESTORED}:
        return quoted
    names = {code: body.name for code, body in known.organisations.items()}
    what = told(event, known.language, record.standard, names)
    return replace(quoted, text=_sentences(f"{what.title}.", what.note))


def _renamed(line: Headline, known: Known) -> Said:
    code, event = line.organisation_code, known.events[line.sequence]
    body = known.organisations.get(code)
    name = event.text("name")
    on = date.fromisoformat(event.text("on"))
    earlier = [each.name for each in known.names.get(code, ()) if (each.begins_on or date.min) < on]
    facts = {"before": earlier[-1] if earlier else "", "after": name, "day": written_day(on)}
    text = gettext("%(before)s is called %(after)s from %(day)s.") if earlier else gettext("From %(day)s.")
    return Said(
        day=day_of_line(line),
        look=LOOKS[RENAMED],
        title=name,
        href=addresses.organisation(known.language, code, body.name if body else name),
        title_language="nl",
        text=text % facts,
    )


def _sentences(*texts: str) -> str:
    return " ".join(text for text in texts if text)
