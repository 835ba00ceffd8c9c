"""Work in several processes: order, bounds, and processes that end before their time."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists

from newsextract import Article, Extractor, InputError
from newsextract.archives import crew
from newsextract.archives.crew import batches, work_through
from newsextract.archives.entries import Entry, JsonLine, RawText, Unreadable
from newsextract.archives.fields import Fields
from newsextract.archives.outcome import Outcome
from newsextract.archives.worker import Defaults, Task, reason_of


@dataclass(frozen=True)
class Deadly:
    """A document that takes its process with it."""

    size = 0

    def read(self, where: str, id: str) -> Article:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


@dataclass(frozen=True)
class Surprising:
    """A document on which some rule fails in a way nobody foresaw."""

    size = 0

    def read(self, where: str, id: str) -> Article:
        raise ZeroDivisionError("in\nsome rule")


def text(words: str) -> RawText:
    return RawText(words.encode())


def tasks(*contents: object) -> list[Task]:
    return [(number, Entry(f"place {number}", f"id-{number}", content)) for number, content in enumerate(contents)]


def outcomes(found: list[Task], jobs: int) -> list[Outcome]:
    return [Outcome.model_validate_json(line) for _, line in work_through(found, jobs=jobs, defaults=Defaults())]


def test_two_processes_give_what_one_gives():
    """The same outcomes in the same order, to the byte."""
    found = tasks(*(text(f"Rector Ana Pereira visited Porto on {n % 28 + 1} May 2019.") for n in range(50)))
    one, two = ([line for _, line in work_through(found, jobs=jobs, defaults=Defaults())] for jobs in (1, 2))
    assert one == two
    assert [Outcome.model_validate_json(line).number for line in one] == list(range(50))


def test_a_document_that_ends_its_process_is_one_error():
    """All others keep their records and their order, those of the same batch as well."""
    found = outcomes(tasks(text("Ana came."), text("One."), Deadly(), text("Two."), text("Three.")), jobs=2)
    assert [one.number for one in found] == list(range(5))
    assert [one.number for one in found if one.record is None] == [2]
    assert "was ended" in str(found[2].reason)


def test_any_error_of_a_document_becomes_its_reason():
    """Foreseen or not, an error is one line, and the next document is read."""
    bad, worse, good = outcomes(tasks(Unreadable("is bad", "mend it"), Surprising(), text("Ana came.")), jobs=1)
    assert bad.reason == "place 0: is bad; mend it"
    assert worse.reason == "ZeroDivisionError: in some rule"
    assert good.record is not None


def test_a_document_that_fails_in_the_pipeline_keeps_its_own_id(monkeypatch: pytest.MonkeyPatch):
    """The error names the document as its archive does, and what caused it."""

    def fail(*_: object) -> None:
        try:
            raise KeyError("some word")
        except KeyError as error:
            raise ValueError("a component failed") from error

    monkeypatch.setattr(Extractor, "extract", fail)
    line = JsonLine(b'{"id": "news-7", "text": "Ana came."}', Fields())
    [found] = outcomes(tasks(line), jobs=1)
    assert (found.id, found.where) == ("news-7", "place 0")
    assert found.reason == "ValueError: a component failed (from KeyError: 'some word')"


def test_what_is_said_of_all_documents_holds_where_they_say_nothing():
    """--published is the date of a document without one."""
    [line] = [line for _, line in work_through(tasks(text("Ana came.")), jobs=1, defaults=Defaults("2019-05-03", "T"))]
    record = Outcome.model_validate_json(line).record
    assert record is not None
    assert (record.source.published, record.source.title, record.source.id) == ("2019-05-03", "T", "id-0")


def test_the_queue_is_bounded():
    """No more is read ahead than the processes can soon take, however much there is."""
    read = 0

    def endless() -> Iterator[Task]:
        nonlocal read
        while True:
            yield read, Entry("x", "x", Unreadable("is bad", "mend it"))
            read += 1

    done = work_through(endless(), jobs=2, defaults=Defaults())
    for _ in range(100):
        next(done)
    done.close()
    assert read < 100 + 2 * crew.WAITING * crew.BATCH + crew.BATCH


@given(sizes=lists(integers(0, 12)), longest=integers(1, 5), largest=integers(1, 20))
def test_batches_are_neither_long_nor_large(sizes: list[int], longest: int, largest: int):
    """Every task is in one batch, in order; only a batch's last text may take it over the limit."""
    found = tasks(*(text("x" * size) for size in sizes))
    cut = list(batches(found, longest=longest, largest=largest))
    assert [task for batch in cut for task in batch] == found
    assert all(0 < len(batch) <= longest for batch in cut)
    assert all(sum(entry.content.size for _, entry in batch[:-1]) < largest for batch in cut)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (InputError("a.txt", "is bad", "mend it"), "a.txt: is bad; mend it"),
        (ValueError("x\ny \udcff"), r"ValueError: x y \udcff"),
    ],
    ids=["foreseen", "not foreseen"],
)
def test_reasons_are_one_line_that_can_be_written(error: Exception, reason: str):
    """Line ends and half characters do not get into the list of errors."""
    assert reason_of(error) == reason
