"""Looks for words where they must not be any more."""

from pathlib import Path

from django.db import connection


def is_found(words: str, database: str) -> bool:
    """Whether the words stand in a file of the SQLite database, or in any row of the PostgreSQL database."""
    if connection.vendor == "sqlite":
        files = Path(database).parent.glob("register.sqlite3*")
        return any(words.encode() in file.read_bytes() for file in files)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT count(*) FROM {table} r WHERE r::text LIKE %s", [f"%{words}%"])  # noqa: S608
            if cursor.fetchone()[0]:
                return True
    return False
