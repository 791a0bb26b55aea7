"""PostgreSQL in the manner of today's national register, on the same rows: one vector of all text, newest first.

For each question one query counts the results, one fetches ten, and one for each filter counts its values. Only
the queries are timed: no page is made of them.
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

NAME = "PostgreSQL"
ADDRESS = os.environ.get("REGISTER_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
_PAGE = 10


@contextmanager
def postgres(count: int) -> Iterator[Candidate]:
    """A database of our own on the local server, dropped when the block ends."""
    name = f"bench_{uuid.uuid4().hex[:12]}"
    with closing(psycopg.connect(ADDRESS, autocommit=True)) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            with closing(psycopg.connect(ADDRESS, dbname=name, autocommit=True)) as connection:
                _fill(connection, count)
                yield Candidate(
                    NAME,
                    lambda asked: partial(_answer, connection, asked),
                    total=lambda answer: int(answer[0][0][0]),
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
    connection.execute("VACUUM ANALYZE descriptions")


def _type(column: str) -> LiteralString:
    return "date" if column == "day" else "text"


def _answer(connection: "psycopg.Connection[Any]", asked: BenchQuestion) -> list[Any]:
    condition, given = _condition(asked)
    statements = [
        sql.SQL("SELECT count(*) FROM descriptions WHERE {}").format(condition),
        sql.SQL(
            "SELECT number, name, organisation, day, description_short FROM descriptions WHERE {} "
            "ORDER BY day DESC LIMIT {} OFFSET {}"
        ).format(condition, _PAGE, (asked.page - 1) * _PAGE),
        *(
            sql.SQL("SELECT {0}, count(*) FROM descriptions WHERE {1} GROUP BY {0}").format(
                sql.Identifier(facet), condition
            )
            for facet in FACETS
        ),
    ]
    return [connection.execute(statement, given, prepare=True).fetchall() for statement in statements]


def _condition(asked: BenchQuestion) -> tuple[sql.Composable, Mapping[str, Any]]:
    held: list[sql.Composable] = [sql.SQL("true")]
    given: dict[str, Any] = {}
    if asked.text:
        held.append(sql.SQL("vector @@ websearch_to_tsquery('dutch', %(text)s)"))
        given["text"] = asked.text
    for name, values in asked.filters:
        held.append(sql.SQL("{} = ANY({})").format(sql.Identifier(FILTERS[name]), sql.Placeholder(name)))
        given[name] = list(values)
    return sql.SQL(" AND ").join(held), given
