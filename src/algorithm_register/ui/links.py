"""Makes links of the addresses that publishers state: alone, several, or among words."""

import re
from html import unescape
from urllib.parse import quote, urlsplit

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from algorithm_register.standards.validation import is_email
from algorithm_register.ui.direction import apart

# A web address in escaped text: it ends before markup, and before marks that rather belong to the sentence.
_ADDRESS = re.compile(r"\bhttps?://(?:[^\s<>&]|&amp;)*(?:[^\s<>&.,;:!?)\]’”'\"]|&amp;)", re.IGNORECASE)
# An e-mail address: it is looked for where a word begins, else a long word takes the square of its length.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ANY_ADDRESS = re.compile(f"{_ADDRESS.pattern}|{_EMAIL.pattern}", re.IGNORECASE)


def link(address: str, text: str = "") -> SafeString:
    """A link to a web address; anything else stands as text, so that no address can run code.

    Addresses among other words, or several of them, are links in that text.
    A link that shows its own address has a class of its own: on paper it is not written twice.
    """
    if not _is_web_address(address):
        return _in_words(f"{text} ({address})" if text and address else text or address)
    if not text or text == address:
        shown = text or _breakable(_short(address))
        return format_html('<a class="nl-link reg-address" href="{}">{}</a>', address, shown)
    return format_html('<a class="nl-link" href="{}">{}</a>', address, text)


def contact(value: str) -> SafeString:
    """A link to write to an e-mail address, or to a web address; each of them where they stand among words."""
    return _letter(value) if is_email(value) else link(value)


def with_links(markup: str) -> SafeString:
    """Markup that is safe already, the web addresses in it made links."""
    return mark_safe(_ADDRESS.sub(_linked, markup))  # noqa: S308 - safe, so that addresses in it are escaped


def _letter(email: str) -> SafeString:
    """A link to write to an e-mail address, quoted so that it adds nothing to the letter."""
    return format_html('<a class="nl-link" href="mailto:{}">{}</a>', quote(email, "@+"), _breakable(email))


def _in_words(text: str) -> SafeString:
    """Plain text with the addresses in it made links; it may stand among words of ours."""
    return mark_safe(apart(_ANY_ADDRESS.sub(_any_linked, escape(text))))  # noqa: S308 - escaped before links come in


def _any_linked(found: re.Match[str]) -> str:
    address = unescape(found[0])
    return _letter(address) if is_email(address) else _linked(found)


def _linked(found: re.Match[str]) -> str:
    address = unescape(found[0])
    return link(address, address) if _is_web_address(address) else found[0]


def _breakable(address: str) -> SafeString:
    """A long address may break after @ and /, so that it fits a narrow column."""
    return mark_safe(re.sub(r"(?<=[@/])(?=\w)", "<wbr>", escape(address)))  # noqa: S308 - escaped


def _short(address: str) -> str:
    """An address as people say it: without the scheme, and without a slash at its end."""
    return address.partition("://")[2].rstrip("/")


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_one = not any(map(str.isspace, address))
    return is_one and parts.scheme in {"http", "https"} and bool(parts.netloc)
