"""Records in Dask: a data frame of texts in, a data frame of nested records out, one partition at a time.

    python examples/dask_records.py 'texts/*.parquet' records/

reads the columns id, title, published and text, and writes one Parquet file for each partition.
"""

from __future__ import annotations

import sys

import dask.dataframe as dd
import pandas as pd
import pyarrow as pa

from newsextract.engines.arrow import RECORD_SCHEMA, Columns, extract_batches


def extract_partition(texts: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """The records of a pandas frame of texts; Arrow types keep the nesting and the nulls."""
    batches = pa.Table.from_pandas(texts, preserve_index=False).to_batches()
    records = pa.Table.from_batches(extract_batches(batches, columns), schema=RECORD_SCHEMA)
    return records.to_pandas(types_mapper=pd.ArrowDtype)


def extract_frame(texts: dd.DataFrame, columns: Columns) -> dd.DataFrame:
    """The records of a Dask frame; each worker process loads the rules once."""
    return texts.map_partitions(extract_partition, columns, meta=extract_partition(NO_TEXTS, Columns()))


NO_TEXTS = pd.DataFrame({"text": pd.Series(dtype="string")})


def main(source: str, target: str) -> None:
    """Extract Parquet files of texts into Parquet files of records."""
    columns = Columns(text="text", id="id", title="title", published="published")
    records = extract_frame(dd.read_parquet(source), columns)
    # processes: the extraction is Python code, which threads cannot do at the same time
    records.to_parquet(target, schema=RECORD_SCHEMA, write_index=False, compute_kwargs={"scheduler": "processes"})


if __name__ == "__main__":
    main(*sys.argv[1:])
