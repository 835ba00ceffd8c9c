"""The work on many documents, in this process or in several, with results in input order and a bounded queue."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain

from ..errors import NewsextractError
from .entries import Entry
from .outcome import Outcome
from .worker import Defaults, Task, Worker, start_worker, work, writable

BATCH = 16  # documents
BATCH_SIZE = 1_000_000  # bytes or characters, where the entries hold their texts
WAITING = 4  # batches for each process, being worked on or waiting for a slower one before them
Done = tuple[Entry, bytes]


def work_through(tasks: Iterable[Task], *, jobs: int, defaults: Defaults) -> Generator[Done, None, None]:
    """Each entry with its outcome as JSON, in the order of the tasks; memory does not grow with their number.

    One job works in this process. With more, a document that ends its process becomes an outcome with that reason.
    """
    if jobs > 1:
        yield from _Crew(jobs, defaults).work_through(tasks)
        return
    worker = Worker(defaults)
    for batch in batches(tasks):
        yield from zip((entry for _, entry in batch), worker.work(batch), strict=True)


def batches(tasks: Iterable[Task], *, longest: int = BATCH, largest: int = BATCH_SIZE) -> Iterator[list[Task]]:
    """The tasks in lists that are neither long nor large."""
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += task[1].content.size
        if len(batch) >= longest or size >= largest:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Crew:
    """A pool of processes, which is replaced where a document brought one of them down."""

    def __init__(self, jobs: int, defaults: Defaults) -> None:
        self._jobs = jobs
        self._defaults = defaults
        self._pool = self._start(jobs)

    def work_through(self, tasks: Iterable[Task]) -> Iterator[Done]:
        coming = batches(tasks)
        waiting: deque[tuple[list[Task], Future[list[bytes]]]] = deque()
        try:
            while True:
                while len(waiting) < self._jobs * WAITING and (batch := next(coming, None)):
                    waiting.append((batch, self._pool.submit(work, batch)))
                if not waiting:
                    return
                try:
                    outcomes = waiting[0][1].result()
                except BrokenProcessPool:
                    yield from self._one_by_one(chain.from_iterable(batch for batch, _ in waiting))
                    waiting.clear()
                else:
                    yield from zip((entry for _, entry in waiting.popleft()[0]), outcomes, strict=True)
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _one_by_one(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """The outcomes of tasks of which at least one ends its process, each on its own."""
        self._pool = self._restart(1)
        for task in tasks:
            try:
                [outcome] = self._pool.submit(work, [task]).result()
            except BrokenProcessPool:
                self._pool = self._restart(1)
                outcome = _fatal(*task)
            yield task[1], outcome
        self._pool = self._restart(self._jobs)

    def _restart(self, jobs: int) -> ProcessPoolExecutor:
        self._pool.shutdown(cancel_futures=True)
        return self._start(jobs)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        """A pool whose processes are known to start. They are new ones, as no thread or lock survives a fork well."""
        pool = ProcessPoolExecutor(
            jobs, multiprocessing.get_context("spawn"), initializer=start_worker, initargs=(self._defaults,)
        )
        with _ignoring_interrupts():
            started = [pool.submit(work, []) for _ in range(jobs)]
        try:
            started[0].result()
        except BrokenProcessPool as error:
            raise NewsextractError("the processes of --jobs cannot be started; try --jobs 1") from error
        return pool


@contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """Processes that are started meanwhile leave Ctrl-C to this one, from their first moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _fatal(number: int, entry: Entry) -> bytes:
    reason = "the process that read it was ended, perhaps for want of memory"
    outcome = Outcome(number=number, id=writable(entry.id), where=writable(entry.where), reason=reason)
    return outcome.model_dump_json().encode()
