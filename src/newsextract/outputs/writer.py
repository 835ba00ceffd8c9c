"""What a writer is, what a format is, and how a folder of files is written as if it were one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..records.document import Document


class Writer(Protocol):
    """Takes documents one by one, in order; `close` finishes the file. Memory does not grow with their number.

    Both raise `OSError` where the disk is full.
    """

    def write(self, document: Document, number: int) -> None:
        """Add a document that has this place in the input."""

    def close(self) -> None:
        """Write what is still held back, and close."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form of output: its name, the suffixes that choose it, and the function that opens a writer for one file.

    `stems` are the files that make up a folder of this format, without the suffix, which is the first of `suffixes`.
    `open` may refuse a path with `OutputError`, or `MissingExtraError` where a package is needed.
    """

    name: str
    meaning: str
    suffixes: tuple[str, ...]
    stems: tuple[str, ...]
    open: Callable[[Path], Writer]

    def open_folder(self, folder: Path) -> Writer:
        """A writer for all files of this format, in a folder that exists."""
        return _SeveralFiles([self.open(folder / f"{stem}{self.suffixes[0]}") for stem in self.stems])


class _SeveralFiles:
    """Gives each document to several writers."""

    def __init__(self, writers: list[Writer]) -> None:
        self._writers = writers

    def write(self, document: Document, number: int) -> None:
        for writer in self._writers:
            writer.write(document, number)

    def close(self) -> None:
        for writer in self._writers:
            writer.close()
