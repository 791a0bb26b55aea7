"""What reading costs: the pages about one description and one organisation, and telling a visitor that nothing changed.

Pages are asked through everything that serves, in this process, in the register of any size.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from benchmarks.measuring import Candidate, Summary, Work, measure, summary
from benchmarks.ours import get
from benchmarks.questions import LANGUAGE, BenchQuestion, address, questions
from benchmarks.report import COMPARISON, DESCRIPTION, ORGANISATION, SEARCH_UNCHANGED, UNCHANGED
from benchmarks.rows import compared, plan
from django.core.wsgi import get_wsgi_application

_DESCRIPTIONS = 20
_PUBLISHED = 500


def measure_reading(count: int, *, rounds: int) -> dict[str, Summary]:
    """Every kind of page in the register of this size, which this process works on."""
    code, published = _organisation(count)
    descriptions = [_canonical(f"/id/algoritme/{number}") for number in plan(count).numbers[:_DESCRIPTIONS]]
    comparison = (
        _canonical(f"/id/algoritme/{compared(count)[0].number}").rpartition("/")[0] + "/vergelijk?van=1&tot=2"
    )
    asked = {
        DESCRIPTION: descriptions,
        COMPARISON: [comparison],
        f"{ORGANISATION} with {published} descriptions": [_canonical(f"/id/organisatie/{code}")],
    }
    had = {UNCHANGED: descriptions, SEARCH_UNCHANGED: [address(each) for each in questions(count)]}
    return {name: _measured(name, pages, rounds, is_had=name in had) for name, pages in (asked | had).items()}


def _measured(name: str, pages: Sequence[str], rounds: int, *, is_had: bool) -> Summary:
    application = get_wsgi_application()

    def prepare(asked: BenchQuestion) -> Work:
        if not is_had:
            return partial(get, application, asked.text)
        tag = get(application, asked.text).tag
        return partial(get, application, asked.text, if_none_match=tag)

    times = measure([Candidate(name, prepare)], [BenchQuestion(name, page) for page in pages], rounds=rounds)
    return summary(times[name])


def _canonical(path: str) -> str:
    """Where the permanent address of something leads readers of our language."""
    application = get_wsgi_application()
    while (answer := get(application, path, accept_language=LANGUAGE)).place:
        path = answer.place
    return path


def _organisation(count: int) -> tuple[str, int]:
    """The organisation whose number of descriptions is nearest to the one that targets name."""
    published = Counter(body.code for body in plan(count).publishers)
    return min(published.items(), key=lambda each: abs(each[1] - _PUBLISHED))
