"""One key for all forms of a word: *parkeren*, *parkeert*, *geparkeerde*; *controle*, *gecontroleerd*. Pure.

English goes through the engine's stemmer. The Dutch one makes *men* of *gemeente* and parts *algoritme* from
*algoritmen*, so Dutch has rules of its own: most take an ending away only where the word list has what is left. Of a
compound that the list does not have the last piece is reduced: *parkeercontroles*.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

import tantivy

from algorithm_register.search.language.compounds import pieces
from algorithm_register.search.language.synonyms import is_function_word
from algorithm_register.search.language.wordlists import word_list

# Shorter words have no endings to lose that are not part of the word: *open* is not *op*.
_SHORTEST = 4
_IRREGULAR = {
    "kinder": "kind",
    "kinderen": "kind",
    "leden": "lid",
    "schepen": "schip",
    "steden": "stad",
    "ingeschreven": "inschrijven",
    "afgewezen": "afwijzen",
    "toegewezen": "toewijzen",
    "verleend": "verlenen",
    "gegeven": "gegevens",
    "bedragen": "bedrag",
    "dagen": "dag",
    "hoven": "hof",
    "verboden": "verbod",
    "verdragen": "verdrag",
    "wegen": "weg",
}
# Forms that look like those of another word and are not.
_THEMSELVES = frozenset({"geweld", "innen", "licht", "links", "moord", "nieuws", "null", "rechts", "weten"})

_PARTICLES = "aan|achter|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|vast|voor|weg"
_PARTICIPLE = re.compile(rf"({_PARTICLES}|)ge(.{{3,}}?)(e|en|)")
_LOAN_VERB = re.compile(r"(?:ge)?(.{3,}?)eer(?:t|de?n?)")
_VERB_OF_A_NOUN = re.compile(r"(.{3,}?)(?:eren|eer)")
_NOUN_ENDINGS = ("atie", "ie", "e")
_FINITE = re.compile(r"(.{4,})([td])")
_PAST = re.compile(r"(.{5,})([td])en?")
_OF_A_VERB = re.compile(r"(.{3,})ing(?:en)?")
_LONG = re.compile(r"(.*)([aeou])\2([^aeiou])")
_SHORT_VOWEL = re.compile(r"(?:.*[^aeiou]|)[aeiou][^aeiouwy]")
_OPEN = re.compile(r"(.*[^aeiou]|)([aeou])([^aeiouwxy])")
_DOUBLE_END = re.compile(r"(.*)([^aeiou])\2")
_VOICED = {"s": "z", "f": "v"}
_VOICELESS = {"z": "s", "v": "f"}


@lru_cache(maxsize=200_000)
def key(word: str, language: str) -> str:
    """What a folded word has in common with its other forms."""
    if language == "nl":
        return _dutch(word)
    return _stem(language)(word)


def _dutch(word: str) -> str:
    if len(word) < _SHORTEST or not word.isalpha() or word in _THEMSELVES or is_function_word(word, "nl"):
        return word
    if not _is_word(word) and (parts := pieces(word, "nl")):
        return word[: parts[-1].start] + _dutch(parts[-1].word)
    word = _IRREGULAR.get(word, word)
    whole = _verb_of(word) or word
    return _without_ending(_noun_of(whole) or _singular(whole))


def _verb_of(word: str) -> str:
    """The infinitive of another form of a verb; empty for what is none."""
    return _of_a_finite_form(word) or _of_a_participle(word) or _of_a_loan_verb(word) or _of_an_action(word)


def _of_a_loan_verb(word: str) -> str:
    """*geparkeerde* → *parkeren*; these verbs are never mistaken for something else, so they need no list."""
    form = _LOAN_VERB.fullmatch(word)
    return f"{form[1]}eren" if form else ""


def _of_a_participle(word: str) -> str:
    """*gemeld* → *melden*, *aangevraagde* → *aanvragen*; not *gebied*, which has a plural."""
    form = _PARTICIPLE.fullmatch(word)
    if form is None or _is_word(f"{form[1]}ge{form[2]}en"):
        return ""
    whole, cut = form[1] + form[2], form[1] + form[2][:-1]
    return (_infinitive(cut) or _infinitive(whole)) if whole[-1] in "td" else ""


def _noun_of(word: str) -> str:
    """The noun that a verb is made from: *controleren* → *controle*, *registreer* → *registratie*; else empty."""
    verb = _VERB_OF_A_NOUN.fullmatch(word)
    nouns = [verb[1] + ending for ending in _NOUN_ENDINGS] if verb else []
    return next((noun for noun in nouns if len(noun) > _SHORTEST and _is_word(noun)), "")


def _of_a_finite_form(word: str) -> str:
    """*herkent* → *herkennen*, *beoordeelde* → *beoordelen*; not *student* or *gemeente*."""
    if form := _FINITE.fullmatch(word):
        return _infinitive(form[1])
    form = _PAST.fullmatch(word)
    return _infinitive(form[1]) if form and _is_word(form[1] + form[2]) else ""


def _of_an_action(word: str) -> str:
    """*voorspelling* → *voorspellen*."""
    form = _OF_A_VERB.fullmatch(word)
    return f"{form[1]}en" if form and _is_word(f"{form[1]}en") else ""


def _singular(word: str) -> str:
    return _of_a_plural_in_n(_of_a_plural_in_s(word))


def _of_a_plural_in_s(word: str) -> str:
    """*kentekens* → *kenteken*; not *plaats* or *grens*, which have a plural of their own."""
    one = word.removesuffix("s")
    is_plural = one != word and len(one) >= _SHORTEST and _is_word(one)
    return one if is_plural and not _is_word(f"{word}en") and not _is_word(f"{one}zen") else word


def _of_a_plural_in_n(word: str) -> str:
    """*algoritmen* → *algoritme*."""
    return word[:-1] if word.endswith("en") and len(word) > _SHORTEST + 1 and _is_word(word[:-1]) else word


def _infinitive(stem: str) -> str:
    """The infinitive of a verb, if the list has it: *parkeer* → *parkeren*, *scan* → *scannen*, *huis* → *huizen*."""
    if long := _LONG.fullmatch(stem):
        stem = long[1] + long[2] + long[3]
        spellings = [stem]
    elif _SHORT_VOWEL.fullmatch(stem):
        spellings = [stem + stem[-1], stem]
    else:
        spellings = [stem]
    spellings += [each[:-1] + _VOICED[each[-1]] for each in spellings if each[-1] in _VOICED]
    return next((f"{each}en" for each in spellings if _is_word(f"{each}en")), "")


def _without_ending(word: str) -> str:
    for ending in ("en", "e"):
        if word.endswith(ending) and len(word) > _SHORTEST:
            return _closed(_voiceless(word.removesuffix(ending)))
    return word


def _closed(stem: str) -> str:
    """Written as it is at the end of a word: *boot* of *boten*, *wet* of *wetten*; but *middel* of *middelen*."""
    if double := _DOUBLE_END.fullmatch(stem):
        return double[1] + double[2]
    if open_ := _OPEN.fullmatch(stem):
        long = open_[1] + 2 * open_[2] + open_[3]
        return long if _is_word(long) else stem
    return stem


def _voiceless(stem: str) -> str:
    """*huiz* as *huis*, *briev* as *brief*."""
    return stem[:-1] + _VOICELESS.get(stem[-1], stem[-1])


def _is_word(word: str) -> bool:
    return word in word_list("nl")


@cache
def _stem(language: str) -> Callable[[str], str]:
    chain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    analyzer = chain.filter(tantivy.Filter.stemmer({"en": "english"}[language])).build()

    def stem(word: str) -> str:
        return analyzer.analyze(word)[0] if word else ""

    return stem
