"""All tables as one SQLite database with keys, indexes and the views of `views.sql`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from ..records.document import Document
from .cells import as_plain
from .table import Column, Table
from .tables import TABLES

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "strings": "TEXT"}
_REFERENCES = {  # own columns of a table -> the table whose key they hold
    ("titles", "person_id"): "people",
    ("event_arguments", "event_id"): "events",
    ("affiliations", "institution_id"): "institutions",
}
_INDEXES = (
    "documents (document_id)",
    "people (name)",
    "institutions (name)",
    "events (type, start_date)",
    "event_arguments (name)",
    "mentions (document_number, entity_id)",
)


def schema_statements() -> Iterator[str]:
    """The statements that create the tables, with the meaning of each column as a comment."""
    for table in TABLES:
        keys = [_primary_key(table), *_foreign_keys(table)]
        lines = [_column_line(column) for column in table.columns] + [f"    {key}" for key in keys]
        last = len(lines) - len(keys)
        body = "\n".join([*lines[:last], ",\n".join(lines[last:])])
        yield f"CREATE TABLE {table.name} (  -- {table.meaning}\n{body}\n)"


def _column_line(column: Column) -> str:
    rule = "" if column.nullable else " NOT NULL"
    return f'    "{column.name}" {_TYPES[column.kind]}{rule},  -- {column.meaning}'


def _primary_key(table: Table) -> str:
    return f"PRIMARY KEY ({', '.join(('document_number', *table.key))})"


def _foreign_keys(table: Table) -> Iterator[str]:
    if table.key:
        yield "FOREIGN KEY (document_number) REFERENCES documents (document_number)"
    for (holder, column), target in _REFERENCES.items():
        if holder == table.name:
            yield f"FOREIGN KEY (document_number, {column}) REFERENCES {target} (document_number, {column})"


class SqliteWriter:
    """Writes all tables in one transaction; the file is not meant to be read before `close`."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None)
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN", *schema_statements()):
            self._connection.execute(statement)
        self._inserts = [
            (table, f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})") for table in TABLES
        ]

    def write(self, document: Document, number: int) -> None:
        with _disk_errors():
            for table, insert in self._inserts:
                self._connection.executemany(insert, (as_plain(row) for row in table.rows(document, number)))

    def close(self) -> None:
        with _disk_errors():
            for number, columns in enumerate(_INDEXES):
                self._connection.execute(f"CREATE INDEX index_{number} ON {columns}")
            for view in _views():
                self._connection.execute(view)
            self._connection.execute("COMMIT")
            self._connection.close()


@contextmanager
def _disk_errors() -> Iterator[None]:
    """A full disk is an `OSError`, as it is for other writers."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error


def _views() -> list[str]:
    script = resources.files(__package__).joinpath("views.sql").read_text(encoding="utf-8")
    return [statement for statement in script.split(";\n") if "CREATE VIEW" in statement]
