"""What somebody may have meant who typed a word that nothing holds. It is offered, never put in place in silence.

Short words, numbers and words that a dictionary knows are left alone: *link* is not a slip of *links*.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from algorithm_register.search.asking.vocabulary import Vocabulary
from algorithm_register.search.language.synonyms import known_words
from algorithm_register.search.language.wordlists import fold, word_list

_SHORTEST = 5
# Words from here on may differ in two places.
_LONG = 8
_WORD = re.compile(r"[^\W_]+")
_CANDIDATES = 50


def corrected(text: str, unmet: Iterable[str], language: str, vocabulary: Vocabulary) -> str:
    """The text with those of the unmet words replaced that are likely slips; empty when there are none."""
    meant = {word: other for word in unmet if (other := _meant(word, language, vocabulary))}
    if not meant:
        return ""
    return _WORD.sub(lambda word: meant.get(fold(word.group()), word.group()), text)


def _meant(word: str, language: str, vocabulary: Vocabulary) -> str:
    if len(word) < _SHORTEST or not word.isalpha() or _is_known(word):
        return ""
    known = _known(word[0], language, vocabulary)
    return _nearest(word, known) or _nearest(word, _known(word[1], language, vocabulary))


def _is_known(word: str) -> bool:
    return any(word in each or each.is_name(word) for each in map(word_list, ("nl", "en")))


def _known(letter: str, language: str, vocabulary: Vocabulary) -> Counter[str]:
    """Words that begin with a letter, with how many descriptions hold them; slips rarely are in the first one."""
    return vocabulary.beginning_with(letter) + Counter(
        word for word in known_words(language) if word.startswith(letter)
    )


def _nearest(word: str, known: Counter[str]) -> str:
    """The word with the fewest slips between; of equals the one that most descriptions hold."""
    furthest = 2 if len(word) >= _LONG else 1
    found = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=furthest, limit=_CANDIDATES)
    ranked: Iterator[tuple[float, int, str]] = (
        (distance, -known[other], other) for other, distance, _ in found if len(other) >= _SHORTEST - 1
    )
    return min(ranked, default=(0, 0, ""))[2]
