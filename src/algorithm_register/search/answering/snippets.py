"""Shows why a text was found: the best fragment of it, with the words that matched as runs. Pure."""

from collections.abc import Iterable, Sequence

from algorithm_register.search.answering.marking import Marks, Span
from algorithm_register.search.port import Marked

FRAGMENT = 200

# How much of what comes before the first match is shown.
_LEAD = 40
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
    before = ((_ELLIPSIS, False),) if start > 0 else ()
    after = ((_ELLIPSIS, False),) if end < len(text) else ()
    return before + body + after


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
    """Start and end of a fragment that shows the hit after some of what precedes it, cut between words."""
    start = max(0, min(first_hit - _LEAD, len(text) - FRAGMENT))
    end = min(len(text), start + FRAGMENT)
    if start > 0:
        start = _after_space(text, start, first_hit)
    if end < len(text):
        space = max(text.rfind(sign, first_hit, end) for sign in " \n\t")
        end = space if space > first_hit else end
    return start, end


def _after_space(text: str, start: int, latest: int) -> int:
    for index in range(start, latest):
        if text[index - 1].isspace():
            return index
    return latest


def _runs(text: str, spans: Iterable[Span], start: int, end: int) -> Marked:
    runs: list[tuple[str, bool]] = []
    here = start
    for span in spans:
        runs += [(text[here : span.start], False), (text[span.start : span.end], True)]
        here = span.end
    runs.append((text[here:end], False))
    return tuple(run for run in runs if run[0])
