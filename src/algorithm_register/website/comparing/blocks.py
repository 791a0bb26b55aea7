"""What became of each answer, as blocks of a page: a sign, a word for it, and both texts with what differs marked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from algorithm_register.kernel.languages import LANGUAGE_NAMES
from algorithm_register.register.blanks import Blank
from algorithm_register.register.records import CONTENT, PublicRecord
from algorithm_register.standards.comparison import Compared, State
from algorithm_register.standards.differences.answers import Items, Words, difference_between
from algorithm_register.standards.differences.difference import Change
from algorithm_register.standards.model import Field, Kind, language_of
from algorithm_register.standards.validation import is_date
from algorithm_register.ui.direction import CONTROL
from algorithm_register.ui.markup import value_label
from algorithm_register.ui.words import written_day, written_month
from algorithm_register.website.comparing.marking import marked
from algorithm_register.website.comparing.pen import PILCROW, View
from algorithm_register.website.comparing.records import ComparedPart, Comparison

# What is written in the words of the page's language.
_LOCALISED = (Kind.MONTH, Kind.DATE, Kind.LANGUAGE)


@dataclass(frozen=True)
class Sign:
    """How a state looks: an icon, its colours, and a word."""

    icon: str
    tone: str
    word: str | Promise


CHANGED = Sign("pencil", "reg-sign--change", _("changed"))
SIGNS: Mapping[State, Sign] = {
    State.CHANGED: CHANGED,
    State.FILLED: Sign("plus", "reg-sign--new", _("newly filled in")),
    State.EMPTIED: Sign("minus", "reg-sign--gone", _("emptied")),
    State.NOT_COMPARABLE: Sign("eraser", "reg-sign--same", _("cannot be compared")),
}
_MARKUP_ONLY = Sign("pencil", "reg-sign--change", _("only the layout changed"))


@dataclass(frozen=True)
class SideShown:
    """One edition's answer in `language`, or why there is none: it was redacted, is blank, or is not asked."""

    record: PublicRecord
    text: SafeString | str
    language: str
    is_redacted: bool = False
    reason: str = ""
    blank: Blank | None = None
    is_asked: bool = True

    @property
    def blank_language(self) -> str:
        """The language in which the publisher says why it is blank."""
        return self.record.language


@dataclass(frozen=True)
class Block:
    """A question and what became of its answer: `together` in one text where that is asked and can be, else by side."""

    key: str
    label: str
    label_language: str
    sign: Sign
    together: SideShown | None
    sides: tuple[SideShown, ...]
    is_markup_only: bool
    is_order_only: bool
    has_words: bool

    @property
    def has_pilcrow(self) -> bool:
        """Whether a sign stands where a paragraph or a line changed."""
        return self._holds(PILCROW)

    @property
    def has_control(self) -> bool:
        """Whether a control of direction is written out."""
        return self._holds(CONTROL)

    def _holds(self, sign: str) -> bool:
        return any(sign in side.text for side in (*self.sides, *filter(None, [self.together])))


Reasons = Mapping[str, str]


@dataclass(frozen=True)
class Pages:
    """Both editions as one reader sees them, side by side or together.

    `reasons` tell for each edition why parts of it are not public.
    """

    comparison: Comparison
    language: str
    reasons: tuple[Reasons, Reasons]
    is_together: bool = False

    def blocks(self) -> list[Block]:
        """What changed or cannot be compared, in the order of the standard."""
        return [self._block(part) for part in self.comparison.seen if part.compared.state in SIGNS]

    def equal(self) -> list[tuple[str, str]]:
        """The labels of what is equal, with their languages."""
        return list(self._labels(self.comparison.seen, State.EQUAL))

    def unseen(self) -> list[tuple[str, str]]:
        """The labels of what differs but stands on no page."""
        hidden = [part for part in self.comparison.parts if not part.is_seen]
        return [label for state in SIGNS for label in self._labels(hidden, state)]

    def _labels(self, parts: Iterable[ComparedPart], state: State) -> Iterator[tuple[str, str]]:
        for part in parts:
            if part.compared.state is state:
                label = part.compared.field.label
                yield label[self.language], language_of(label, self.language)

    def _block(self, part: ComparedPart) -> Block:
        compared = part.compared
        words = compared.difference if isinstance(compared.difference, Words) else None
        is_markup_only = words is not None and words.is_markup_only
        label = compared.field.label
        is_together = self.is_together and compared.difference is not None
        return Block(
            key=part.name.replace("/", "-"),
            label=label[self.language],
            label_language=language_of(label, self.language),
            sign=_MARKUP_ONLY if is_markup_only else SIGNS[compared.state],
            together=self._side(part, "together") if is_together else None,
            sides=() if is_together else (self._side(part, "before"), self._side(part, "after")),
            is_markup_only=is_markup_only,
            is_order_only=isinstance(compared.difference, Items)
            and all(change.is_equal for change in compared.difference.changes),
            has_words=words is None or any(run.change is not Change.KEPT for run in words.runs),
        )

    def _side(self, part: ComparedPart, view: View) -> SideShown:
        compared, place = part.compared, int(view != "before")
        record = self._record(place)
        has_text = view == "together" or (compared.after if place else compared.before)
        return SideShown(
            record=record,
            text=self._marked(compared, view) if has_text else "",
            language=self._language(compared.field, record),
            is_redacted=compared.is_redacted[place],
            reason=self.reasons[place].get(part.name, ""),
            blank=record.blanks.get(compared.field.key) if part.name.startswith(CONTENT) else None,
            is_asked=compared.is_asked[place],
        )

    def _marked(self, compared: Compared, view: View) -> SafeString:
        """The answer of one edition with what differs; without any marks where the two cannot be compared."""
        field, answer = compared.field, compared.before if view == "before" else compared.after
        language = self._language(field, self._record(int(view != "before")))
        difference = compared.difference or difference_between(field, answer, answer)
        return marked(difference, view, language, lambda value: written(field, value, self.language))

    def _record(self, place: int) -> PublicRecord:
        return self.comparison.after if place else self.comparison.before

    def _language(self, field: Field, record: PublicRecord) -> str:
        """That of the page for what has words in each language, such as choices and months."""
        return self.language if field.values or field.kind in _LOCALISED else record.language


def written(field: Field, value: str, language: str) -> str:
    """A choice or a single answer in the words of a language."""
    match field.kind:
        case Kind.MONTH:
            return written_month(value)
        case Kind.DATE:
            return written_day(date.fromisoformat(value)) if is_date(value) else value
        case Kind.LANGUAGE:
            return LANGUAGE_NAMES.get(value, value)
        case _:
            return value_label(field, value, language)
