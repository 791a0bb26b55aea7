"""Says one change in words: what, by whom, what it comes to, and where to see it."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext, ngettext

from algorithm_register.register.changes import CHANGED, NEW, TAKEN_OVER
from algorithm_register.register.events import (
    CONFIRMED,
    PUBLISHED,
    RENAMED,
    RESTORED,
    WITHDRAWN,
    Event,
    Headline,
)
from algorithm_register.register.records import PublicRecord
from algorithm_register.ui.direction import apart
from algorithm_register.ui.signs import category_sign
from algorithm_register.ui.words import written_day, written_number
from algorithm_register.website import addresses
from algorithm_register.website.changes.agenda import day_of_line
from algorithm_register.website.changes.reading import Known
from algorithm_register.website.comparing.differing import differing, is_partly_hidden
from algorithm_register.website.history.events import LOOKS, Look
from algorithm_register.website.history.wording import first_sentence, told
from algorithm_register.website.rows import row

# So many fields are named; the comparison names all.
_NAMED = 4


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


def change_in_words(line: Headline, known: Known) -> Said:
    """One change, as its publisher or the register tells it."""
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
        title="".join(text for text, _ in about.title),
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
    if not fields and is_partly_hidden(before, after):
        return gettext("What is shielded cannot be compared. The other fields are the same.")
    if not fields:
        return gettext("No field that is shown here changed.")
    counted = ngettext("1 field changed:", "%(n)s fields changed:", len(fields)) % {"n": len(fields)}
    named = ", ".join(map(apart, fields[:_NAMED]))
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
    facts = {"before": apart(earlier[-1]) if earlier else "", "after": apart(name), "day": written_day(on)}
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
