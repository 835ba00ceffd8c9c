"""One table as Parquet, through pyarrow (extra [parquet]); the same rows give the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..extras import import_extra
from ..records.document import SCHEMA_VERSION, Document
from .cells import as_columns, as_dates
from .table import Table
from .tables import table_of

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_PER_BATCH = 1_000  # held as Python values; fixed, so that files do not depend on how documents were batched
ROWS_PER_GROUP = 20_000  # held as Arrow batches, which take a tenth of that memory
VERSION_KEY = "newsextract.schema_version"


def arrow_schema(table: Table) -> pa.Schema:
    """The columns of a table as an Arrow schema; its metadata holds the version of the record's schema."""
    arrow = import_extra("pyarrow", extra="parquet", purpose="writing Parquet")
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "strings": arrow.list_(arrow.string()),
    }
    fields = [
        arrow.field(column.name, types[column.kind], nullable=column.nullable, metadata={"meaning": column.meaning})
        for column in table.columns
    ]
    schema: pa.Schema = arrow.schema(fields, metadata={VERSION_KEY: SCHEMA_VERSION, "newsextract.table": table.name})
    return schema


class ParquetWriter:
    """Writes one table of each document to a file, in row groups of a fixed number of rows."""

    def __init__(self, path: Path, table: Table) -> None:
        self._arrow = import_extra("pyarrow", extra="parquet", purpose="writing Parquet")
        parquet = import_extra("pyarrow.parquet", extra="parquet", purpose="writing Parquet")
        self._table = table
        self._schema = arrow_schema(table)
        self._sink = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[tuple[Any, ...]] = []
        self._batches: list[pa.RecordBatch] = []

    def write(self, document: Document, number: int) -> None:
        self._rows.extend(self._table.rows(document, number))
        while len(self._rows) >= ROWS_PER_BATCH:
            self._batches.append(self._batch(self._rows[:ROWS_PER_BATCH]))
            del self._rows[:ROWS_PER_BATCH]
            if len(self._batches) * ROWS_PER_BATCH >= ROWS_PER_GROUP:
                self._write_group()

    def close(self) -> None:
        if self._rows:
            self._batches.append(self._batch(self._rows))
        if self._batches:
            self._write_group()
        self._sink.close()

    def _batch(self, rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
        columns = as_columns(rows, len(self._table.columns))
        arrays = [
            self._arrow.array(as_dates(values) if column.kind == "date" else values, type=field.type)
            for column, values, field in zip(self._table.columns, columns, self._schema, strict=True)
        ]
        return self._arrow.RecordBatch.from_arrays(arrays, schema=self._schema)

    def _write_group(self) -> None:
        group = self._arrow.Table.from_batches(self._batches, schema=self._schema)
        self._sink.write_table(group, row_group_size=ROWS_PER_GROUP)
        self._batches = []


def open_parquet(path: Path) -> ParquetWriter:
    """A writer of the table that the file is named after.

    Raises `OutputError` for a name that is no table, `MissingExtraError` without pyarrow.
    """
    return ParquetWriter(path, table_of(path))
