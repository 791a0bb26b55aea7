"""PostgreSQL in the manner of today's national register, on the same rows: one vector of all text, newest first.

For each question one query fetches ten results, one fetches all of them to tell how many there are, and one for each
filter counts its values; where nothing is found, words that look alike are asked for. So works the source that the
national register published. Only the queries are timed: no page is made of them, nor an object of every row.
"""

import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from typing import Any, LiteralString

import psycopg
from benchmarks.measuring import Candidate
from benchmarks.peer_rows import COLUMNS, FACETS, FILTERS, TEXTS, peer_rows
from benchmarks.questions import BenchQuestion
from psycopg import sql

ADDRESS = os.environ.get("REGISTER_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
_PAGE = 10


@contextmanager
def postgres(name_of_it: str, count: int, *, is_counting: bool) -> Iterator[Candidate]:
    """A database of our own on the local server, dropped when the block ends.

    With `is_counting` it counts the results instead of fetching them all.
    """
    name = f"bench_{uuid.uuid4().hex[:12]}"
    with closing(psycopg.connect(ADDRESS, autocommit=True)) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            with closing(psycopg.connect(ADDRESS, dbname=name, autocommit=True)) as connection:
                _fill(connection, count)
                yield Candidate(
                    name_of_it,
                    lambda asked: partial(_answer, connection, asked, is_counting),
                    total=int,
                )
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def version() -> str:
    """The version of the server; empty when none answers."""
    try:
        with closing(psycopg.connect(ADDRESS, connect_timeout=3)) as server:
            return str(server.info.parameter_status("server_version")).split()[0]
    except psycopg.Error:
        return ""


def _fill(connection: "psycopg.Connection[Any]", count: int) -> None:
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS))
    typed = sql.SQL(", ").join(
        sql.SQL("{} " + _type(column)).format(sql.Identifier(column)) for column in COLUMNS
    )
    words = sql.SQL(" || ' ' || ").join(map(sql.Identifier, ("number", "organisation", *TEXTS)))
    connection.execute(
        sql.SQL(
            "CREATE TABLE descriptions "
            "({}, vector tsvector GENERATED ALWAYS AS (to_tsvector('dutch', {})) STORED)"
        ).format(typed, words)
    )
    with (
        connection.transaction(),
        connection.cursor() as cursor,
        cursor.copy(sql.SQL("COPY descriptions ({}) FROM STDIN").format(columns)) as copy,
    ):
        for row in peer_rows(count):
            copy.write_row(row)
    connection.execute("CREATE INDEX ON descriptions USING gin (vector)")
    connection.execute("CREATE INDEX ON descriptions (day DESC)")
    for facet in FACETS:
        connection.execute(sql.SQL("CREATE INDEX ON descriptions ({})").format(sql.Identifier(facet)))
    connection.execute(
        "CREATE TABLE words AS SELECT word FROM ts_stat($$SELECT to_tsvector('simple', "
        "array_to_string(tsvector_to_array(vector), ' ')) FROM descriptions$$)"
    )
    connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    connection.execute("CREATE INDEX ON words USING gin (word gin_trgm_ops)")
    connection.execute("VACUUM ANALYZE")


def _type(column: str) -> LiteralString:
    return "date" if column == "day" else "text"


def _answer(connection: "psycopg.Connection[Any]", asked: BenchQuestion, is_counting: bool) -> int:
    """How many results there are, after asking all that a page shows."""
    condition, given = _condition(asked)
    page = _page_of(connection, asked, condition, given)
    if not page and asked.text:
        condition, given = _condition(asked, _LOOKING_ALIKE)
        page = _page_of(connection, asked, condition, given)
    for facet in FACETS:
        _asked(
            connection,
            "SELECT {0}, count(*) FROM descriptions WHERE {1} GROUP BY {0}",
            given,
            sql.Identifier(facet),
            condition,
        )
    if is_counting:
        return int(_asked(connection, "SELECT count(*) FROM descriptions WHERE {}", given, condition)[0][0])
    everything = "SELECT {} FROM descriptions WHERE {} ORDER BY day DESC"
    return len(_asked(connection, everything, given, _COLUMNS, condition))


def _page_of(
    connection: "psycopg.Connection[Any]",
    asked: BenchQuestion,
    condition: sql.Composable,
    given: Mapping[str, Any],
) -> list[Any]:
    statement: LiteralString = "SELECT {} FROM descriptions WHERE {} ORDER BY day DESC LIMIT {} OFFSET {}"
    offset = (asked.page - 1) * _PAGE
    return _asked(connection, statement, given, _COLUMNS, condition, sql.Literal(_PAGE), sql.Literal(offset))


def _asked(
    connection: "psycopg.Connection[Any]",
    statement: LiteralString,
    given: Mapping[str, Any],
    *parts: sql.Composable,
) -> list[Any]:
    return connection.execute(sql.SQL(statement).format(*parts), given, prepare=True).fetchall()


_COLUMNS = sql.SQL(", ").join(map(sql.Identifier, COLUMNS))
_MEETING: LiteralString = "vector @@ websearch_to_tsquery('dutch', %(text)s)"
_LOOKING_ALIKE: LiteralString = (
    "vector @@ (SELECT websearch_to_tsquery('dutch', string_agg(word, ' or ')) FROM words "
    "WHERE word %% %(text)s AND similarity(word, %(text)s) > 0.4)"
)


def _condition(
    asked: BenchQuestion, meeting: LiteralString = _MEETING
) -> tuple[sql.Composable, Mapping[str, Any]]:
    held: list[sql.Composable] = [sql.SQL("true")]
    given: dict[str, Any] = {}
    if asked.text:
        held.append(sql.SQL(meeting))
        given["text"] = asked.text
    for name, values in asked.filters:
        held.append(sql.SQL("{} = ANY({})").format(sql.Identifier(FILTERS[name]), sql.Placeholder(name)))
        given[name] = list(values)
    return sql.SQL(" AND ").join(held), given
