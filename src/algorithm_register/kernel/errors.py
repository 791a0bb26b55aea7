"""Every error that the register raises on purpose, drawn as one small tree.

RegisterError
├── Refused              a rule of the register says no; the remedy is in the message
│   ├── ContentRefused   content does not pass the standard; carries the findings
│   ├── StateRefused     the description is not in a state that allows this
│   └── ValueRefused     one value is wrong; carries field, limit and value
├── NotKnown             there is no such organisation, description, edition or standard
├── Malformed            a file or definition cannot be read; carries the place in it
└── Misconfigured        a setting is missing or wrong; the operator can mend it
"""

from collections.abc import Sequence


class RegisterError(Exception):
    """Anything the register refuses or cannot do. `str(error)` is a sentence that tells the remedy."""


class Refused(RegisterError):
    """A rule of the register says no."""


class ContentRefused(Refused):
    """Content does not pass the standard.

    `findings` are those that refuse; untyped here, since the kernel knows no standard.
    """

    def __init__(self, message: str, findings: Sequence[object]) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class StateRefused(Refused):
    """The description is not in a state that allows this."""


class ValueRefused(Refused):
    """One value is wrong: `field` names it, `limit` is what is allowed, `value` what was given."""

    def __init__(self, message: str, *, field: str, value: object, limit: object = None) -> None:
        super().__init__(message)
        self.field = field
        self.value = value
        self.limit = limit


class NotKnown(RegisterError):
    """There is no such thing in this register."""


class Malformed(RegisterError):
    """A file or a definition cannot be read. `place` says where (file, line, row or column)."""

    def __init__(self, message: str, *, place: str, remedy: str = "") -> None:
        super().__init__(f"{place}: {message}{' ' + remedy if remedy else ''}")
        self.place = place
        self.remedy = remedy


class Misconfigured(RegisterError):
    """A setting is missing or wrong; the message names it and what to write."""
