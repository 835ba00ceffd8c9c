"""Real local Ray: the same records as on one machine, also when an actor dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
ray = pytest.importorskip("ray", reason="Ray is not installed, or has no wheel for this Python: newsextract[ray]")
pa = pytest.importorskip("pyarrow", reason="pyarrow has no wheel for this Python")
parquet = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("ray.data", reason="Ray Data is not installed: pip install 'newsextract[ray]'")

from fixture_articles import REPOSITORY  # noqa: E402
from newsextract import InputError  # noqa: E402 - after the checks for Ray
from newsextract.engines.arrow import RECORD_SCHEMA  # noqa: E402
from newsextract.engines.ray import BatchExtractor, extract_dataset  # noqa: E402

NAMES = {"text": "body", "id": "url", "title": "headline", "published": "day"}


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """A small Ray on this machine: two actors, and one place for the rest."""
    ray.init(
        num_cpus=3,
        include_dashboard=False,
        object_store_memory=200_000_000,
        log_to_driver=False,
        configure_logging=False,
    )
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def expected(hundreds) -> dict[str, str]:
    """The records of the rows on one machine."""
    return hundreds[1]


@pytest.fixture
def dataset(hundreds) -> Any:
    """The rows as a dataset of eight blocks."""
    return ray.data.from_items(hundreds[0], override_num_blocks=8)


def test_records_are_those_of_one_machine(dataset, expected, as_printed):
    """Each document has the same record, byte for byte, and the bad ones are rows with their errors."""
    printed, errors = as_printed(extract_dataset(dataset, **NAMES, concurrency=2, batch_size=32).take_all())
    assert printed == expected
    assert len(printed) + len(errors) == dataset.count()
    assert sorted(error.split(";")[0] for error in errors.values()) == [
        "'soonish' is no date",
        "TypeError: the text is null",
    ]


def test_a_dead_actor_costs_nothing(dataset, expected, as_printed, tmp_path: Path):
    """An actor that dies in the middle of its work is started again: no record is lost or doubled."""
    died = str(tmp_path / "died")

    class DiesOnce(BatchExtractor):
        def __call__(self, texts: Any) -> Any:
            records = super().__call__(texts)
            try:
                os.close(os.open(died, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return records
            os._exit(1)

    found = extract_dataset(dataset, **NAMES, concurrency=2, batch_size=16, actor=DiesOnce).take_all()
    assert Path(died).exists()
    assert as_printed(found)[0] == expected
    assert len(found) == dataset.count()


def test_nothing_in_nothing_out(dataset):
    """An empty dataset is no error."""
    nothing = dataset.filter(lambda row: row["url"] == "")
    assert extract_dataset(nothing, **NAMES, concurrency=1).take_all() == []


def test_records_go_through_parquet(dataset, expected, as_printed, tmp_path: Path):
    """Ray writes the nested rows and reads them as they were, with the published types."""
    extract_dataset(dataset.limit(20), **NAMES, concurrency=1).write_parquet(str(tmp_path / "records"))
    read = ray.data.read_parquet(str(tmp_path / "records"))
    assert dict(zip(read.schema().names, read.schema().types, strict=True)) == {
        field.name: field.type for field in RECORD_SCHEMA
    }
    printed, _ = as_printed(read.take_all())
    assert printed.items() <= expected.items()
    assert len(printed) >= 18


def test_a_column_that_is_not_there_is_refused_before_the_job(dataset):
    """A wrong name is said at once."""
    with pytest.raises(InputError, match="'text': is not among url, body, headline, day"):
        extract_dataset(dataset)


def test_options_reach_the_actors():
    """Actors load what the call says: here the day comes first, and events are left out."""
    texts = ray.data.from_items([{"text": "Ana Pereira visited Porto on 3/4/2019.", "day": "5/4/2019"}])
    options = {"newsextract_entities": {"day_first": True}}
    found = extract_dataset(texts, published="day", exclude=["newsextract_events"], options=options, concurrency=1)
    [row] = found.take_all()
    assert (row["source"]["published"], row["dates"][0]["start_date"], len(row["events"])) == (
        "2019-04-05",
        "2019-04-03",
        0,
    )


def test_the_pool_may_have_bounds(dataset):
    """A pair of numbers is the least and the most actors."""
    found = extract_dataset(dataset.limit(4), **NAMES, concurrency=(1, 2)).take_all()
    assert len(found) == 4


def test_the_job_of_the_examples_runs(make_rows, on_one_machine, as_printed, tmp_path: Path):
    """examples/ray_job.py reads Parquet files and writes the records."""
    names = {"url": "id", "headline": "title", "day": "published", "body": "text"}
    rows = make_rows(24)
    texts = [{names[name]: value for name, value in row.items()} for row in rows]
    parquet.write_table(pa.Table.from_pylist(texts), tmp_path / "texts.parquet")
    job = run_path(str(REPOSITORY / "examples" / "ray_job.py"))
    job["main"](str(tmp_path / "texts.parquet"), str(tmp_path / "found"))
    assert as_printed(parquet.read_table(tmp_path / "found").to_pylist())[0] == on_one_machine(rows)
