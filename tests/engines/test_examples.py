"""The recipes of examples/ run, and give the records of one machine."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from fixture_articles import REPOSITORY

pa = pytest.importorskip("pyarrow", reason="pyarrow has no wheel for this Python; the extra [parquet] needs it")
parquet = pytest.importorskip("pyarrow.parquet")

SIGNED = [
    ("a", "2019-05-03", "University of Vila Nova – Ministry of Lakes of Norland"),
    ("b", "2019-11-20", "Kolkheti Technical University – Baltic Institute of Forestry"),
]


def example(name: str) -> ModuleType:
    """A script of examples/ as a module."""
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / "examples" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def texts(make_rows) -> list[dict[str, str | None]]:
    """Rows under the names that the examples read."""
    names = {"url": "id", "headline": "title", "day": "published", "body": "text"}
    return [{names[name]: value for name, value in row.items()} for row in make_rows(24)]


@pytest.fixture(scope="module")
def expected(make_rows, on_one_machine) -> dict[str, str]:
    """Their records on one machine."""
    return on_one_machine(make_rows(24))


@pytest.fixture
def archive(tmp_path: Path, texts) -> Path:
    """The rows as two Parquet files in a folder."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(2):
        parquet.write_table(pa.Table.from_pylist(texts[number::2]), folder / f"{number}.parquet")
    return folder


def read_rows(path: Path) -> list[Any]:
    """The rows of a Parquet file or of a folder of them."""
    return parquet.read_table(path).to_pylist()


def test_duckdb_keeps_records_and_answers(tmp_path: Path, archive: Path, expected, as_printed):
    """Texts come out of a query and the records into a table, nested as they are."""
    duckdb = pytest.importorskip("duckdb", reason="DuckDB has no wheel for this Python")
    recipe = example("duckdb_records")
    with duckdb.connect() as connection:
        columns = recipe.Columns(text="text", id="id", title="title", published="published")
        recipe.keep_records(connection, f"SELECT * FROM '{archive}/*.parquet'", columns)
        names = [name for name, *_ in connection.execute("DESCRIBE records").fetchall()]
        rows = [dict(zip(names, row, strict=True)) for row in connection.execute("FROM records").fetchall()]
    assert as_printed(rows)[0] == expected


def test_duckdb_tells_who_signed_in_2019(tmp_path: Path, signed_in_2019, capsys):
    """The script prints the answer to its question."""
    pytest.importorskip("duckdb", reason="DuckDB has no wheel for this Python")
    rows = [{"title": None, **row} for row in signed_in_2019]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "archive.parquet")
    example("duckdb_records").main(str(tmp_path / "archive.parquet"), str(tmp_path / "records.duckdb"))
    assert capsys.readouterr().out.splitlines() == [" ".join(line) for line in SIGNED]


def test_dask_extracts_partitions(tmp_path: Path, archive: Path, expected, as_printed):
    """Each partition becomes a file of records with the published schema."""
    pytest.importorskip("dask.dataframe", reason="Dask is not installed, or has no wheel for this Python")
    import dask

    recipe = example("dask_records")
    with dask.config.set(scheduler="threads"):  # the script itself starts processes
        columns = recipe.Columns(text="text", id="id", title="title", published="published")
        frame = recipe.extract_frame(recipe.dd.read_parquet(f"{archive}/*.parquet"), columns)
        frame.to_parquet(str(tmp_path / "records"), schema=recipe.RECORD_SCHEMA, write_index=False)
    assert as_printed(read_rows(tmp_path / "records"))[0] == expected


@pytest.mark.slow
def test_the_dask_script_runs_in_processes(tmp_path: Path, archive: Path, expected, as_printed):
    """As a script the recipe starts processes of its own, and the records stay the same."""
    pytest.importorskip("dask.dataframe", reason="Dask is not installed, or has no wheel for this Python")
    script = str(REPOSITORY / "examples" / "dask_records.py")
    subprocess.run([sys.executable, script, f"{archive}/*.parquet", str(tmp_path / "records")], check=True, timeout=300)
    assert as_printed(read_rows(tmp_path / "records"))[0] == expected


def test_a_task_can_be_run_again(tmp_path: Path, archive: Path, expected, as_printed):
    """The scheduler's task counts what it did, gives the same bytes again, and leaves nothing unfinished."""
    task = example("airflow_task")
    target = tmp_path / "records.parquet"
    counts = task.extract_file(str(archive / "0.parquet"), str(target))
    first = target.read_bytes()
    assert task.extract_file(str(archive / "0.parquet"), str(target)) == counts == {"documents": 12, "failures": 2}
    assert target.read_bytes() == first
    assert as_printed(read_rows(target))[0].items() <= expected.items()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records.parquet", "texts"]


def test_many_failures_stop_a_schedule():
    """A day on which most documents fail is a failed day."""
    task = example("airflow_task")
    task.refuse_many_failures({"documents": 100, "failures": 5})
    with pytest.raises(ValueError, match="6 of 100 documents failed"):
        task.refuse_many_failures({"documents": 100, "failures": 6})
