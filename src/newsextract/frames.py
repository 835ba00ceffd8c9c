"""Documents -> data frames of pandas or polars, one for each table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from typing import Any, Literal

from .errors import MissingExtraError
from .extras import import_extra
from .outputs.cells import as_columns, as_dates
from .outputs.table import Kind, Row, Table
from .outputs.tables import TABLES
from .records.document import Document

Library = Literal["pandas", "polars"]

_PURPOSE = "to_frames"


def to_frames(documents: Iterable[Document], *, library: Library | None = None) -> dict[str, Any]:
    """The tables of many documents as data frames, by the name of the table; `docs/tables.md` describes the columns.

    The frames are of `library`, or else of pandas or polars, whichever is installed and in that order. Columns have
    the same types whether there are documents or not. `document_number` counts the documents from 0.
    Raises `MissingExtraError` where the library is not installed.

    >>> import newsextract
    >>> frames = to_frames([newsextract.extract("Rector Ana Pereira visited Lisbon on 3 May 2019.")])
    >>> list(frames["people"]["name"])
    ['Ana Pereira']
    """
    make_frame = _FRAME_MAKERS[library or _installed_library()]
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for number, document in enumerate(documents):
        for table in TABLES:
            rows[table.name].extend(table.rows(document, number))
    return {table.name: make_frame(table, as_columns(rows[table.name], len(table.columns))) for table in TABLES}


def _installed_library() -> Library:
    names: tuple[Library, ...] = ("pandas", "polars")
    for name in names:
        if find_spec(name) is not None:
            return name
    raise MissingExtraError(_PURPOSE, "pandas or polars", "frames")


def _pandas_frame(table: Table, columns: Sequence[Sequence[Any]]) -> Any:
    pandas = import_extra("pandas", extra="frames", purpose=_PURPOSE)
    numpy = import_extra("numpy", extra="frames", purpose=_PURPOSE)
    types = {"string": "string", "integer": "Int64", "number": "float64", "strings": "object"}

    def series(kind: Kind, values: Sequence[Any]) -> Any:
        if kind == "date":  # seconds, because nanoseconds end before the year 1677
            return pandas.Series(numpy.array([value or "NaT" for value in values], dtype="datetime64[s]"))
        return pandas.Series(values, dtype=types[kind])

    named = zip(table.columns, columns, strict=True)
    return pandas.DataFrame({column.name: series(column.kind, values) for column, values in named})


def _polars_frame(table: Table, columns: Sequence[Sequence[Any]]) -> Any:
    polars = import_extra("polars", extra="frames", purpose=_PURPOSE)
    types = {
        "string": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "date": polars.Date,
        "strings": polars.List(polars.String),
    }

    def series(name: str, kind: Kind, values: Sequence[Any]) -> Any:
        return polars.Series(name, as_dates(values) if kind == "date" else values, dtype=types[kind])

    named = zip(table.columns, columns, strict=True)
    return polars.DataFrame([series(column.name, column.kind, values) for column, values in named])


_FRAME_MAKERS: dict[Library, Callable[[Table, Sequence[Sequence[Any]]], Any]] = {
    "pandas": _pandas_frame,
    "polars": _polars_frame,
}
