"""Makes one choice of the many ways to write an impact assessment or a supplier, so that a filter can offer it. Pure.

The ways stand in `data/assessments.yaml` and `data/suppliers.yaml`, each with its reason.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from algorithm_register.organisations.naming import fold

_DATA = Path(__file__).parent / "data"

# What is longer, in words or signs, is a description of a supplier rather than a name.
_MOST_WORDS = 7
_LONGEST_NAME = 80
_LONGEST_KEY = 60

# The same texts come back in most descriptions, and in each language.
_KEPT = 4096

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+)\.(?:com|nl|eu|net|org)\b\S*", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_NEXT_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=(?:Het|De|Dit|Deze|In|The|This|It)\s)")
# Between suppliers; a slash inside a legal form (A/S) parts nothing.
_BETWEEN = re.compile(r"\s*[;,|]\s+|\s+/\s*|(?<=\w{3})/\s*(?=\w{3})|\n+")
_SUBTITLE = re.compile(r"\s+[-–—]\s+")
_DOUBLED = re.compile(r"([^\W\d_])\1+")


@dataclass(frozen=True)
class Supplier:
    """One supplier: its `key` is the same for every spelling, `name` is this spelling; empty where it is no name."""

    key: str
    name: str


def assessments(titles: Iterable[str]) -> tuple[str, ...]:
    """The keys of the assessments that these titles name, in order and without doubles."""
    return tuple(dict.fromkeys(key for title in titles for key in _kinds_of(title)))


def assessment_label(key: str, language: str) -> str:
    """What an assessment is called; the key itself where it is not known."""
    data = _data("assessments")
    other = data["other"]
    known = {kind: stated["label"] for kind, stated in data["assessments"].items()}
    label = (known | {other["key"]: other["label"]}).get(key, {})
    return str(label.get(language, key))


@lru_cache(_KEPT)
def suppliers(text: str) -> tuple[Supplier, ...]:
    """The suppliers that a text names, the first one first; empty where it says that there is none."""
    data = _data("suppliers")
    said = fold(text)
    if not said or said in data["nothing"]:
        return ()
    if _holds_one_of(said, data["in_house"]["words"]):
        return (Supplier(data["in_house"]["key"], ""),)
    first_sentence = _NEXT_SENTENCE.split(text.strip())[0]
    found = {each.key: each for each in _named_in(first_sentence) or _addressed_in(first_sentence)}
    return tuple(found.values()) or (Supplier(data["sentences"]["key"], ""),)


def supplier_label(key: str, language: str) -> str:
    """What a choice is called that is no name; empty for a supplier, which is called as it is written most."""
    for choice in (_data("suppliers")["in_house"], _data("suppliers")["sentences"]):
        if key == choice["key"]:
            return str(choice["label"].get(language, key))
    return ""


@lru_cache(_KEPT)
def _kinds_of(title: str) -> tuple[str, ...]:
    kinds = _assessments_by_words()
    said = _undoubled(fold(title))
    found = tuple(kinds[match] for match in _any_assessment().findall(said))
    return found or ((_data("assessments")["other"]["key"],) if said else ())


@cache
def _assessments_by_words() -> dict[str, str]:
    kinds = _data("assessments")["assessments"]
    return {_undoubled(fold(words)): key for key, kind in kinds.items() for words in kind["words"]}


@cache
def _any_assessment() -> re.Pattern[str]:
    longest_first = sorted(_assessments_by_words(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _undoubled(text: str) -> str:
    """*Assesment* and *Asssessment* with one s each: doubling is what people get wrong."""
    return _DOUBLED.sub(r"\1", text)


def _named_in(sentence: str) -> list[Supplier]:
    found: list[Supplier] = []
    for part in _parts(sentence):
        supplier = _supplier(part)
        # After the first, a part that begins small goes on about it: "…, product X", "…, in opdracht van …".
        if supplier is None or (found and not part[0].isupper()):
            break
        found.append(supplier)
    return found


def _addressed_in(sentence: str) -> list[Supplier]:
    """The supplier whose site is all that is told; how an address is spelled says nothing about a name."""
    host = _HOST.search(sentence)
    supplier = _supplier(host[1]) if host and not _parts(sentence) else None
    return [Supplier(supplier.key, "")] if supplier else []


def _parts(sentence: str) -> list[str]:
    """The texts that may each be a name."""
    said = _ADDRESS.sub(" ", _ASIDE.sub(" ", sentence))
    parts = (_SUBTITLE.split(part)[0].strip(" \t\xa0,;:-–") for part in _BETWEEN.split(said.strip()))
    return [part for part in parts if fold(part)]


def _supplier(part: str) -> Supplier | None:
    host = _HOST.fullmatch(part)
    words = _core(fold(host[1] if host else part).split())
    is_name = 0 < len(words) <= _MOST_WORDS and len(part) <= _LONGEST_NAME
    if not is_name or not set(words).isdisjoint(_data("suppliers")["sentences"]["words"]):
        return None
    return Supplier("".join(words)[:_LONGEST_KEY], " ".join(part.split()))


def _core(words: list[str]) -> list[str]:
    """The words of a name without what kind of company it is, and where its branch stands."""
    endings, openings = _dropped("forms", "countries"), _dropped("openings")
    kept = words
    while cut := next(
        (each for each in endings if len(each) < len(kept) and kept[-len(each) :] == each), None
    ):
        kept = kept[: -len(cut)]
    while cut := next(
        (each for each in openings if len(each) < len(kept) and kept[: len(each)] == each), None
    ):
        kept = kept[len(cut) :]
    return kept


@cache
def _dropped(*groups: str) -> tuple[list[str], ...]:
    return tuple(words.split() for group in groups for words in _data("suppliers")[group])


def _holds_one_of(said: str, phrases: Iterable[str]) -> bool:
    return any(f" {phrase} " in f" {said} " for phrase in phrases)


@cache
def _data(name: str) -> dict[str, Any]:
    stated: dict[str, Any] = yaml.safe_load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return stated
