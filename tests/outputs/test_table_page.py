"""The examples of docs/tables.md are run as they are shown, from an archive to the answer, and the columns are fresh.

pytest tests/outputs/test_table_page.py --update-snapshots        rewrites the page
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from fixture_articles import REPOSITORY
from newsextract.cli import main
from table_page import PAGE, code_of, refresh

COMMANDS = ("newsextract releases.jsonl -o out/ --format parquet", "newsextract releases.jsonl -o releases.db")
SIGNED = ["vila-nova-001", "norland-ministry-102", "harbour-077"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a reader of the page would be after its commands."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copy(REPOSITORY / "examples" / "releases.jsonl", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for command in COMMANDS:
            assert CliRunner().invoke(main, command.split()[1:]).exit_code == 0
    return folder


@pytest.fixture
def run_example(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs an example by its path and returns what it prints."""
    monkeypatch.chdir(folder)

    def run(path: str) -> str:
        if path.endswith(".sql"):
            with sqlite3.connect("releases.db") as connection:
                return "\n".join("|".join(row) for row in connection.execute(code_of(path)))
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(code_of(path), {})
        return printed.getvalue()

    return run


def test_the_commands_are_those_of_the_page():
    """What the fixture runs is what a reader is told to run."""
    page = PAGE.read_text(encoding="utf-8")
    assert [command for command in COMMANDS if command not in page] == []


@pytest.mark.parametrize("name", ["agreements_2019.py", "agreements_2019.sql", "agreements_frames.py"])
def test_an_example_finds_the_agreements_of_2019(run_example, name: str):
    """Signed in 2019: not in 2018, not planned for 2020, no visit."""
    printed = run_example(f"examples/{name}")
    assert [document for document in SIGNED if document not in printed] == []
    assert not [other for other in ("vila-nova-009", "bay-bank-003", "lindau-clinic-014") if other in printed]
    assert "Harbour Institute of Technology" in printed


@pytest.mark.parametrize("name", ["agreements_2019.py", "agreements_2019.sql", "agreements_frames.py"])
def test_an_example_is_five_lines(name: str):
    """Imports and the reading of an archive aside, the answer takes five lines."""
    besides = ("import ", "rows = ", "articles = ")
    lines = [line for line in code_of(f"examples/{name}").splitlines() if line and not line.startswith(besides)]
    assert len(lines) <= 5


def test_the_page_is_fresh(run_example, update_snapshots: bool):
    """The columns are those of the tables, and each example shows its code and what it prints."""
    page = PAGE.read_text(encoding="utf-8")
    fresh = refresh(page, run_example)
    if update_snapshots:
        PAGE.write_text(fresh, encoding="utf-8", newline="\n")
        page = fresh
    assert page == fresh
