"""The writers: every format holds the same rows, and the same documents give the same bytes."""

from __future__ import annotations

import csv
import datetime
import json
import sqlite3
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsextract import Document, MissingExtraError, OutputError
from newsextract.outputs import parquet_table
from newsextract.outputs.formats import OWN_FORMATS, find_format
from newsextract.outputs.table import Table
from newsextract.outputs.tables import TABLES
from sample_records import EMPTY, FULL

DOCUMENTS = (FULL, EMPTY, FULL)
tables = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
formats = pytest.mark.parametrize("name", [one.name for one in OWN_FORMATS])


def write(name: str, folder: Path, documents: tuple[Document, ...] = DOCUMENTS) -> Path:
    folder.mkdir()
    writer = find_format(name).open_folder(folder)
    for number, document in enumerate(documents):
        writer.write(document, number)
    writer.close()
    return folder


def expected(table: Table) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [
        dict(zip(names, row, strict=True))
        for number, document in enumerate(DOCUMENTS)
        for row in table.rows(document, number)
    ]


@tables
def test_parquet_holds_the_rows_with_their_types(tmp_path: Path, table: Table):
    """Dates are dates and lists are lists; the metadata holds the version of the schema."""
    read = pq.read_table(write("parquet", tmp_path / "out") / f"{table.name}.parquet")
    dates = [column.name for column in table.columns if column.kind == "date"]
    assert all(read.schema.field(name).type == pa.date32() for name in dates)
    assert read.schema.metadata[b"newsextract.schema_version"] == b"1.0"
    as_text = [
        {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in row.items()}
        for row in read.to_pylist()
    ]
    assert as_text == expected(table)


@tables
def test_csv_holds_the_rows(tmp_path: Path, table: Table):
    """One file a table with a header; null is empty and a list is a JSON array."""
    with (write("csv", tmp_path / "out") / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    plain = [
        {
            name: json.dumps(value) if isinstance(value, list) else "" if value is None else str(value)
            for name, value in row.items()
        }
        for row in expected(table)
    ]
    assert read == plain


@tables
def test_sqlite_holds_the_rows(tmp_path: Path, table: Table):
    """One table a table; a list is a JSON array."""
    with sqlite3.connect(write("sqlite", tmp_path / "out") / "newsextract.sqlite") as connection:
        connection.row_factory = sqlite3.Row
        read = [dict(row) for row in connection.execute(f"SELECT * FROM {table.name}")]
    plain = [
        {name: json.dumps(value) if isinstance(value, list) else value for name, value in row.items()}
        for row in expected(table)
    ]
    assert sorted(read, key=str) == sorted(plain, key=str)


def test_json_lines_are_the_records(tmp_path: Path):
    """Each line is validated back into the same document."""
    lines = (write("jsonl", tmp_path / "out") / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert tuple(Document.model_validate_json(line) for line in lines) == DOCUMENTS


@formats
def test_same_documents_give_the_same_bytes(tmp_path: Path, name: str):
    """No clock, no chance: two folders are equal byte for byte."""
    one, other = write(name, tmp_path / "one"), write(name, tmp_path / "other")
    read = {path.name: path.read_bytes() for path in one.iterdir()}
    assert read == {path.name: path.read_bytes() for path in other.iterdir()}


@formats
def test_no_document_still_gives_whole_files(tmp_path: Path, name: str):
    """Every file is there, with its columns, even if nothing was read."""
    folder = write(name, tmp_path / "out", ())
    written = find_format(name)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{stem}{written.suffixes[0]}" for stem in written.stems
    )


def test_row_groups_of_parquet_have_a_fixed_number_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """How documents come in does not decide how rows are grouped, and no more than a group is held back."""
    monkeypatch.setattr(parquet_table, "ROWS_PER_BATCH", 2)
    monkeypatch.setattr(parquet_table, "ROWS_PER_GROUP", 4)
    metadata = pq.ParquetFile(write("parquet", tmp_path / "out") / "event_arguments.parquet").metadata
    assert [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)] == [4, 4, 4, 2]


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_file_of_one_table_is_named_after_it(tmp_path: Path, name: str):
    """`events.csv` holds the events; another name is refused with the names that there are."""
    suffix = find_format(name).suffixes[0]
    find_format(name).open(tmp_path / f"events{suffix}").close()
    assert (tmp_path / f"events{suffix}").exists()
    with pytest.raises(OutputError, match="event_arguments"):
        find_format(name).open(tmp_path / f"results{suffix}")


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The line holds the pip command."""
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r'writing Parquet needs pyarrow.*pip install "newsextract\[parquet\]"'):
        find_format("parquet").open(tmp_path / "events.parquet")


def database(tmp_path: Path) -> sqlite3.Connection:
    return sqlite3.connect(write("sqlite", tmp_path / "out") / "newsextract.sqlite")


def test_keys_of_the_database_lead_somewhere(tmp_path: Path):
    """Every foreign key is satisfied, and every table but documents has one."""
    with database(tmp_path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        without = [
            table.name
            for table in TABLES
            if not connection.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
        ]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert without == ["documents"]


def test_queries_by_name_and_type_use_an_index(tmp_path: Path):
    """What analysts ask most needs no scan of the whole table."""
    with database(tmp_path) as connection:
        for query in (
            "SELECT * FROM event_arguments WHERE name = 'x'",
            "SELECT * FROM events WHERE type = 'meeting' AND start_date >= '2019'",
            "SELECT * FROM documents WHERE document_id = 'x'",
        ):
            assert "USING INDEX" in connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchone()[3]


@pytest.mark.parametrize(
    ("query", "row"),
    [
        (
            "SELECT name, met, start_date, place FROM who_met_whom",
            ("Ana Pereira", "Minister of Health", "2019-05-03", "Porto"),
        ),
        (
            "SELECT name, visited, visited_as, status FROM who_visited_whom",
            ("Ten students of VNU", "Porto", "destination", "planned"),
        ),
        (
            "SELECT party, other_party, instrument, start_date, signatories FROM agreements",
            ("Vila Nova University", "Lind & Sons", "memorandum", "2019-05-04", "Ana Pereira"),
        ),
    ],
    ids=["meetings", "visits", "agreements"],
)
def test_views_answer_who_did_what_with_whom(tmp_path: Path, query: str, row: tuple[str, ...]):
    """Each view gives one row for each pair, of each document."""
    with database(tmp_path) as connection:
        assert connection.execute(query).fetchall() == [row, row]


def test_the_database_explains_its_columns(tmp_path: Path):
    """The meaning of every column stands in the schema that tools show."""
    with database(tmp_path) as connection:
        schema = "".join(sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table'"))
    assert [column.meaning for table in TABLES for column in table.columns if column.meaning not in schema] == []
