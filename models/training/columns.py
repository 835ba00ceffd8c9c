"""Many small records of arrays in one compressed file: each field of all records is one long array."""

from __future__ import annotations

import io
import lzma
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

Record = TypeVar("Record")  # a dataclass whose fields are arrays of any length


def write_columns(path: Path, records: Sequence[Any]) -> None:
    """Write records of one class; the file has its name only when it is whole."""
    columns: dict[str, np.ndarray] = {}
    for field in fields(records[0]) if records else ():
        values = [getattr(record, field.name) for record in records]
        columns[field.name] = np.ascontiguousarray(np.concatenate(values).T)  # like beside like packs better
        columns[f"{field.name}.counts"] = np.array([len(value) for value in values], dtype=np.int32)
    packed = io.BytesIO()
    np.savez(packed, **columns)  # type: ignore[arg-type]
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.write_bytes(lzma.compress(packed.getvalue()))
    partial.replace(path)


def read_columns(path: Path, kind: type[Record]) -> list[Record]:
    """The records of a file."""
    with np.load(io.BytesIO(lzma.decompress(path.read_bytes()))) as columns:
        if not columns.files:
            return []
        values = []
        for field in fields(kind):  # type: ignore[arg-type]
            ends = np.cumsum(columns[f"{field.name}.counts"])
            values.append(np.split(np.ascontiguousarray(columns[field.name].T), ends[:-1]))
    return [kind(*arrays) for arrays in zip(*values, strict=True)]
