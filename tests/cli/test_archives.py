"""`newsextract ARCHIVE -o OUT` from the outside: formats, errors, processes, and a run that is killed and resumed."""

from __future__ import annotations

import errno
import gzip
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from newsextract import Document, extractor
from newsextract.archives import worker
from newsextract.cli import extract, main
from newsextract.outputs.json_text import JsonWriter
from newsextract.outputs.tables import TABLES

COMMAND = [sys.executable, "-c", "from newsextract.cli import main; main()"]


@pytest.fixture(autouse=True)
def one_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that are run in this process without options share the extractor that `newsextract.extract` keeps."""

    def load(*, exclude: tuple[str, ...], options: dict[str, Any]) -> extractor.Extractor:
        return extractor.load(exclude=exclude, options=options) if exclude or options else extractor._default()

    monkeypatch.setattr(worker, "load", load)


def run(*arguments: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exit_code == status, result.output
    return result


def rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "id": f"news-{n}",
            "title": f"Visit {n}",
            "published": "2019-05-06",
            "text": f"Rector Ana Pereira met Minister Tomas Lind in Porto on {n % 28 + 1} May 2019.\n\nThey spoke."
            * (1 + n % 3),
        }
        for n in range(count)
    ]


def write(path: Path, lines: list[dict[str, str]]) -> Path:
    path.write_bytes(gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode()))
    return path


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Six documents, the third of which has no text."""
    lines = rows(6)
    del lines[2]["text"]
    return write(tmp_path / "news.jsonl.gz", lines)


def test_an_archive_becomes_one_table_by_the_name_of_the_file(archive: Path, tmp_path: Path):
    """`-o events.parquet` holds the events of the documents that could be read."""
    run(archive, "-o", tmp_path / "events.parquet", status=1)
    read = pq.read_table(tmp_path / "events.parquet")
    assert sorted(set(read["document_number"].to_pylist())) == [0, 1, 3, 4, 5]
    assert set(read["type"].to_pylist()) == {"meeting"}


def test_a_folder_gets_json_lines_unless_told_otherwise(archive: Path, tmp_path: Path):
    """`-o out/` holds whole records and the list of errors."""
    run(archive, "-o", f"{tmp_path}/out/", status=1)
    lines = (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Document.model_validate_json(line).source.id for line in lines] == [f"news-{n}" for n in (0, 1, 3, 4, 5)]
    [error] = (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(error)["document_number"] == 2
    assert "has no field 'text'" in json.loads(error)["reason"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_are_the_files_of_a_folder(archive: Path, tmp_path: Path, form: str):
    """A format of several files makes a folder, with or without a slash."""
    run(archive, "-o", tmp_path / "out", "--format", form, status=1)
    assert set(content(tmp_path / "out")) == {"errors.jsonl", *(f"{table.name}.{form}" for table in TABLES)}


def test_a_database_answers_who_met_whom(archive: Path, tmp_path: Path):
    """The suffix .db makes a database with its views."""
    run(archive, "-o", tmp_path / "news.db", status=1)
    with sqlite3.connect(tmp_path / "news.db") as connection:
        [first, *_] = connection.execute("SELECT name, met, place FROM who_met_whom ORDER BY document_number")
    assert first == ("Ana Pereira", "Tomas Lind", "Porto")


def test_the_end_is_a_summary_and_bad_documents_are_named(archive: Path, tmp_path: Path):
    """Standard error says what failed and what was done; without a terminal nothing else."""
    failed, summary = run(archive, "-o", tmp_path / "out", "--format", "csv", status=1).stderr.splitlines()
    assert "news.jsonl.gz:3: has no field 'text'" in failed
    assert "5 documents" in summary
    assert "1 failed, see" in summary
    assert summary.endswith(f"wrote {tmp_path / 'out'}")


def test_many_failures_do_not_flood_the_screen(tmp_path: Path):
    """The first few are named; the list of errors names all."""
    archive = write(tmp_path / "news.jsonl.gz", [{"id": str(n)} for n in range(50)])
    result = run(archive, "-o", f"{tmp_path}/out/", status=1)
    assert len(result.stderr.splitlines()) == extract.COMPLAINTS + 1
    assert len((tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()) == 50


def test_processes_do_not_change_a_byte(tmp_path: Path):
    """--jobs 2 gives what --jobs 1 gives."""
    archive = write(tmp_path / "news.jsonl.gz", rows(40))
    for jobs in ("1", "2"):
        run(archive, "-o", tmp_path / jobs, "--format", "parquet", "--jobs", jobs)
    assert content(tmp_path / "1") == content(tmp_path / "2")


def test_options_of_stages_reach_every_process(tmp_path: Path):
    """With --jobs 2 each process reads texts and publication dates by the options that were given."""
    lines = [{"text": "Ana Pereira came on 3/4/2019.", "published": "5/4/2019"}] * 40
    archive = write(tmp_path / "news.jsonl.gz", lines)
    options = ["--option", "entities.day_first=true", "--exclude", "events", "--jobs", "2"]
    records = [json.loads(line) for line in run(archive, *options).stdout.splitlines()]
    read = {(one["source"]["published"], one["dates"][0]["start_date"]) for one in records}
    assert (len(records), read) == (40, {("2019-04-05", "2019-04-03")})


def test_a_run_with_other_options_is_not_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Records read in two ways never end in one output; the line names the options as what differs."""
    archive = write(tmp_path / "news.jsonl.gz", rows(40))
    with monkeypatch.context() as stopped:
        stopped.setattr(extract, "run_archive", interrupted(extract.run_archive))
        run(archive, "-o", f"{tmp_path}/out/", status=extract.INTERRUPTED)
    resumed = run(archive, "-o", f"{tmp_path}/out/", "--resume", "--option", "entities.fiscal_month=4", status=2)
    assert "options" in resumed.stderr
    assert run(archive, "-o", f"{tmp_path}/out/", "--resume").exit_code == 0


def interrupted(run_archive: Callable[..., Any]) -> Callable[..., Any]:
    """A run that somebody stops after its first batch."""

    def stop(entries: Iterable[Any], target: Any, **options: Any) -> Any:
        def first_batch() -> Iterator[Any]:
            yield from islice(entries, 20)
            raise KeyboardInterrupt

        return run_archive(first_batch(), target, **options)

    return stop


def test_one_document_is_counted_as_one(tmp_path: Path):
    """The summary speaks of 1 document and 1 word."""
    archive = write(tmp_path / "news.jsonl.gz", [{"text": "Porto"}])
    assert "1 document, 1 word," in run(archive, "-o", f"{tmp_path}/out/").stderr


def test_fields_are_named_by_options(tmp_path: Path):
    """Text, id, date and title come from the fields that are named."""
    line = {"body": "Ana Pereira came yesterday.", "key": "k", "day": "6 May 2019", "head": "H"}
    archive = write(tmp_path / "news.jsonl.gz", [line])
    fields = ["--text-field", "body", "--id-field", "key", "--date-field", "day", "--title-field", "head"]
    record = json.loads(run(archive, *fields).stdout)
    assert record["source"] == {"id": "k", "title": "H", "published": "2019-05-06", "published_basis": "given"}
    assert record["dates"][0]["start_date"] == "2019-05-05"


def test_a_date_that_is_none_fails_its_document(tmp_path: Path):
    """A wrong date would shift every "yesterday" of the text; the reason quotes it."""
    archive = write(tmp_path / "news.jsonl.gz", [{"text": "Ana came.", "published": "soonish"}, *rows(1)])
    result = run(archive, status=1)
    assert "soonish" in result.stderr
    assert json.loads(result.stdout)["source"]["id"] == "news-0"


def test_a_page_gives_the_record_of_its_article(tmp_path: Path):
    """HTML needs no option."""
    paragraph = "<p>Rector Ana Pereira of Vila Nova University visited Porto on Friday and met the mayor there.</p>"
    page = f"<html><head><title>Rector in Porto</title></head><body><article>{paragraph * 3}</article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    record = json.loads(run(tmp_path / "page.html").stdout)
    assert (record["source"]["id"], record["source"]["title"]) == ("page.html", "Rector in Porto")
    assert record["events"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--format", "excel"], "csv, parquet, sqlite"),
        (["--format", "parquet"], "give --output"),
        (["--resume"], "give the one of the interrupted run"),
        (["--jobs", "0"], "--jobs"),
        (["--format", "json"], "use jsonl"),
    ],
    ids=["unknown format", "tables on the screen", "nothing to resume", "no process", "one object for many"],
)
def test_misuse_is_refused_before_anything_is_read(archive: Path, arguments: list[str], says: str):
    """Status 2, and a remedy."""
    assert says in run(archive, *arguments, status=2).stderr


def test_a_file_that_is_no_table_is_refused(archive: Path, tmp_path: Path):
    """`-o results.parquet` could be any table; the line names them, and nothing is left behind."""
    result = run(archive, "-o", tmp_path / "results.parquet", status=2)
    assert "event_arguments" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl.gz"]


def test_a_missing_extra_is_one_line(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The line holds the command, and nothing is left behind."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run(archive, "-o", tmp_path / "events.parquet", status=1)
    assert result.stderr == (
        'newsextract: writing Parquet needs pyarrow, which is not installed; pip install "newsextract[parquet]"\n'
    )
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl.gz"]


def wait_for(condition: object, *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split(")")[-1].split()[0] != "Z"
    except OSError:
        return False


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text(encoding="utf-8").split()] if found.exists() else []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes through /proc")
def test_a_run_that_is_killed_is_resumed_to_the_same_bytes(tmp_path: Path):
    """SIGKILL in the middle of --jobs 2: no process stays, no output is there, and --resume completes it."""
    archive = write(tmp_path / "news.jsonl.gz", rows(150))
    arguments = ["-o", str(tmp_path / "out"), "--format", "parquet", "--jobs", "2"]
    journal = tmp_path / ".out.unfinished" / "journal.jsonl"
    process = subprocess.Popen([*COMMAND, str(archive), *arguments], stderr=subprocess.DEVNULL)
    wait_for(lambda: journal.exists() and journal.stat().st_size > 20_000)
    crew = children(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "out").exists()
    assert len(crew) >= 2
    wait_for(lambda: not any(alive(one) for one in crew))
    assert "--resume" in run(archive, *arguments, status=2).stderr
    assert "from the interrupted run" in run(archive, *arguments, "--resume").stderr
    run(archive, "-o", tmp_path / "whole", "--format", "parquet")
    assert content(tmp_path / "out") == content(tmp_path / "whole")


@pytest.mark.slow
def test_ctrl_c_leaves_a_run_that_can_be_resumed(tmp_path: Path):
    """The line says how to go on, and the status is that of an interrupt."""
    archive = write(tmp_path / "news.jsonl.gz", rows(600))
    journal = tmp_path / ".out.unfinished" / "journal.jsonl"
    arguments = [*COMMAND, str(archive), "-o", f"{tmp_path}/out/", "--jobs", "2"]
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_for(lambda: journal.exists() and journal.stat().st_size > 20_000)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert said == "newsextract: interrupted; the same command with --resume goes on from here\n"
    assert process.returncode == extract.INTERRUPTED
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_terminal_shows_how_far_it_is(tmp_path: Path):
    """On a terminal, standard error shows documents, speed, time left and failures; standard output stays empty."""
    pty = pytest.importorskip("pty", reason="needs a terminal to look at")
    archive = write(tmp_path / "news.jsonl.gz", [{"id": "bad"}, *rows(300)])
    screen, terminal = pty.openpty()
    arguments = [*COMMAND, str(archive), "-o", str(tmp_path / "events.csv")]
    process = subprocess.Popen(arguments, stderr=terminal, stdout=subprocess.PIPE, env={**os.environ, "COLUMNS": "120"})
    os.close(terminal)
    shown = b"".join(iter(lambda: _read(screen), b"")).decode()
    assert process.communicate()[0] == b""
    assert re.search(r"\d+ documents.*[1-9][\d,]* words/s.*\d:\d\d.*1 failed", shown)
    assert "has no field 'text'" in shown
    assert "300 documents" in shown.splitlines()[-1]


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # the other side is closed
        return b""


def test_a_full_disk_is_one_line(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What was done is kept, and the line says how to go on."""

    def fail(self: object, document: Document, number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(JsonWriter, "write", fail)
        result = run(archive, "-o", f"{tmp_path}/out/", status=1)
    assert "No space left on device" in result.stderr
    assert "--resume" in result.stderr.splitlines()[-1]
    run(archive, "-o", f"{tmp_path}/out/", "--resume", status=1)
    assert len((tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()) == 5


def test_a_page_without_an_article_is_one_line(tmp_path: Path):
    """Nothing that a library logs comes between."""
    (tmp_path / "page.html").write_text("<html><body></body></html>", encoding="utf-8")
    done = subprocess.run([*COMMAND, str(tmp_path / "page.html")], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "holds no article" in done.stderr
