"""Whole runs: output under its final name, errors listed, and what a kill leaves behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsextract import OutputError
from newsextract.archives.entries import Entry, RawText, Unreadable
from newsextract.archives.journal import Journal
from newsextract.archives.outcome import Outcome
from newsextract.archives.run import Summary, run_archive
from newsextract.archives.target import Target
from newsextract.archives.worker import Defaults
from newsextract.outputs.formats import OWN_FORMATS, find_format

formats = pytest.mark.parametrize("form", [one.name for one in OWN_FORMATS if one.name != "json"])
DEFAULTS = Defaults(published="2019-05-06")


class Killed(BaseException):
    """Stands for a kill: nothing catches it."""


def entries(count: int = 40, *, killed_at: int | None = None) -> Iterator[Entry]:
    for number in range(count):
        if number == killed_at:
            raise Killed
        words = f"Rector Ana Pereira visited Porto on {number % 28 + 1} May 2019."
        content = Unreadable("is bad", "mend it") if number % 10 == 3 else RawText(words.encode())
        yield Entry(f"place {number}", f"id-{number}", content)


def run(
    path: Path, form: str, found: Iterator[Entry], *, resume: bool = False, is_folder: bool = True, **run_of: str
) -> Summary:
    target = Target(path, find_format(form), is_folder=is_folder)
    return run_archive(
        found,
        target,
        jobs=1,
        defaults=DEFAULTS,
        run=run_of,
        resume=resume,
        report=lambda outcome, position: None,
    )


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@formats
def test_a_killed_run_that_is_resumed_gives_the_same_bytes(tmp_path: Path, form: str):
    """Nothing is lost, nothing comes twice, and before the end nothing has the final name."""
    run(tmp_path / "whole", form, entries())
    with pytest.raises(Killed):
        run(tmp_path / "out", form, entries(killed_at=35))
    assert not (tmp_path / "out").exists()
    summary = run(tmp_path / "out", form, entries(), resume=True)
    assert content(tmp_path / "out") == content(tmp_path / "whole")
    assert (summary.documents, summary.failed) == (36, 4)
    assert 0 < summary.resumed < 40
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "whole"]


@pytest.mark.parametrize("cut", [1, 2, 50, 1000, 3000])
def test_a_journal_that_breaks_off_anywhere_is_resumed(tmp_path: Path, cut: int):
    """A kill while a line was written costs that line's document alone."""
    run(tmp_path / "whole", "jsonl", entries())
    with pytest.raises(Killed):
        run(tmp_path / "out", "jsonl", entries(killed_at=35))
    journal = tmp_path / ".out.unfinished" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-cut])
    run(tmp_path / "out", "jsonl", entries(), resume=True)
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_a_run_may_go_on_in_another_format(tmp_path: Path):
    """The journal holds records, of which any output can be made."""
    run(tmp_path / "whole", "csv", entries())
    with pytest.raises(Killed):
        run(tmp_path / "out", "jsonl", entries(killed_at=35))
    run(tmp_path / "out", "csv", entries(), resume=True)
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def test_a_journal_cut_in_its_first_line_is_begun_anew(tmp_path: Path):
    """A kill right after the start leaves nothing to resume, and nothing in the way."""
    (tmp_path / ".out.unfinished").mkdir()
    (tmp_path / ".out.unfinished" / "journal.jsonl").write_bytes(b'{"inp')
    assert run(tmp_path / "out", "jsonl", entries(), resume=True).resumed == 0
    assert (tmp_path / "out").is_dir()


def test_a_finished_journal_needs_no_work(tmp_path: Path):
    """A kill between the last document and the renaming: everything is there already."""
    with pytest.raises(Killed):
        run(tmp_path / "out", "jsonl", entries(41, killed_at=40))
    known = tmp_path / ".out.unfinished" / "journal.jsonl"
    done = len(known.read_bytes().splitlines()) - 1
    assert run(tmp_path / "out", "jsonl", entries(done), resume=True).resumed == done


def test_an_unfinished_run_is_not_overwritten(tmp_path: Path):
    """Without --resume hours of work are not thrown away in silence."""
    with pytest.raises(Killed):
        run(tmp_path / "out", "jsonl", entries(killed_at=35))
    with pytest.raises(OutputError, match=r"unfinished.*--resume"):
        run(tmp_path / "out", "jsonl", entries())


def test_another_run_is_not_resumed(tmp_path: Path):
    """Other options would give a mixture; the message says what differs."""
    with pytest.raises(Killed):
        run(tmp_path / "out", "jsonl", entries(killed_at=35), fields="text")
    with pytest.raises(OutputError, match=r"was begun with other .*\(fields\)"):
        run(tmp_path / "out", "jsonl", entries(), resume=True, fields="body")
    assert run(tmp_path / "out", "jsonl", entries(), resume=True, fields="text").resumed > 0


def test_a_resumption_that_fails_at_once_loses_nothing(tmp_path: Path):
    """A mistake in the second command does not cost what the first has done."""
    with pytest.raises(Killed):
        run(tmp_path / "events.csv", "jsonl", entries(killed_at=35), is_folder=False)
    (tmp_path / ".events.csv.unfinished").rename(tmp_path / ".results.csv.unfinished")
    with pytest.raises(OutputError):
        run(tmp_path / "results.csv", "csv", entries(), is_folder=False, resume=True)
    (tmp_path / ".results.csv.unfinished").rename(tmp_path / ".events.csv.unfinished")
    assert run(tmp_path / "events.csv", "csv", entries(), is_folder=False, resume=True).resumed > 0


def test_two_processes_do_not_resume_one_run(tmp_path: Path):
    """The second is refused, and does not touch what the first is writing."""
    with pytest.raises(Killed):
        run(tmp_path / "out", "jsonl", entries(killed_at=35))
    with Journal(tmp_path / ".out.unfinished", {}), pytest.raises(OutputError, match="another process"):
        run(tmp_path / "out", "jsonl", entries(), resume=True)
    assert run(tmp_path / "out", "jsonl", entries(), resume=True).resumed > 0


def test_a_run_that_failed_before_its_first_document_leaves_nothing(tmp_path: Path):
    """There is nothing to resume, so nothing is in the way of the next attempt."""
    with pytest.raises(Killed):
        run(tmp_path / "out", "jsonl", entries(killed_at=0))
    with pytest.raises(OutputError):
        run(tmp_path / "results.csv", "csv", entries(), is_folder=False)
    assert list(tmp_path.iterdir()) == []


def test_errors_are_listed_with_id_and_reason(tmp_path: Path):
    """One line for each document that failed, in the order of the input."""
    run(tmp_path / "out", "jsonl", entries())
    lines = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["id-3", "id-13", "id-23", "id-33"]
    assert lines[0] == {"document_number": 3, "id": "id-3", "where": "place 3", "reason": "place 3: is bad; mend it"}


def test_beside_a_file_errors_bear_its_name(tmp_path: Path):
    """And without errors, neither a new nor an old list is there."""
    run(tmp_path / "events.csv", "csv", entries(), is_folder=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "events.errors.jsonl"]
    run(tmp_path / "events.csv", "csv", entries(3), is_folder=False)
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path):
    """Only what this run writes is replaced."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "out" / "documents.jsonl").write_text("old", encoding="utf-8")
    run(tmp_path / "out", "jsonl", entries(3))
    assert (tmp_path / "out" / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert len((tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_output_where_nothing_can_be_written_is_refused(tmp_path: Path):
    """The message names the path and the remedy."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"file/out: cannot be written .*choose another --output"):
        run(tmp_path / "file" / "out", "jsonl", entries())


def test_each_new_outcome_is_reported_once(tmp_path: Path):
    """Resumed ones were reported before."""
    told: list[Outcome] = []
    with pytest.raises(Killed):
        run(tmp_path / "out", "jsonl", entries(killed_at=35))
    target = Target(tmp_path / "out", find_format("jsonl"), is_folder=True)
    summary = run_archive(
        entries(), target, jobs=1, defaults=DEFAULTS, run={}, resume=True, report=lambda one, _: told.append(one)
    )
    assert [one.number for one in told] == list(range(summary.resumed, 40))
