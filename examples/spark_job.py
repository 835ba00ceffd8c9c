"""A Spark job: Parquet files of texts in, Parquet files of nested records out.

    spark-submit examples/spark_job.py texts/ records/

The workers need newsextract: install it in the image, or ship an environment with --archives.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from newsextract.engines.spark import extract_frame


def main(spark: SparkSession, source: str, target: str) -> None:
    """Extract the columns id, title, published and text; documents that failed go to a folder of their own."""
    texts = spark.read.parquet(source).repartition(spark.sparkContext.defaultParallelism * 4)
    records = extract_frame(texts, text="text", id="id", title="title", published="published")
    records.write.mode("overwrite").parquet(target)
    failed = spark.read.parquet(target).where("error IS NOT NULL")
    failed.selectExpr("source.id AS id", "error").write.mode("overwrite").json(f"{target.rstrip('/')}-failures")


if __name__ == "__main__":
    main(SparkSession.builder.appName("newsextract").getOrCreate(), *sys.argv[1:])
