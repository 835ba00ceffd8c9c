"""One table as CSV: a header, UTF-8, line feeds; null is an empty cell and a list is a JSON array."""

from __future__ import annotations

import csv
from pathlib import Path

from ..records.document import Document
from .cells import as_plain
from .table import Table
from .tables import table_of


class CsvWriter:
    """Writes one table of each document to a file."""

    def __init__(self, path: Path, table: Table) -> None:
        self._table = table
        self._sink = path.open("w", encoding="utf-8", newline="")
        self._rows = csv.writer(self._sink, lineterminator="\n")
        self._rows.writerow([column.name for column in table.columns])

    def write(self, document: Document, number: int) -> None:
        self._rows.writerows(as_plain(row) for row in self._table.rows(document, number))

    def close(self) -> None:
        self._sink.close()


def open_csv(path: Path) -> CsvWriter:
    """A writer of the table that the file is named after. Raises `OutputError` for a name that is no table."""
    return CsvWriter(path, table_of(path))
