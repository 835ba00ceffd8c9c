"""A task for Airflow, or for any scheduler that calls a function: one Parquet file of texts in, one of records out.

The function takes and returns plain values, can be run again at any time with the same outcome, and leaves either the
whole file or none. In a DAG:

    from airflow.sdk import dag, task

    @dag(schedule="@daily", start_date=datetime(2026, 1, 1))
    def releases():
        counts = task(extract_file)("texts/{{ ds }}.parquet", "records/{{ ds }}.parquet")
        task(refuse_many_failures)(counts)

By hand: python examples/airflow_task.py texts.parquet records.parquet
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq

from newsextract.engines.arrow import RECORD_SCHEMA, Columns, extract_batches

ROWS = 256


def extract_file(source: str, target: str) -> dict[str, int]:
    """Write the records of a file of texts (columns id, title, published, text); how many there are, and failures."""
    columns = Columns(text="text", id="id", title="title", published="published")
    counts = {"documents": 0, "failures": 0}
    unfinished = Path(f"{target}.unfinished")
    with pq.ParquetFile(source) as texts, pq.ParquetWriter(unfinished, RECORD_SCHEMA) as writer:
        for records in extract_batches(texts.iter_batches(ROWS), columns):
            writer.write_batch(records)
            counts["documents"] += records.num_rows
            counts["failures"] += records.num_rows - records.column("error").null_count
    unfinished.replace(target)
    return counts


def refuse_many_failures(counts: dict[str, int]) -> None:
    """Fail the run where more than one document in twenty failed: the input has probably changed its form."""
    if counts["failures"] * 20 > counts["documents"]:
        raise ValueError(f"{counts['failures']} of {counts['documents']} documents failed")


if __name__ == "__main__":
    print(extract_file(*sys.argv[1:]))
