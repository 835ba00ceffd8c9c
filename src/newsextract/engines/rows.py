"""A document as a row of the Arrow schema, and the document that a row holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from ..errors import NewsextractError
from ..records.document import Document, Source
from ..records.events import AnyEvent
from .schema import ERROR


def _fields_by_type() -> dict[str, dict[str, bool]]:
    """The fields of each event type, by its name, and whether every row has them."""
    models = get_args(get_args(AnyEvent)[0])
    return {
        get_args(model.model_fields["type"].annotation)[0]: {
            name: field.is_required() for name, field in model.model_fields.items()
        }
        for model in models
    }


_OWN_FIELDS = _fields_by_type()


def row_of(document: Document) -> dict[str, Any]:
    """The row of a document; `error` is null."""
    return {**document.model_dump(), ERROR: None}


def failed_row(error: Exception, *, id: str | None, title: str | None) -> dict[str, Any]:
    """The row of a document that failed: no record, but which document it was, and why in one line.

    An error that was not foreseen carries its type.
    """
    source = Source(id=id, title=title, published=None, published_basis=None)
    said = str(error) if isinstance(error, NewsextractError) else _said_first(error)
    reason = " ".join(said.split())
    return {**dict.fromkeys(Document.model_fields), "source": source.model_dump(), ERROR: reason}


def _said_first(error: BaseException) -> str:
    """The error that started it, with its type: spaCy says no more than which stage it was in."""
    while error.__cause__ is not None:
        error = error.__cause__
    return f"{type(error).__name__}: {error}"


def document_from_row(row: Any) -> Document:
    """The document that a row holds, equal to the one it was made from; other columns are passed over.

    A row is a mapping from pyarrow (`to_pylist`), Ray or DuckDB, or a Spark `Row`. From pandas go through Arrow,
    `pyarrow.Table.from_pandas(frame, schema=RECORD_SCHEMA)`: pandas has no null among whole numbers. A field that is
    newer than the row is empty.
    Raises `ValueError` for the row of a failed document.
    """
    columns = _plain(row)
    if columns.get(ERROR) is not None:
        raise ValueError(f"this document failed: {columns[ERROR]}")
    fields = {name: columns[name] for name in Document.model_fields}
    return Document.model_validate({**fields, "events": _own_fields(fields["events"])})


def _own_fields(events: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Events without the fields that only other types have, or that were not there yet when they were written."""
    return [
        {
            name: event[name]
            for name, needed in _OWN_FIELDS[event["type"]].items()
            if needed or event.get(name) is not None
        }
        for event in events
    ]


def _plain(value: Any) -> Any:
    """Dictionaries, lists and values, whatever containers an engine made of them."""
    if hasattr(value, "asDict"):  # a Spark row
        return _plain(value.asDict())
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
