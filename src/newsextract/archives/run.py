"""One run over an archive: entries -> outcomes -> journal and writer -> output under its final name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, TextIO

from ..errors import OutputError
from .crew import work_through
from .entries import Entry
from .journal import Journal, is_unfinished
from .outcome import Outcome
from .target import Target
from .worker import Defaults

Report = Callable[[Outcome, int], None]  # an outcome, and the position in the input


@dataclass(slots=True)
class Summary:
    """What a run did: documents with a record, documents that failed, words, and how many were done already."""

    documents: int = 0
    failed: int = 0
    words: int = 0
    resumed: int = 0

    def count(self, outcome: Outcome) -> None:
        """Take in one more outcome."""
        self.documents += outcome.reason is None
        self.failed += outcome.reason is not None
        self.words += outcome.words


def run_archive(
    entries: Iterable[Entry],
    target: Target,
    *,
    jobs: int,
    defaults: Defaults,
    run: Mapping[str, Any],
    resume: bool,
    report: Report,
) -> Summary:
    """Extract every entry and publish the output; the same entries give the same bytes, resumed or not.

    `run` says what the run is: one that was begun with another is not resumed. `report` is told of each new outcome.
    A run that is interrupted, or fails, leaves its journal, and no output. Raises `OutputError` where the output
    cannot be written or an unfinished run is in the way.
    """
    if not resume and is_unfinished(target.working_folder):
        remedy = "continue it with --resume, or delete it"
        raise OutputError(str(target.working_folder), "an unfinished run has left this folder", remedy)
    summary = Summary()
    with _working_folder(target, summary), Journal(target.working_folder, run) as journal, _Output(target) as output:
        for outcome in journal.replay():
            output.write(outcome)
            summary.count(outcome)
            summary.resumed += 1
        tasks = islice(enumerate(entries), summary.resumed, None)
        with closing(work_through(tasks, jobs=jobs, defaults=defaults)) as done:
            for entry, line in done:
                journal.add(line)
                outcome = Outcome.model_validate_json(line)
                output.write(outcome)
                summary.count(outcome)
                report(outcome, entry.position)
    target.publish()
    return summary


@contextmanager
def _working_folder(target: Target, summary: Summary) -> Iterator[None]:
    """The folder of a run under way; after an error it goes again if there is nothing in it to resume."""
    was_there = is_unfinished(target.working_folder)
    target.prepare()
    try:
        yield
    except BaseException:
        if not was_there and summary.documents + summary.failed == 0:
            target.abandon()
        raise


class _Output:
    """Records to the writer, reasons to the list of errors, which is there only if a document failed."""

    def __init__(self, target: Target) -> None:
        self._writer = target.open_writer()
        self._errors_path = target.staged_errors
        self._errors: TextIO | None = None

    def __enter__(self) -> _Output:
        return self

    def write(self, outcome: Outcome) -> None:
        """Take in one outcome."""
        if outcome.record is not None:
            self._writer.write(outcome.record, outcome.number)
            return
        self._errors = self._errors or self._errors_path.open("w", encoding="utf-8", newline="\n")
        self._errors.write(outcome.error_line())

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._errors is not None:
            self._errors.close()
        if kind is None:
            self._writer.close()
