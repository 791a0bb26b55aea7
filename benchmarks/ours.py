"""The candidates of our own: the engine alone, the search service, the page, suggestions.

The engine alone runs what the service asked of it, recorded once: the same queries with the same aggregations,
ten results, and the engine's own snippets of them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import tantivy
from benchmarks.measuring import Candidate, Work
from benchmarks.questions import LANGUAGE, BenchQuestion, address
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from algorithm_register.organisations.selectors import organisations
from algorithm_register.register.selectors import published_records
from algorithm_register.search.answering.finding import answered
from algorithm_register.search.engine import search
from algorithm_register.search.index.analysis import boosts, schema
from algorithm_register.search.index.documents import document
from algorithm_register.search.index.generation import Snapshot
from algorithm_register.search.index.shelf import Shelf
from algorithm_register.search.port import Question, Sort

TOP = 10


def question(asked: BenchQuestion, *, size: int = TOP) -> Question:
    """The question as the port takes it."""
    return Question(
        text=asked.text,
        language=LANGUAGE,
        page=asked.page,
        size=size,
        filters=dict(asked.filters),
        sort=Sort.RELEVANCE if asked.text else Sort.NEWEST,
    )


@dataclass
class _Recorder:
    """Passes everything on to the engine's searcher and keeps what fetches results and what counts them."""

    searcher: tantivy.Searcher
    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.searcher, name)
        if name not in {"search", "aggregate"}:
            return found

        def kept(*arguments: Any, **named: Any) -> Any:
            if name == "aggregate" or named.get("limit") == TOP:
                self.calls.append((name, arguments, named))
            return found(*arguments, **named)

        return kept


def engine_alone() -> Candidate:
    """The engine with what the service asks of it, and nothing of the register."""
    serving = Shelf(Path(settings.REGISTER_DATA_DIR) / "search", LANGUAGE).serving()
    if serving is None:
        raise RuntimeError("there is no index to search")
    return Candidate("engine alone", partial(_prepare_engine, serving.snapshot()))


def _prepare_engine(snapshot: Snapshot, asked: BenchQuestion) -> Work:
    recorder = _Recorder(snapshot.searcher)
    answer = answered(replace(snapshot, searcher=recorder), question(asked), LANGUAGE, published_records)  # type: ignore[arg-type]
    documents = _documents([hit.number for hit in answer.hits])
    searcher, calls = snapshot.searcher, recorder.calls
    wanted: list[tantivy.Query] = [arguments[0] for name, arguments, _ in calls if name == "search"][-1:]

    def run() -> object:
        for name, arguments, named in calls:
            found = getattr(searcher, name)(*arguments, **named)
            if name == "search":
                for _, place in found.hits[:TOP]:
                    searcher.doc(place)
        return [
            generator.snippet_from_doc(each).to_html()
            for query in wanted
            for field_name in boosts()
            for generator in [tantivy.SnippetGenerator.create(searcher, query, schema(), field_name)]
            for each in documents
        ]

    return run


def _documents(numbers: list[str]) -> list[tantivy.Document]:
    """The texts of these descriptions in the engine's form, ready to make snippets of."""
    records = published_records(numbers)
    names = organisations({record.organisation_code for record in records.values()})
    return [
        document(records[number], LANGUAGE, (names[records[number].organisation_code].name,))
        for number in numbers
    ]


def service() -> Candidate:
    """Search as the rest of the house asks it, with ten results and all counts."""
    return Candidate(
        "search service",
        lambda asked: partial(search().find, question(asked)),
        total=lambda answer: int(answer.total),
    )


def page() -> Candidate:
    """The page with ten results, through everything that a request passes, in this process."""
    application = get_wsgi_application()
    return Candidate("HTML page", lambda asked: partial(_got, application, address(asked)))


def suggestions() -> Candidate:
    """What is offered while somebody types."""
    return Candidate("suggestions", lambda asked: partial(search().suggest, asked.text, LANGUAGE))


def _got(application: Callable[..., Any], target: str) -> bytes:
    got = get(application, target)
    if got.status != 200:
        raise RuntimeError(f"{target} is answered with {got.status}")
    return got.body


class Got(NamedTuple):
    """An answer; `tag` is its validator, `place` where it leads to, each empty where it has none."""

    status: int
    body: bytes
    tag: str
    place: str


def get(application: Callable[..., Any], target: str, query: bytes | None = None, **headers: str) -> Got:
    """What an address answers, through WSGI; `query` gives the bytes of the query as they stand."""
    path, _, told = target.partition("?")
    statuses: list[int] = []
    given: dict[str, str] = {}

    def begin(status: str, headers: Iterable[tuple[str, str]], problem: object = None) -> None:
        statuses.append(int(status[:3]))
        given.update(headers)

    environment = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": told if query is None else query.decode("latin-1"),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    with _closed(application(environment, begin)) as parts:
        body = b"".join(parts)
    return Got(statuses[0], body, given.get("ETag", ""), given.get("Location", ""))


@contextmanager
def _closed(response: Any) -> Iterator[Any]:
    try:
        yield response
    finally:
        if hasattr(response, "close"):
            response.close()
