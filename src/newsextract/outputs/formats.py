"""The registry of formats: those of this package, and those that others add by entry point.

A package adds a format with an entry point in the group `newsextract.writers` that names a `Format`:

    [project.entry-points."newsextract.writers"]
    graphml = "mypackage.graphml:GRAPHML"
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from ..errors import OutputError
from .csv_table import open_csv
from .json_text import open_indented, open_lines
from .parquet_table import open_parquet
from .sqlite_database import SqliteWriter
from .tables import TABLES
from .writer import Format

GROUP = "newsextract.writers"
_NAMES = tuple(table.name for table in TABLES)

OWN_FORMATS = (
    Format("json", "one indented record", (".json",), ("documents",), open_indented),
    Format("jsonl", "one record a line", (".jsonl", ".ndjson"), ("documents",), open_lines),
    Format("csv", "one file for each table", (".csv",), _NAMES, open_csv),
    Format("parquet", "one file for each table", (".parquet",), _NAMES, open_parquet),
    Format("sqlite", "a database of all tables", (".sqlite", ".db"), ("newsextract",), SqliteWriter),
)


@lru_cache(maxsize=1)
def known_formats() -> dict[str, Format]:
    """Every format by its name, this package's first.

    Raises `OutputError` for an entry point that cannot be loaded, is no `Format` or takes a name that is taken.
    """
    formats = {one.name: one for one in OWN_FORMATS}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        added = _load(point.name, point.value, point.load)
        if formats.setdefault(added.name, added) is not added:
            raise OutputError(point.value, f"the format {added.name!r} is there already", "uninstall one of the two")
    return formats


def find_format(name: str) -> Format:
    """The format of this name. Raises `OutputError` that lists the formats."""
    formats = known_formats()
    if name not in formats:
        raise OutputError(name, "is no format", f"choose one of {', '.join(formats)}")
    return formats[name]


def format_of(path: Path) -> Format | None:
    """The format that a file's suffix chooses, if any."""
    return next((one for one in known_formats().values() if path.suffix.lower() in one.suffixes), None)


def _load(name: str, value: str, load: Callable[[], Any]) -> Format:
    try:
        added = load()
    except Exception as error:  # whatever another package's import may raise
        raise OutputError(value, f"the format {name!r} cannot be loaded ({error})", "repair or uninstall it") from error
    if not isinstance(added, Format):
        raise OutputError(value, f"the format {name!r} is no newsextract Format", "repair or uninstall it")
    return added
