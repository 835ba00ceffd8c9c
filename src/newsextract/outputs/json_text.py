"""Records as JSON: one a line, or indented for people."""

from __future__ import annotations

from pathlib import Path

from ..records.document import Document


class JsonWriter:
    """Writes whole records to a text file, UTF-8 with line feeds whatever the machine."""

    def __init__(self, path: Path, *, indent: int | None) -> None:
        self._indent = indent
        self._sink = path.open("w", encoding="utf-8", newline="\n")

    def write(self, document: Document, number: int) -> None:
        self._sink.write(document.to_json(indent=self._indent) + "\n")

    def close(self) -> None:
        self._sink.close()


def open_lines(path: Path) -> JsonWriter:
    """A writer of JSON Lines."""
    return JsonWriter(path, indent=None)


def open_indented(path: Path) -> JsonWriter:
    """A writer of indented JSON, for a single record."""
    return JsonWriter(path, indent=2)
