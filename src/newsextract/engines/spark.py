"""Records inside Spark: a DataFrame of texts in, a DataFrame of nested records out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from ..extras import import_extra
from .arrow import RECORD_SCHEMA, Columns, Settings, document_from_row, extract_batches

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

__all__ = ["document_from_row", "extract_frame", "record_type"]

import_extra("pyspark", extra="spark", purpose="newsextract.engines.spark")


def extract_frame(
    frame: DataFrame,
    *,
    text: str = "text",
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    exclude: Iterable[str] = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
) -> DataFrame:
    """One row of `record_type()` for each row of the frame; `text`, `id`, `title` and `published` name its columns.

    A document that fails gives a row with `error` and without a record. Each Python worker loads the extractor once.
    Rows come in the order of their partitions: give `id` to know which document is which.
    `exclude` and `options` are those of `newsextract.load`, for every worker.
    Raises `InputError` for a column that is not there, `ValueError` for a stage or option that does not exist.
    """
    columns = Columns(text=text, id=id, title=title, published=published)
    columns.check(frame.columns)
    settings = Settings.checked(exclude, options)
    given = columns.given()
    used = frame.select(*(frame[_quoted(name)].alias(field) for field, name in given.items()))
    own_names = Columns(**{field: field for field in given})
    return used.mapInArrow(partial(extract_batches, columns=own_names, settings=settings), schema=record_type())


def record_type() -> StructType:
    """The Spark type of a row: the Arrow schema, field for field."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - after the check above

    return from_arrow_schema(RECORD_SCHEMA)


def _quoted(name: str) -> str:
    """A column name for Spark, which reads a bare dot as the way into a struct."""
    return "`" + name.replace("`", "``") + "`"
