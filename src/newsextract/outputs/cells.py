"""Values of rows as formats without lists or dates hold them, and rows as columns."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any

from .table import Row


def as_plain(row: Row) -> list[Any]:
    """The values of a row, a list of strings as a JSON array."""
    return [json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value for value in row]


def as_columns(rows: Iterable[Row], count: int) -> list[list[Any]]:
    """Rows of `count` values as columns."""
    columns = [list(values) for values in zip(*rows, strict=True)]
    return columns or [[] for _ in range(count)]


def as_dates(values: Iterable[str | None]) -> list[datetime.date | None]:
    """ISO dates as date objects."""
    return [None if value is None else datetime.date.fromisoformat(value) for value in values]
