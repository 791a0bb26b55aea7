"""The number of a description: eight digits that never change, with a check digit."""

import re
import secrets

from algorithm_register.kernel.errors import ValueRefused

_WEIGHTS = (3, 1, 3, 1, 3, 1, 3)
_FORM = re.compile(r"[0-9]{8}")
_NATIONAL = re.compile(r"[1-9]{7}[0-9]")
_LOCAL = re.compile(r"0[1-9]{6}[0-9]")


def check_digit(first_seven: str) -> int:
    """The last digit that belongs to the first seven: (3·(d1+d3+d5+d7) + d2+d4+d6) mod 10."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_seven, strict=True)) % 10


def has_number_form(text: str) -> bool:
    """Whether the text is exactly eight ASCII digits, valid or not."""
    return _FORM.fullmatch(text) is not None


def is_national(text: str) -> bool:
    """Whether the text is a valid number of the national register."""
    return _NATIONAL.fullmatch(text) is not None and _ends_well(text)


def is_local(text: str) -> bool:
    """Whether the text is a valid number drawn by a register that is no issuer: it starts with 0."""
    return _LOCAL.fullmatch(text) is not None and _ends_well(text)


def is_number(text: str) -> bool:
    """Whether a description can have this number."""
    return is_national(text) or is_local(text)


def checked_number(text: str) -> str:
    """The number itself, or ValueRefused with what is wrong."""
    if is_number(text):
        return text
    reason = "its check digit is wrong" if has_number_form(text) else "it needs exactly eight digits"
    message = f"This number cannot exist: {reason}. Copy it again from the source."
    raise ValueRefused(message, field="number", value=text, limit="8 digits, the last one a check digit")


def draw_number(*, issuer: bool) -> str:
    """A random valid number: national for an issuer, else local. The caller keeps it unique."""
    drawn = "".join(secrets.choice("123456789") for _ in range(7))
    if not issuer:
        drawn = "0" + drawn[1:]
    return drawn + str(check_digit(drawn))


def _ends_well(text: str) -> bool:
    return check_digit(text[:7]) == int(text[7])
