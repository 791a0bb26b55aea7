"""Which answers are other than before, by name: what lists of editions tell of a change without comparing words."""

from algorithm_register.register.records import PublicRecord
from algorithm_register.standards.comparison import DIFFERING, State
from algorithm_register.website.comparing.records import Comparison


def differing(before: PublicRecord, after: PublicRecord, language: str) -> tuple[str, ...]:
    """The names of the answers that a reader sees differ, in the order of the questions; as many as a comparison tells.

    What was redacted in either can no longer be compared.
    """
    return tuple(
        part.compared.field.label[language]
        for part in Comparison(before, after).seen
        if part.compared.state in DIFFERING
    )


def is_partly_hidden(before: PublicRecord, after: PublicRecord) -> bool:
    """Whether a reader cannot be told of every answer whether it differs, because one of the two is not public."""
    return any(part.compared.state is State.NOT_COMPARABLE for part in Comparison(before, after).seen)
