"""What one process does: entries in, outcomes out. Here, and only here, any error of a document becomes a reason."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing import parent_process
from typing import Any

from ..errors import NewsextractError
from ..extractor import Article, Published, load
from ..records.document import Document
from ..timex.published import day_order, parse_published
from .entries import Entry
from .outcome import Outcome

Task = tuple[int, Entry]  # an entry and its place in the input


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is said of all documents that do not say otherwise, and how they are read: `load` takes the last two."""

    published: Published = None
    title: str | None = None
    exclude: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


class Worker:
    """An extractor that is loaded once, and what it does with a batch."""

    def __init__(self, defaults: Defaults) -> None:
        self._defaults = defaults
        self._extractor = load(exclude=defaults.exclude, options=defaults.options)
        self._day_first = day_order(defaults.options)

    def work(self, tasks: Sequence[Task]) -> list[bytes]:
        """The outcomes of a batch, in order, each as JSON.

        What spaCy remembers of the words of these documents is forgotten afterwards: memory stays flat.
        """
        with self._extractor.nlp.memory_zone():
            return [self._outcome(number, entry).model_dump_json().encode() for number, entry in tasks]

    def _outcome(self, number: int, entry: Entry) -> Outcome:
        known = Outcome(number=number, id=writable(entry.id), where=writable(entry.where))
        try:
            article = entry.article()
            known = known.model_copy(update={"id": article.id, "words": len(article.text.split())})
            return known.model_copy(update={"record": self._record(article)})
        except Exception as error:
            return known.model_copy(update={"reason": reason_of(error), "words": 0})

    def _record(self, article: Article) -> Document:
        published = article.published or self._defaults.published
        if isinstance(published, str):
            published = parse_published(published, day_first=self._day_first)
        title = article.title or self._defaults.title
        return self._extractor.extract(article.text, published, article.id, title)


def reason_of(error: Exception) -> str:
    """Why a document failed, in one line; an error that was not foreseen carries its type, and what caused it."""
    if isinstance(error, NewsextractError):
        return writable(" ".join(str(error).split()))
    cause = f" (from {type(error.__cause__).__name__}: {error.__cause__})" if error.__cause__ else ""
    return writable(" ".join(f"{type(error).__name__}: {error}{cause}".split()))


def writable(words: str) -> str:
    """The words, without the half characters that a path of a foreign file system may hold."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


_worker: Worker | None = None  # of this process, where it is one of a crew


def start_worker(defaults: Defaults) -> None:
    """Load the extractor of this process. It ends with the process that started it, and leaves Ctrl-C to that."""
    global _worker  # noqa: PLW0603 - the pool offers no other place for what a process keeps
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Worker(defaults)


def work(tasks: Sequence[Task]) -> list[bytes]:
    """The outcomes of a batch, by the extractor of this process."""
    assert _worker is not None
    return _worker.work(tasks)


def _end_with_parent() -> None:
    """A pool's process waits for work for ever if the one that started it is killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
