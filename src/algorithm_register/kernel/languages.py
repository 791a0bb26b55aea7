"""Languages: one code for each, whatever the source calls it."""

from algorithm_register.kernel.errors import ValueRefused

# The languages that descriptions and pages can be in, with their own names.
LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English", "fy": "Frysk"}

_CALLED = {
    "nl": ("nl", "nld", "nl-nl", "dut", "nederlands", "dutch"),
    "en": ("en", "eng", "en-gb", "en-us", "engels", "english"),
    "fy": ("fy", "fry", "frysk", "fries", "frisian"),
}
# ISO 639-2, by which the standard names a language.
_EXCHANGED = {"nl": "nld", "en": "eng", "fy": "fry"}
_CODES = {called: code for code, names in _CALLED.items() for called in names}


def language_code(text: str) -> str:
    """The BCP 47 code, lower case, of a language as a source writes it (`nld`, `Nederlands`, `en-GB`)."""
    code = _CODES.get(text.strip().lower())
    if code is None:
        known = ", ".join(LANGUAGE_NAMES)
        raise ValueRefused(
            f"The language {text!r} is not known. Use one of {known}.",
            field="language",
            value=text,
            limit=known,
        )
    return code


def exchanged_language(code: str) -> str:
    """How the exchange form of the standard writes a language: `nld` for `nl`."""
    return _EXCHANGED.get(code, code)
