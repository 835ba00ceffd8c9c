"""How far a long run has come, on standard error; where that is no terminal, nothing is said until the summary."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from ..archives.outcome import Outcome
from ..archives.run import Report

EVERY = 0.2  # seconds between two updates


@contextmanager
def progress_bar(total: Callable[[], int]) -> Iterator[Report]:
    """Something to tell of each outcome; it shows documents, words a second, the time left and failures.

    `total` says how large the whole input is, and is asked only if there is a terminal.
    """
    if not sys.stderr.isatty():
        yield lambda outcome, position: None
        return
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.fields[documents]:,} documents"),
        BarColumn(),
        TextColumn("{task.fields[speed]:,.0f} words/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]:,} failed"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total() or None, documents=0, speed=0, failed=0)
        yield _Meter(lambda **fields: progress.update(task, **fields)).report


class _Meter:
    """Counts outcomes, and tells of them now and then."""

    def __init__(self, show: Callable[..., None]) -> None:
        self._show = show
        self._documents = self._failed = self._words = 0
        self._begun = self._shown = time.monotonic()

    def report(self, outcome: Outcome, position: int) -> None:
        """Take in an outcome and how far into the input it is."""
        self._documents += 1
        self._failed += outcome.reason is not None
        self._words += outcome.words
        now = time.monotonic()
        if now - self._shown >= EVERY:
            self._shown = now
            speed = self._words / (now - self._begun)
            self._show(completed=position, documents=self._documents, speed=speed, failed=self._failed)
