"""The same extraction inside other tools: one Arrow function, and thin adapters for Spark and Ray.

Nothing is imported here, so that `newsextract.engines.arrow` needs pyarrow alone, `newsextract.engines.spark` PySpark
and `newsextract.engines.ray` Ray.
"""
