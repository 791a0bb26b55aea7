"""Shows why a text was found: the best fragment of it, with the words that matched as runs. Pure."""

import re
from collections.abc import Iterable, Sequence

from algorithm_register.search.answering.marking import Marks, Span
from algorithm_register.search.port import Marked

FRAGMENT = 200

# How much of what comes before the first match is shown at most, to begin with its sentence; and else.
_LEAD = 80
_WORDS_BEFORE = 40
# A fragment that ends with a sentence shows at least so much from the first match on.
_ENOUGH = 60
# What stands between two sentences.
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_ELLIPSIS = "…"


def marked(text: str, asked: Marks) -> Marked:
    """The whole text as runs."""
    return _runs(text, asked.spans(text), 0, len(text))


def best_snippet(texts: Sequence[str], asked: Marks) -> Marked:
    """The fragment of about 200 characters that meets most of what was asked; of equals the first.

    Where nothing matches it is the beginning of the first text; without any text it is empty.
    """
    best: tuple[int, str, list[Span], int] | None = None
    for text in texts:
        spans = asked.spans(text)
        richness, start = _richest(spans)
        if best is None or richness > best[0]:
            best = (richness, text, spans, start)
        if best[0] == asked.wants:  # no later text can be better
            break
    if best is None:
        return ()
    _, text, spans, first_hit = best
    start, end = _window(text, first_hit)
    body = _runs(text, [span for span in spans if start <= span.start and span.end <= end], start, end)
    before = ((_ELLIPSIS, False),) if start > 0 and not _begins_a_sentence(text, start) else ()
    after = ((_ELLIPSIS, False),) if end < len(text) and text[end - 1] not in ".!?" else ()
    return before + body + after


def _begins_a_sentence(text: str, start: int) -> bool:
    return any(found.end() == start for found in _SENTENCE.finditer(text, max(0, start - 3), start))


def _richest(spans: Sequence[Span]) -> tuple[int, int]:
    """How many different wants the richest fragment holds, and where its first one starts."""
    best = (0, 0)
    for index, first in enumerate(spans):
        reach = first.start + FRAGMENT - _LEAD
        within = {span.want for span in spans[index : index + FRAGMENT] if span.end <= reach}
        if len(within) > best[0]:
            best = (len(within), first.start)
    return best


def _window(text: str, first_hit: int) -> tuple[int, int]:
    """Start and end of a fragment that shows the hit: from the beginning of its sentence if that is near, else from
    some words before it; to the end of a sentence if that leaves enough, else between words."""
    start = _start(text, max(0, min(first_hit - _LEAD, len(text) - FRAGMENT)), first_hit)
    end = min(len(text), start + FRAGMENT)
    return start, end if end == len(text) else _end(text, first_hit, end)


def _start(text: str, earliest: int, hit: int) -> int:
    sentences = [found.end() for found in _SENTENCE.finditer(text, max(0, earliest - 1), hit)]
    if earliest == 0 or sentences:
        return sentences[-1] if earliest else 0
    near = max(earliest, hit - _WORDS_BEFORE)
    return next((index for index in range(near, hit) if text[index - 1].isspace()), hit)


def _end(text: str, hit: int, latest: int) -> int:
    sentences = [found.start() for found in _SENTENCE.finditer(text, hit, latest)]
    if sentences and sentences[-1] - hit >= _ENOUGH:
        return sentences[-1]
    space = max(text.rfind(sign, hit, latest) for sign in " \n\t")
    return space if space > hit else latest


def _runs(text: str, spans: Iterable[Span], start: int, end: int) -> Marked:
    runs: list[tuple[str, bool]] = []
    here = start
    for span in spans:
        runs += [(text[here : span.start], False), (text[span.start : span.end], True)]
        here = span.end
    runs.append((text[here:end], False))
    return tuple(run for run in runs if run[0])
