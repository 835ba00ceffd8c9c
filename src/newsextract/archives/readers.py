"""Archives of many documents -> entries, as a stream: JSON Lines, CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import InputError
from ..extras import import_extra
from ..text.reading import LARGEST_FILE
from .entries import Content, Entry, JsonLine, TableRow, Unreadable
from .fields import Fields
from .streams import COMPRESSED, open_stream

LONGEST_LINE = 6 * LARGEST_FILE  # bytes: JSON may write six for one
ROWS_AT_ONCE = 64  # of Parquet
Numbered = Iterator[tuple[int, Content, int]]  # the document's number from 1, what holds it, position in the file


def read_archive(path: str, *, name: str, fields: Fields) -> Iterator[Entry]:
    """The documents of an archive, in order; what cannot be read becomes one entry, and ends the archive.

    Ids, where a document has none, are `name` and its number, counted from 1.
    """
    number, position = 0, 0
    try:
        for number, content, position in _READERS[archive_kind(path)](path, fields):
            yield Entry(f"{path}:{number}", f"{name}:{number}", content, position)
    except InputError as error:
        problem = f"{error.problem} after {number} documents" if number else error.problem
        yield Entry(path, name, Unreadable(problem, error.remedy), position)


def archive_kind(path: str) -> str:
    """The suffix that says what a file holds, without that of its compression."""
    last = Path(path).suffix.lower()
    return Path(Path(path).stem).suffix.lower() if last in COMPRESSED else last


def is_archive(path: str) -> bool:
    """Whether a file holds many documents, by its suffix."""
    return archive_kind(path) in _READERS


def _read_json_lines(path: str, fields: Fields) -> Numbered:
    with open_stream(path) as stream:
        for number, line in enumerate(_lines(stream.content), start=1):
            if line is None:
                yield number, Unreadable(f"is longer than {LONGEST_LINE:,} bytes", "split it"), stream.position
            elif line.strip():
                yield number, JsonLine(line, fields), stream.position


def _lines(content: BinaryIO) -> Iterator[bytes | None]:
    """The lines, and null for one that is too long to hold in memory."""
    while line := content.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = content.readline(LONGEST_LINE)
        yield None


def _read_csv(path: str, fields: Fields) -> Numbered:
    csv.field_size_limit(LONGEST_LINE)
    delimiter = "\t" if archive_kind(path) == ".tsv" else ","
    with open_stream(path) as stream:
        # stray bytes are let through as half characters, so that only the row that holds them fails
        text = io.TextIOWrapper(stream.content, encoding="utf-8-sig", errors="surrogateescape", newline="")
        rows = csv.DictReader(text, delimiter=delimiter)
        _check_columns(path, list(rows.fieldnames or ()), fields)
        for number, row in enumerate(_rows(rows), start=1):
            content = TableRow(row, fields) if isinstance(row, dict) else Unreadable(str(row), "repair this row")
            yield number, content, stream.position


def _rows(rows: csv.DictReader[str]) -> Iterator[dict[str, Any] | csv.Error]:
    """The rows, and the error of one that is no CSV."""
    while True:
        try:
            row: dict[Any, Any] = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield error
        else:
            row.pop(None, None)  # cells beyond the header
            yield row


def _read_parquet(path: str, fields: Fields) -> Numbered:
    parquet = import_extra("pyarrow.parquet", extra="parquet", purpose="reading Parquet")
    arrow = import_extra("pyarrow", extra="parquet", purpose="reading Parquet")
    number = 0
    with open_stream(path) as stream:
        try:
            table = parquet.ParquetFile(stream.file)
            names = table.schema_arrow.names
            _check_columns(path, names, fields)
            columns = [name for name in dict.fromkeys(fields.wanted()) if name in names]
            for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield number, TableRow(row, fields), stream.position
        except arrow.ArrowException as error:
            raise InputError(path, f"is no whole Parquet file ({error})", "check the file") from None


def _check_columns(path: str, names: list[str], fields: Fields) -> None:
    for name in fields.needed():
        if name not in names:
            shown = ", ".join(names) or "none"
            raise InputError(
                path, f"has no column {name!r}; its columns: {shown}", "name it with --text-field and the like"
            )


_READERS: dict[str, Callable[[str, Fields], Numbered]] = {
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".parquet": _read_parquet,
}
