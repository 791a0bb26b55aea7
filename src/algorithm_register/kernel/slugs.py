"""The readable end of an address."""

import re
import unicodedata

# Names of sub-pages below a description's number; no title may take their place.
RESERVED_SLUGS = frozenset({"edities", "vergelijk"})
_LONGEST = 80


def slugify(text: str, *, fallback: str = "beschrijving") -> str:
    """Lower-case ASCII words joined by hyphens, at most 80 characters, never empty, never reserved."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", folded))
    slug = slug[:_LONGEST].rsplit("-", 1)[0] if len(slug) > _LONGEST else slug
    return fallback if not slug or slug in RESERVED_SLUGS else slug
