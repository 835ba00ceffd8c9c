"""What a run has done so far, on disk: a run that was killed is resumed from it without loss or repeats."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from ..errors import OutputError
from .outcome import Outcome

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_NAME = "journal.jsonl"


class Journal:
    """A file of outcomes, one a line in input order, after a line that says what the run is.

    Outcomes are flushed one by one, so that a kill loses those alone that were still being worked on.
    Raises `OutputError` while another process has it open.
    """

    def __init__(self, folder: Path, run: Mapping[str, Any]) -> None:
        self._folder = folder
        self._first = json.dumps(run, ensure_ascii=True, sort_keys=True).encode() + b"\n"
        path = folder / _NAME
        self._file = path.open("r+b" if path.exists() else "w+b")
        if not _lock(self._file):
            self._file.close()
            raise OutputError(str(folder), "another process is writing here", "wait for its end")

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def replay(self) -> Iterator[Outcome]:
        """What was done already; a last line that the kill cut off is dropped. To be read to its end before `add`.

        Raises `OutputError` for the journal of another run.
        """
        first = self._file.readline()
        if first.endswith(b"\n") and first != self._first:
            problem = f"was begun with other inputs, options or another version ({_difference(first, self._first)})"
            raise OutputError(str(self._folder), problem, "repeat the command of that run, or delete it")
        whole = len(first) if first == self._first else 0
        for line in self._file if whole else ():
            outcome = _parse(line)
            if outcome is None:
                break
            whole += len(line)
            yield outcome
        self._file.seek(whole)
        self._file.truncate()
        if not whole:
            self._file.write(self._first)
            self._file.flush()

    def add(self, line: bytes) -> None:
        """Keep an outcome, given as JSON."""
        self._file.write(line + b"\n")
        self._file.flush()


def is_unfinished(folder: Path) -> bool:
    """Whether a folder holds the journal of a run that was interrupted."""
    return (folder / _NAME).exists()


def _lock(file: BinaryIO) -> bool:
    """Whether the file is ours until it is closed; where the system has no such locks, nobody is kept out."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _parse(line: bytes) -> Outcome | None:
    try:
        return Outcome.model_validate_json(line) if line.endswith(b"\n") else None
    except ValidationError:
        return None


def _difference(first: bytes, other: bytes) -> str:
    """The names of what differs between two runs."""
    try:
        then, now = json.loads(first), json.loads(other)
        return ", ".join(name for name in now if then.get(name) != now[name])
    except (ValueError, AttributeError):
        return "the journal is damaged"
