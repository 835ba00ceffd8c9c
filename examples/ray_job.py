"""A Ray job: Parquet files of texts in, Parquet files of nested records out.

    python examples/ray_job.py texts/ records/

Two processors are left to Ray for reading and writing; the others extract.
"""

from __future__ import annotations

import sys

import ray

from newsextract.engines.ray import extract_dataset


def main(source: str, target: str) -> None:
    """Extract the columns id, title, published and text."""
    texts = ray.data.read_parquet(source)
    actors = max(1, int(ray.cluster_resources()["CPU"]) - 2)
    records = extract_dataset(texts, text="text", id="id", title="title", published="published", concurrency=actors)
    records.write_parquet(target)


if __name__ == "__main__":
    ray.init()
    main(*sys.argv[1:])
