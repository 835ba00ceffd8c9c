"""Real local Spark: the same records as on one machine, also when a worker dies."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from fixture_articles import REPOSITORY

pytestmark = pytest.mark.slow
pytest.importorskip("pyspark", reason="PySpark is not installed: pip install 'newsextract[spark]'")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java 17: apt-get install openjdk-17-jre-headless", allow_module_level=True)

from newsextract import InputError  # noqa: E402 - after the checks for Spark and Java
from newsextract.engines.arrow import RECORD_SCHEMA, Columns, extract_batches  # noqa: E402
from newsextract.engines.spark import extract_frame, record_type  # noqa: E402

NAMES = {"text": "body", "id": "url", "title": "headline", "published": "day"}


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Two workers; a task that fails is tried three times."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2,3]")
        .appName("newsextract tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def expected(hundreds) -> dict[str, str]:
    """The records of the rows on one machine."""
    return hundreds[1]


@pytest.fixture(scope="module")
def frame(spark, hundreds) -> Any:
    """The rows as a DataFrame of four partitions."""
    return spark.createDataFrame(hundreds[0], "url string, body string, headline string, day string").repartition(4)


def test_the_type_of_a_row_is_the_arrow_schema(spark):
    """Spark's type and the Arrow schema are the same, there and back."""
    from pyspark.sql.pandas.types import to_arrow_schema

    assert to_arrow_schema(record_type()).equals(RECORD_SCHEMA)


def test_records_are_those_of_one_machine(frame, expected, as_printed):
    """Each document has the same record, byte for byte, and the bad ones are rows with their errors."""
    printed, errors = as_printed(extract_frame(frame, **NAMES).collect())
    assert printed == expected
    assert len(printed) + len(errors) == frame.count()
    assert sorted(error.split(";")[0] for error in errors.values()) == [
        "'soonish' is no date",
        "TypeError: the text is null",
    ]


def test_a_killed_worker_costs_nothing(frame, expected, as_printed, tmp_path: Path):
    """A Python worker that dies after its first batch of records: the task runs again, no record is lost or doubled."""
    columns, killed = Columns(**NAMES), str(tmp_path / "killed")

    def die_once(batches: Any) -> Any:
        import os
        import signal

        from newsextract.engines import arrow

        arrow.ROWS_AT_ONCE = 16
        for found in extract_batches(batches, columns):
            yield found
            try:
                os.close(os.open(killed, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            os.kill(os.getpid(), signal.SIGKILL)

    found = frame.mapInArrow(die_once, schema=record_type()).collect()
    assert Path(killed).exists()
    assert as_printed(found)[0] == expected
    assert len(found) == frame.count()


def test_a_worker_loads_the_extractor_once(spark, frame):
    """However many batches and tasks a Python worker does, it reads the rules once."""

    def count_loads(batches: Any) -> Any:
        import os

        import pyarrow as pa

        from newsextract.engines import arrow

        for found in extract_batches(batches, Columns(**NAMES)):
            loads = arrow._loaded.cache_info()
            yield pa.RecordBatch.from_pylist([{"worker": os.getpid(), "loads": loads.misses, "uses": loads.hits + 1}])
            assert found.num_rows

    few = frame.limit(40).repartition(4)
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
    try:
        counted = few.mapInArrow(count_loads, "worker long, loads long, uses long").collect()
    finally:
        spark.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")
    assert len(counted) >= 10
    assert {row["loads"] for row in counted} == {1}
    assert max(row["uses"] for row in counted) > 1


def test_the_job_of_the_examples_runs(spark, make_rows, on_one_machine, as_printed, tmp_path: Path):
    """examples/spark_job.py writes the records, and what failed beside them."""
    names = {"url": "id", "headline": "title", "day": "published", "body": "text"}
    rows = make_rows(24)
    texts = [{names[name]: value for name, value in row.items()} for row in rows]
    frame = spark.createDataFrame(texts, "id string, title string, published string, text string")
    frame.write.parquet(str(tmp_path / "texts"))
    run_path(str(REPOSITORY / "examples" / "spark_job.py"))["main"](
        spark, str(tmp_path / "texts"), f"{tmp_path}/found/"
    )
    assert as_printed(spark.read.parquet(f"{tmp_path}/found").collect())[0] == on_one_machine(rows)
    failed = spark.read.json(f"{tmp_path}/found-failures").collect()
    assert {row["id"] for row in failed} == {rows[8]["url"], rows[12]["url"]}


def test_a_column_that_is_not_there_is_refused_before_the_job(frame):
    """A wrong name is said at once."""
    with pytest.raises(InputError, match="'text': is not among url, body, headline, day"):
        extract_frame(frame)


def test_options_reach_the_workers(spark):
    """Workers load what the call says: here the day comes first, and events are left out."""
    frame = spark.createDataFrame([("Ana Pereira visited Porto on 3/4/2019.", "5/4/2019")], "text string, day string")
    options = {"newsextract_entities": {"day_first": True}}
    [row] = extract_frame(frame, published="day", exclude=["newsextract_events"], options=options).collect()
    assert (row["source"]["published"], row["dates"][0]["start_date"], row["events"]) == (
        "2019-04-05",
        "2019-04-03",
        [],
    )


def test_names_may_hold_dots(spark):
    """A column name that looks like a way into a struct is taken as a name."""
    frame = spark.createDataFrame([("Hello.", 7)], "`article.text` string, `article.id` int")
    (row,) = extract_frame(frame, text="article.text", id="article.id").collect()
    assert (row["source"]["id"], row["error"]) == ("7", None)


def test_records_go_through_parquet(spark, frame, expected, as_printed, tmp_path: Path):
    """Spark writes the nested rows and reads them as they were."""
    few = frame.limit(20)
    extract_frame(few, **NAMES).write.parquet(str(tmp_path / "records"))
    printed, _ = as_printed(spark.read.parquet(str(tmp_path / "records")).collect())
    assert printed.items() <= expected.items()
    assert len(printed) >= 18


@pytest.fixture
def archive(spark, tmp_path: Path, monkeypatch, signed_in_2019) -> None:
    """A folder to work in that holds archive.parquet."""
    monkeypatch.chdir(tmp_path)
    spark.createDataFrame(signed_in_2019).coalesce(1).write.parquet("archive.parquet")


@pytest.mark.usefixtures("archive")
def test_the_example_of_the_page_runs(spark, run_page_example):
    """The five lines of docs/engines.md answer who signed with whom in 2019, and print what the page shows."""
    code = run_page_example("spark", spark=spark)
    statements = [line for line in code.splitlines() if line and not line.startswith(("from", "import"))]
    assert len(statements) == 5
