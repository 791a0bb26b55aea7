"""What somebody may have meant who typed a word that nothing holds. It is offered, never put in place in silence.

Short words, numbers and words that a dictionary knows are left alone: *link* is not a slip of *links*.
"""

from collections import Counter
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from algorithm_register.search.asking.vocabulary import Vocabulary
from algorithm_register.search.language.sounds import BEGINS_ALIKE, sound
from algorithm_register.search.language.synonyms import known_words
from algorithm_register.search.language.tokens import WORD
from algorithm_register.search.language.wordlists import fold, word_list

_SHORTEST = 5
# Words from here on may differ in two places.
_LONG = 8
_CANDIDATES = 50
# Somebody who makes more slips in one question than this types something else than words.
_MOST_SLIPS = 4


def corrected(text: str, unmet: Iterable[str], language: str, vocabulary: Vocabulary) -> str:
    """The text with those of the unmet words replaced that are likely slips; empty when there are none."""
    doubtful = [word for word in dict.fromkeys(unmet) if _may_be_a_slip(word)][:_MOST_SLIPS]
    meant = {word: other for word in doubtful if (other := _meant(word, language, vocabulary))}
    if not meant:
        return ""
    return WORD.sub(lambda word: meant.get(fold(word.group()), word.group()), text)


def _may_be_a_slip(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and not _is_known(word)


def _meant(word: str, language: str, vocabulary: Vocabulary) -> str:
    """Slips are rarely in the first letters, unless those sound the same or changed places."""
    alike = BEGINS_ALIKE.get(word[0], "") + word[1] if word[0] in BEGINS_ALIKE else ""
    for beginnings in ((word[:2], alike), (word[0],), (word[1],)):
        known = sum((_known(each, language, vocabulary) for each in beginnings if each), Counter[str]())
        if found := _nearest(word, known):
            return found
    return ""


def _is_known(word: str) -> bool:
    return any(word in each or each.is_name(word) for each in map(word_list, ("nl", "en")))


def _known(beginning: str, language: str, vocabulary: Vocabulary) -> Counter[str]:
    """Words that begin so, with how many descriptions hold them."""
    return vocabulary.beginning_with(beginning) + Counter(
        word for word in known_words(language) if word.startswith(beginning)
    )


def _nearest(word: str, known: Counter[str]) -> str:
    """The word with the fewest slips between, by ear and then by eye; of equals the one that is used most."""
    furthest = 2 if len(word) >= _LONG else 1
    by_sound = {other: sound(other) for other in known if len(other) >= _SHORTEST - 1}
    found = process.extract(
        sound(word), by_sound, scorer=OSA.distance, score_cutoff=furthest, limit=_CANDIDATES
    )
    ranked = (
        (heard, OSA.distance(word, other), -known[other], other)
        for _, heard, other in found
        if abs(len(word) - len(other)) <= furthest
    )
    return min(ranked, default=(0, 0, 0, ""))[3]
