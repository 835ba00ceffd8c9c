"""The one function that every engine calls: a batch of texts in, a batch of nested records out."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..extractor import Extractor, Published, load
from ..extras import import_extra
from ..timex.published import day_order, parse_published
from .rows import document_from_row, failed_row, row_of
from .schema import record_schema

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = import_extra("pyarrow", extra="parquet", purpose="newsextract.engines.arrow")

__all__ = ["RECORD_SCHEMA", "Columns", "Settings", "document_from_row", "extract_batch", "extract_batches"]

RECORD_SCHEMA = record_schema()
ROWS_AT_ONCE = 256  # records are several times larger than their texts, and engines send batches of ten thousand

_ONE_AT_A_TIME = Lock()  # memory zones do not nest, and Dask runs threads


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that hold the texts and what is known of each; null where there is none."""

    text: str = "text"
    id: str | None = None
    title: str | None = None
    published: str | None = None

    def given(self) -> dict[str, str]:
        """The name of each column that is used."""
        named = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {what: name for what, name in named if name is not None}

    def check(self, present: Iterable[str]) -> None:
        """Raises `InputError` for a column that is not there."""
        known = list(present)
        for what, name in self.given().items():
            if name not in known:
                remedy = f"give the name of the {what} column: {what}=…"
                raise InputError(f"column {name!r}", f"is not among {', '.join(known) or 'no columns'}", remedy)


@dataclass(frozen=True, slots=True)
class Settings:
    """What every worker gives to `newsextract.load`: stages to leave out, and options of stages by name."""

    exclude: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def checked(cls, exclude: Iterable[str], options: Mapping[str, Mapping[str, Any]] | None) -> Settings:
        """The settings. Raises `ValueError` for a stage or option that does not exist: here, not in a worker."""
        settings = cls(tuple(exclude), dict(options or {}))
        if settings != cls():
            load(exclude=settings.exclude, options=settings.options)
        return settings


_DEFAULTS = Settings()


def worker_extractor(settings: Settings = _DEFAULTS) -> Extractor:
    """The extractor of this process, loaded on first use: once for each worker, whatever the number of batches."""
    return _loaded(json.dumps([settings.exclude, settings.options], sort_keys=True))


@lru_cache(maxsize=4)
def _loaded(settings: str) -> Extractor:
    """The extractor of some settings, given as JSON."""
    exclude, options = json.loads(settings)
    return load(exclude=exclude, options=options)


def extract_batch(
    batch: pa.RecordBatch,
    columns: Columns = Columns(),
    *,
    extractor: Extractor | None = None,
    settings: Settings = _DEFAULTS,
) -> pa.RecordBatch:
    """One row of `RECORD_SCHEMA` for each text, in order.

    A document that fails gives a row with `error` and without a record; the others are not touched by it.
    `settings` are what the extractor of this process is loaded with; their day order holds for a given one, too.
    Raises `InputError` for a column that is not there.
    """
    columns.check(batch.schema.names)
    worker = extractor or worker_extractor(settings)
    day_first = day_order(settings.options)
    given = {what: batch.column(name) for what, name in columns.given().items()}
    with _ONE_AT_A_TIME, worker.nlp.memory_zone():  # the words of these texts are forgotten: memory stays flat
        rows = [_row(worker, given, number, day_first=day_first) for number in range(batch.num_rows)]
    return pa.RecordBatch.from_pylist(rows, schema=RECORD_SCHEMA)


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    columns: Columns = Columns(),
    *,
    extractor: Extractor | None = None,
    settings: Settings = _DEFAULTS,
) -> Iterator[pa.RecordBatch]:
    """The records of a stream of batches, in order; large batches come out in several smaller ones.

    `settings` are what the extractor of this process is loaded with; their day order holds for a given one, too.
    """
    for batch in batches:
        for start in range(0, batch.num_rows, ROWS_AT_ONCE):
            yield extract_batch(batch.slice(start, ROWS_AT_ONCE), columns, extractor=extractor, settings=settings)


def _row(
    extractor: Extractor, given: Mapping[str, pa.Array[Any]], number: int, *, day_first: bool | None
) -> dict[str, Any]:
    """The row of one document, or of its failure: here, and only here, any error becomes a row."""
    id = title = None
    try:
        id, title = _words(given, "id", number), _words(given, "title", number)
        text, published = _text(given["text"][number].as_py()), _published(_cell(given, "published", number), day_first)
        return row_of(extractor.extract(text, published=published, id=id, title=title))
    except Exception as error:
        return failed_row(error, id=id, title=title)


def _cell(given: Mapping[str, pa.Array[Any]], field: str, number: int) -> Any:
    """A value as Python has it, null where there is no such column."""
    return given[field][number].as_py() if field in given else None


def _words(given: Mapping[str, pa.Array[Any]], field: str, number: int) -> str | None:
    """A value as words; ids are often numbers."""
    value = _cell(given, field, number)
    return None if value is None else str(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError("the text is null" if value is None else f"the text is {type(value).__name__}, not a string")


def _published(value: Any, day_first: bool | None) -> Published:
    """The publication date of a cell; blank means that it is not known, as in tables that came from CSV."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str | datetime.date):
        return parse_published(value, day_first=day_first)
    raise TypeError(f"the publication date is {type(value).__name__}, not a date or a string")
