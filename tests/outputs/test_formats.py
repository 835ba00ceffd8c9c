"""The registry of formats, and how others add one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsextract import OutputError
from newsextract.cli import main
from newsextract.outputs import formats
from newsextract.outputs.formats import find_format, format_of, known_formats
from newsextract.outputs.json_text import open_lines
from newsextract.outputs.writer import Format

TAKEN = Format("csv", "one that takes a name", (".csv2",), ("documents",), open_lines)
NO_FORMAT = "a string"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    points: list[EntryPoint] = []
    monkeypatch.setattr(formats, "entry_points", lambda group: [one for one in points if one.group == group])
    known_formats.cache_clear()
    yield points
    known_formats.cache_clear()


def point(value: str) -> EntryPoint:
    return EntryPoint("added", value, "newsextract.writers")


PACKAGE = """
from newsextract.outputs.writer import Format

class NameWriter:
    def __init__(self, path):
        self.sink = path.open("w")
    def write(self, document, number):
        self.sink.write(f"{number} {document.source.id}\\n")
    def close(self):
        self.sink.close()

NAMES = Format("names", "ids alone", (".names",), ("ids",), NameWriter)
"""


def test_another_package_adds_a_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An installed package with an entry point is all it takes: the command line knows the format and its suffix."""
    (tmp_path / "name_format.py").write_text(PACKAGE, encoding="utf-8")
    metadata = tmp_path / "name_format-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: name-format\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[newsextract.writers]\nnames = name_format:NAMES\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    known_formats.cache_clear()
    try:
        for options in (["-o", "a.names"], ["-o", "out/", "--format", "names"]):
            monkeypatch.chdir(tmp_path)
            Path("visit.txt").write_text("Ana came.", encoding="utf-8")
            assert CliRunner().invoke(main, ["visit.txt", *options]).exit_code == 0
    finally:
        known_formats.cache_clear()
    assert [Path(name).read_text(encoding="utf-8") for name in ("a.names", "out/ids.names")] == ["0 visit.txt\n"] * 2


@pytest.mark.parametrize(
    ("added", "says"),
    [(TAKEN, "is there already"), (NO_FORMAT, "is no newsextract Format")],
    ids=["taken", "no format"],
)
def test_a_bad_addition_is_refused(
    installed: list[EntryPoint], monkeypatch: pytest.MonkeyPatch, added: object, says: str
):
    """The error names the entry point and what is wrong with it."""
    installed.append(point("mine:ADDED"))
    monkeypatch.setattr(EntryPoint, "load", lambda self: added)
    with pytest.raises(OutputError, match=f"mine:ADDED: .*{says}"):
        known_formats()


def test_an_addition_that_cannot_be_loaded_is_named(installed: list[EntryPoint]):
    """A missing module is one line, not a traceback."""
    installed.append(point("no_such_module_anywhere:X"))
    with pytest.raises(OutputError, match="no_such_module_anywhere"):
        known_formats()


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.json", "json"), ("a.jsonl", "jsonl"), ("a.csv", "csv"), ("a.parquet", "parquet"), ("a.db", "sqlite")],
)
def test_the_suffix_chooses_the_format(name: str, form: str):
    """A file's name is enough."""
    assert format_of(Path(name)) is find_format(form)


def test_other_suffixes_choose_nothing():
    """A suffix that is not known leaves the choice open."""
    assert format_of(Path("a.txt")) is None


def test_an_unknown_name_is_refused_with_the_names_there_are():
    """The message lists the formats."""
    with pytest.raises(OutputError, match="parquet, sqlite"):
        find_format("excel")
