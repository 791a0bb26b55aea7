"""How much of what a standard asks about an algorithm was answered, and what is missing."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from algorithm_register.register.records import CONTENT, PublicRecord
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Field, Shown

# A field with this behind its key asks the same as the field without it: in a list, where that one takes a text.
_IN_A_LIST = "_grouping"
# What a question weighs: one that the register demands, one that pages always show, any other.
_DEMANDED, _ALWAYS_SHOWN, _OTHER = 3, 2, 1


@dataclass(frozen=True)
class Question:
    """One question, which any of its `fields` answers; `only_with` is the field and the value that it belongs with."""

    fields: tuple[Field, ...]
    only_with: tuple[str, str] | None = None

    @property
    def weight(self) -> int:
        """As its heaviest field."""
        return max(map(_weight, self.fields))

    @property
    def is_fixed(self) -> bool:
        """Whether every description is to answer it: the register demands it, or pages show it also when empty."""
        return self.weight > _OTHER

    def is_answered(self, answered: Collection[str]) -> bool:
        """Whether one of its fields is among the answered ones."""
        return any(field.key in answered for field in self.fields)

    def is_asked(self, content: Mapping[str, object]) -> bool:
        """Whether it is asked of a description with this content."""
        return self.only_with is None or content.get(self.only_with[0]) == self.only_with[1]


@dataclass(frozen=True)
class Completeness:
    """The weight of what was answered out of what was asked; `lacking` is the rest, the heaviest first."""

    answered: int
    asked: int
    lacking: tuple[Question, ...] = ()

    @property
    def percent(self) -> int:
        """From 0 to 100, which means that nothing is missing."""
        return percentage(self.answered, self.asked)

    @property
    def missing(self) -> tuple[Field, ...]:
        """The fields to fill, one for each question without an answer."""
        return tuple(question.fields[0] for question in self.lacking)

    @property
    def has_all_fixed(self) -> bool:
        """Whether all is answered that every description is to answer."""
        return not any(question.is_fixed for question in self.lacking)


def percentage(part: int, whole: int) -> int:
    """Which part of a whole, from 0 to 100, rounded down so that 100 is all of it; of nothing it is all."""
    return 100 * part // whole if whole else 100


def completeness(
    version: str, content: Mapping[str, object], *, closed: Collection[str] = ()
) -> Completeness:
    """Of content under a standard. `closed` are keys that need no answer: redacted, or blank with a reason.

    Raises NotKnown for a standard that is not known.
    """
    answered = {key for key, value in content.items() if value} | set(closed)
    asked = [each for each in questions(version) if each.is_answered(answered) or each.is_asked(content)]
    lacking = [each for each in asked if not each.is_answered(answered)]
    weight = sum(each.weight for each in asked)
    return Completeness(
        answered=weight - sum(each.weight for each in lacking),
        asked=weight,
        lacking=tuple(sorted(lacking, key=lambda each: -each.weight)),
    )


def completeness_of(record: PublicRecord) -> Completeness:
    """Of a public record; what was redacted had been answered, and what is blank with a reason is."""
    redacted = {part.removeprefix(CONTENT) for part in record.redacted if part.startswith(CONTENT)}
    return completeness(record.standard, record.content, closed=redacted | set(record.blanks))


@cache
def questions(version: str) -> tuple[Question, ...]:
    """What a standard asks and readers may see answered, in its order."""
    asked = standard(version)
    only_with = {rule.expected: (rule.field, rule.value) for rule in asked.expectations}
    by_question: dict[str, list[Field]] = {}
    for field in _seen(asked.fields):
        by_question.setdefault(field.key.removesuffix(_IN_A_LIST), []).append(field)
    return tuple(Question(tuple(fields), only_with.get(key)) for key, fields in by_question.items())


def _seen(fields: Mapping[str, Field]) -> Iterator[Field]:
    return (each for each in fields.values() if not each.generated and each.shown is not Shown.NEVER)


def _weight(field: Field) -> int:
    if field.required:
        return _DEMANDED
    return _ALWAYS_SHOWN if field.shown is Shown.ALWAYS else _OTHER
