"""What public bodies are called: how names are shown and compared, and what their kinds are called."""

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

DATA = Path(__file__).parent / "data"

# Words that TOOI writes before a name to say what kind of body it is, and that nobody says aloud.
_UNSPOKEN = re.compile(
    r"(zbo|samenwerkingsorganisatie|overheidsorganisatie|organisatieonderdeel|agentschap) "
)


@dataclass(frozen=True)
class Kind:
    """A kind of public body: its labels by language, and the folded words its names may begin with."""

    one: Mapping[str, str]
    many: Mapping[str, str]
    words: tuple[str, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of public body, by its name in the directory (`Gemeente`, `Zbo`), in the order of pages."""
    stated = yaml.safe_load((DATA / "types.yaml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {name: Kind(one=k["one"], many=k["many"], words=tuple(k["words"])) for name, k in stated.items()}
    )


def type_label(type: str, language: str, *, plural: bool = False) -> str:
    """What a kind is called in a language, else in Dutch; empty when there is no such kind."""
    kind = kinds().get(type)
    if kind is None:
        return ""
    labels = kind.many if plural else kind.one
    return labels.get(language, labels["nl"])


def display_name(stated: str) -> str:
    """A name as the register shows it: begun with a capital, without the kind words that nobody says."""
    spoken = _UNSPOKEN.sub("", stated, count=1) if _UNSPOKEN.match(stated) else stated
    return spoken[:1].upper() + spoken[1:]


def is_name(text: str) -> bool:
    """Whether a text holds a letter or digit to know an organisation by: `-` and `!!!` do not."""
    return any(char.isalnum() for char in fold(text))


def filed_under(name: str, type: str) -> str:
    """The folded name by which a reader looks for a body of a kind: *Gemeente Noorderhaaks* under `noorderhaaks`."""
    folded = fold(name)
    kind = kinds().get(type)
    begun = [words for words in (kind.words if kind else ()) if folded.startswith(f"{words} ")]
    return folded.removeprefix(max(begun, key=len, default="")).strip()


@lru_cache(maxsize=8192)  # the directory is folded whole at every search in it
def fold(name: str) -> str:
    """The form in which names are compared: lower-case words without accents or marks, `&` as `en`."""
    spelled = (
        unicodedata.normalize("NFKD", html.unescape(name)).casefold().replace("&", " en ").replace(".", "")
    )
    bare = "".join(letter for letter in spelled if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare))
