"""Archives of many documents: every kind, every compression, and what is bad in them."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from newsextract import Article, InputError, MissingExtraError
from newsextract.archives import readers
from newsextract.archives.entries import Entry
from newsextract.archives.fields import Fields
from newsextract.archives.readers import read_archive

ROWS = [
    {"id": "a", "text": "Ana Pereira visited Porto.", "published": "2019-05-03", "title": "A visit"},
    {"id": "b", "text": 'Zwei Zeilen:\nund Ümläute, "quotes".', "published": "", "title": ""},
]
ARTICLES = [
    Article("Ana Pereira visited Porto.", "a", "A visit", "2019-05-03"),
    Article('Zwei Zeilen:\nund Ümläute, "quotes".', "b", None, None),
]


def as_json_lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_csv(rows: list[dict[str, Any]], delimiter: str = ",") -> bytes:
    sink = io.StringIO(newline="")
    writer = csv.DictWriter(sink, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return sink.getvalue().encode("utf-8-sig")


def as_tsv(rows: list[dict[str, Any]]) -> bytes:
    return as_csv(rows, delimiter="\t")


def as_parquet(rows: list[dict[str, Any]]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue()


KINDS: dict[str, Callable[[list[dict[str, Any]]], bytes]] = {
    "jsonl": as_json_lines,
    "ndjson": as_json_lines,
    "csv": as_csv,
    "tsv": as_tsv,
    "parquet": as_parquet,
}
COMPRESSIONS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


def read(path: Path, fields: Fields = Fields()) -> list[Entry]:  # noqa: B008 - frozen
    return list(read_archive(str(path), name=path.name, fields=fields))


def problem(entry: Entry) -> str:
    with pytest.raises(InputError) as caught:
        entry.article()
    return str(caught.value)


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "parquet"])
def test_every_kind_and_compression_gives_the_same_articles(tmp_path: Path, kind: str, compression: str):
    """Text is taken to the letter; empty cells are no value."""
    path = tmp_path / f"news.{kind}{compression}"
    path.write_bytes(COMPRESSIONS[compression](KINDS[kind](ROWS)))
    assert [entry.article() for entry in read(path)] == ARTICLES


def test_parquet_gives_the_same_articles(tmp_path: Path):
    """Dates may be dates."""
    path = tmp_path / "news.parquet"
    path.write_bytes(as_parquet([{**ROWS[0], "published": datetime.date(2019, 5, 3)}, {**ROWS[1], "published": None}]))
    first, second = (entry.article() for entry in read(path))
    assert (first.text, first.id, first.published) == (ARTICLES[0].text, "a", datetime.date(2019, 5, 3))
    assert second == ARTICLES[1]


@pytest.mark.parametrize("kind", KINDS)
def test_fields_are_those_that_are_named(tmp_path: Path, kind: str):
    """Text, id, date and title may stand in any field; a number serves as an id."""
    path = tmp_path / f"news.{kind}"
    path.write_bytes(KINDS[kind]([{"body": "Ana came.", "key": 7, "day": "2019-05-03", "head": "H", "text": "other"}]))
    [entry] = read(path, Fields("body", "key", "day", "head"))
    assert entry.article() == Article("Ana came.", "7", "H", "2019-05-03")


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_without_an_id_is_named_after_its_place(tmp_path: Path, kind: str):
    """The archive's name and the number of the document, counted from 1."""
    path = tmp_path / f"news.{kind}"
    path.write_bytes(KINDS[kind]([{"text": "One."}, {"text": "Two."}]))
    assert [entry.article().id for entry in read(path)] == [f"news.{kind}:1", f"news.{kind}:2"]


@pytest.mark.parametrize("kind", ["csv", "tsv", "parquet"])
def test_a_table_without_the_text_is_one_error(tmp_path: Path, kind: str):
    """The message names the columns that there are."""
    path = tmp_path / f"news.{kind}"
    path.write_bytes(KINDS[kind]([{"body": "One."}, {"body": "Two."}]))
    [entry] = read(path)
    assert "has no column 'text'; its columns: body" in problem(entry)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"id": "x"', "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b'["text"]', "is no JSON object"),
        (b'{"id": "x"}', "has no field 'text'"),
        (b'{"text": null}', "holds no text"),
        (b'{"text": ["a"]}', "holds no text"),
        (b'{"text": "\xff"}', "is no JSON"),
        (b'{"text": "half \\ud83d"}', "is not UTF-8: at character 5"),
        (b'{"text": "a", "published": 5}', "5 is no date"),
    ],
    ids=["cut off", "deep", "array", "no text", "null", "list", "latin", "half character", "number for a date"],
)
def test_a_bad_line_is_an_error_of_its_own(tmp_path: Path, line: bytes, says: str):
    """What is wrong is said with file and number, and the next line is read."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(line + b"\n\n" + as_json_lines(ROWS[:1]))
    bad, good = read(path)
    assert f"{path}:1: " in problem(bad)
    assert says in problem(bad)
    assert good.article() == ARTICLES[0]


def test_a_line_too_long_for_memory_is_an_error_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It is never held whole, and the next line is read; one of just the allowed length is fine."""
    good = as_json_lines(ROWS[:1])
    monkeypatch.setattr(readers, "LONGEST_LINE", len(good))
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"x" * (3 * len(good)) + b"\n" + good + b"y" * (len(good) + 1))
    long, fits, last = read(path)
    assert "is longer than" in problem(long)
    assert fits.article() == ARTICLES[0]
    assert "is longer than" in problem(last)


def test_a_csv_row_that_is_no_utf8_is_an_error_of_its_own(tmp_path: Path):
    """The rows around it are read."""
    path = tmp_path / "news.csv"
    path.write_bytes(b"text\nOne.\nUniversit\xe9.\nThree.\n")
    one, bad, three = read(path)
    assert (one.article().text, three.article().text) == ("One.", "Three.")
    assert "is not UTF-8: at character 9" in problem(bad)


def test_csv_rows_may_have_too_many_or_too_few_cells(tmp_path: Path):
    """Cells beyond the header are passed over; a row without its text is an error."""
    path = tmp_path / "news.csv"
    path.write_text("id,text\na,One.,more\nb\n", encoding="utf-8")
    many, few = read(path)
    assert many.article().text == "One."
    assert "holds no text" in problem(few)


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_a_damaged_archive_loses_only_what_is_damaged(tmp_path: Path, kind: str):
    """A download that broke off gives its whole documents, and one error that says after how many it breaks off."""
    rows = [{"id": str(n), "text": f"Ana visited {n * 7919 % 1000} towns."} for n in range(5000)]
    path = tmp_path / f"news.{kind}.gz"
    path.write_bytes(gzip.compress(KINDS[kind](rows))[:-2000])
    *whole, last = read(path)
    assert [entry.article().id for entry in whole[:-1]] == [str(n) for n in range(len(whole) - 1)]
    assert len(whole) > 1000
    assert f"after {len(whole)} documents" in problem(last)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl.gz", b"no gzip"), ("a.jsonl.zst", b"no zstd"), ("a.parquet", b"no parquet"), ("a.csv.gz", b"")],
)
def test_a_file_that_is_not_what_its_name_says_is_one_error(tmp_path: Path, name: str, content: bytes):
    """One line names it."""
    (tmp_path / name).write_bytes(content)
    [entry] = read(tmp_path / name)
    assert name in problem(entry)


def test_a_missing_archive_is_one_error(tmp_path: Path):
    """Like any other bad document, it is reported and the rest go on."""
    [entry] = read(tmp_path / "news.jsonl")
    assert "there is no such file" in problem(entry)


@pytest.mark.parametrize(
    ("name", "package", "command"),
    [
        ("a.jsonl.zst", "zstandard", r'reading .zst files needs zstandard.*pip install "newsextract\[zstd\]"'),
        ("a.parquet", "pyarrow", r'reading Parquet needs pyarrow.*pip install "newsextract\[parquet\]"'),
    ],
)
def test_a_missing_extra_is_one_line_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str, command: str
):
    """Not an error of each document: nothing in the archive can be read before it is installed."""
    (tmp_path / name).write_bytes(b"")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=command):
        read(tmp_path / name)


def test_reading_is_a_stream(tmp_path: Path):
    """The first document comes before the second is read, and its position says how much was read."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(as_json_lines([{"text": "x" * 50_000} for _ in range(100)]))
    entries = read_archive(str(path), name="news.jsonl", fields=Fields())
    assert 0 < next(entries).position < path.stat().st_size / 10
    *_, last = entries
    assert last.position == path.stat().st_size
