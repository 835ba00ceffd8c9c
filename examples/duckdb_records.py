"""Records in DuckDB: texts out of any query, records into a table, answers in SQL.

    python examples/duckdb_records.py archive.parquet records.duckdb

reads the columns id, title, published and text of a Parquet file (DuckDB reads CSV, JSON and remote files as well),
keeps the records in a database file and prints which institutions signed agreements with whom in 2019.
"""

from __future__ import annotations

import sys

import duckdb
import pyarrow as pa

from newsextract.engines.arrow import RECORD_SCHEMA, Columns, extract_batches

SIGNED_IN_2019 = """
    SELECT document, event.date.start_date AS day,
           [coalesce([i.name for i in institutions if i.id = one.id][1], one.text) for one in event.parties] AS parties
    FROM (SELECT source.id AS document, institutions, unnest(events) AS event FROM records)
    WHERE event.type = 'agreement' AND event.status = 'occurred' AND event.date.start_date LIKE '2019-%'
    ORDER BY day
"""


def keep_records(connection: duckdb.DuckDBPyConnection, query: str, columns: Columns) -> None:
    """Fill the table `records` with the records of the texts that a query gives, as a stream."""
    texts = pa.RecordBatchReader.from_stream(connection.cursor().sql(query))
    records = pa.RecordBatchReader.from_batches(RECORD_SCHEMA, extract_batches(texts, columns))
    connection.register("extracted", records)
    connection.execute("CREATE OR REPLACE TABLE records AS SELECT * FROM extracted")
    connection.unregister("extracted")


def main(archive: str, database: str) -> None:
    """Extract an archive into a database file and print an answer."""
    with duckdb.connect(database) as connection:
        columns = Columns(text="text", id="id", title="title", published="published")
        keep_records(connection, f"SELECT id, title, published, text FROM '{archive}'", columns)
        for document, day, parties in connection.execute(SIGNED_IN_2019).fetchall():
            print(document, day, " – ".join(parties))


if __name__ == "__main__":
    main(*sys.argv[1:])
