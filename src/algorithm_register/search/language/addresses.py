"""Web addresses as one word, so that an address that is typed or pasted finds the references that hold it. Pure."""

import re

_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


def as_address(text: str) -> str:
    """The address without what people leave out: scheme, *www*, capitals and the last slash."""
    return _SCHEME.sub("", text.strip()).rstrip("/").lower()
