"""Which answers are other than before, by name: what lists of editions tell of a change without comparing words."""

from collections.abc import Iterable, Mapping

from algorithm_register.ledger.commitment import Part
from algorithm_register.register.records import CONTENT, EXTENSION, UNKNOWN, PublicRecord
from algorithm_register.standards.loading import extension, extensions, standard
from algorithm_register.standards.model import Questions, Shown
from algorithm_register.website.part_names import part_field, part_name


def differing(before: PublicRecord, after: PublicRecord, language: str) -> tuple[str, ...]:
    """The names of the answers that a reader sees differ, in the order of the questions; as many as a comparison tells.

    What was redacted in either can no longer be compared.
    """
    blank = {*before.redacted, *after.redacted}
    old, new = _answers(before), _answers(after)
    return tuple(
        _name(part, before, after, language)
        for part in _in_order(before, after, (*new, *old))
        if part not in blank and old.get(part) != new.get(part) and _is_seen(part, before, after)
    )


def _answers(record: PublicRecord) -> Mapping[str, Part]:
    """Every answer that is not empty, under the name of its part in the ledger."""
    stated: dict[str, Part] = {
        **{f"{CONTENT}{key}": part for key, part in record.content.items()},
        **{
            f"{EXTENSION}{name}/{key}": part
            for name, answers in record.extension.items()
            for key, part in answers.items()
        },
        **{f"{UNKNOWN}{key}": part for key, part in record.unknown.items()},
    }
    return {name: part for name, part in stated.items() if part}


def _in_order(before: PublicRecord, after: PublicRecord, parts: Iterable[str]) -> Iterable[str]:
    """The parts as the later standard asks them, then as the earlier does, then extensions and what nobody asks."""
    asked = (
        *_parts(CONTENT, standard(after.standard)),
        *_parts(CONTENT, standard(before.standard)),
        *(part for name in extensions() for part in _parts(f"{EXTENSION}{name}/", extension(name))),
    )
    known = set(parts)
    return dict.fromkeys((*(part for part in asked if part in known), *sorted(known)))


def _parts(prefix: str, questions: Questions) -> Iterable[str]:
    return (f"{prefix}{key}" for key in questions.fields)


def _is_seen(part: str, before: PublicRecord, after: PublicRecord) -> bool:
    field = part_field(part, after.standard) or part_field(part, before.standard)
    return field is None or not (field.generated or field.shown is Shown.NEVER)


def _name(part: str, before: PublicRecord, after: PublicRecord, language: str) -> str:
    known = after if part_field(part, after.standard) else before
    return part_name(part, known.standard, language)
