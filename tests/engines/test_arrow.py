"""The Arrow function: every record comes out whole, and a bad document costs its own row only."""

from __future__ import annotations

import datetime
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import newsextract
from newsextract import InputError

pa = pytest.importorskip("pyarrow", reason="pyarrow has no wheel for this Python; the extra [parquet] needs it")

from newsextract.engines import arrow  # noqa: E402 - after the check for pyarrow
from newsextract.engines.arrow import (  # noqa: E402
    RECORD_SCHEMA,
    Columns,
    Settings,
    document_from_row,
    extract_batch,
    extract_batches,
)

NAMES = Columns(text="body", id="url", title="headline", published="day")
TEXT = "Rector Ana Pereira met Minister Tomas Lind in Porto on 3 May."


def batch_of(**columns: Any) -> Any:
    """A batch with these columns."""
    return pa.RecordBatch.from_pydict(columns)


def only_row(batch: Any) -> dict[str, Any]:
    """The row of a batch that has one."""
    (row,) = batch.to_pylist()
    return row


def test_records_are_those_of_the_library(make_rows, on_one_machine, as_printed):
    """Byte for byte the library's JSON comes back from the rows, and the bad rows say what was wrong."""
    rows = make_rows(32)
    found = extract_batch(pa.RecordBatch.from_pylist(rows), NAMES)
    printed, errors = as_printed(found.to_pylist())
    assert found.schema.equals(RECORD_SCHEMA, check_metadata=True)
    assert printed == on_one_machine(rows)
    assert {json.loads(record)["schema_version"] for record in printed.values()} == {"1.0"}
    assert list(errors) == [rows[10]["url"], rows[16]["url"]]
    assert [error.split(";")[0] for error in errors.values()] == ["'soonish' is no date", "TypeError: the text is null"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.none(), st.text(max_size=80)), max_size=5))
def test_any_text_has_a_row_in_its_place(texts: list[str | None]):
    """As many rows as texts, in order; what the library can read comes back as it was."""
    texts = [text and text.encode("utf-8", "replace").decode("utf-8") for text in texts]
    rows = extract_batch(batch_of(text=pa.array(texts, pa.string()))).to_pylist()
    assert len(rows) == len(texts)
    for text, row in zip(texts, rows, strict=True):
        if text is None:
            assert row["error"] == "TypeError: the text is null"
        else:
            assert document_from_row(row) == newsextract.extract(text)


@pytest.mark.parametrize(
    "day",
    [
        pa.array(["30 July 2012"]),
        pa.array([datetime.date(2012, 7, 30)]),
        pa.array([datetime.datetime(2012, 7, 30, 23, 59)], pa.timestamp("us")),
        pa.array(["2012-07-30"]).dictionary_encode(),
        pa.array(["2012-07-30"], pa.large_string()),
    ],
    ids=lambda day: str(day.type),
)
def test_published_may_be_a_date_or_words(day: Any):
    """Columns of dates, times and strings all tell the day."""
    row = only_row(extract_batch(batch_of(text=[TEXT], day=day), Columns(published="day")))
    assert row["source"]["published"] == "2012-07-30"
    assert row["dates"][0]["start_date"] == "2012-05-03"


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_day_is_not_known(blank: str | None):
    """A table that came from CSV has empty strings where nothing is known."""
    row = only_row(extract_batch(batch_of(text=[TEXT], day=[blank]), Columns(published="day")))
    assert (row["error"], row["source"]["published"]) == (None, None)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"text": pa.array([b"Hello."]), "day": [None]}, "TypeError: the text is bytes, not a string"),
        ({"text": ["Hello."], "day": [7]}, "TypeError: the publication date is int, not a date or a string"),
        ({"text": ["Hello."], "day": pa.array([1 << 62], pa.timestamp("s"))}, "Error"),
    ],
    ids=["bytes", "a number as day", "a day beyond the calendar"],
)
def test_a_cell_of_the_wrong_kind_fails_its_document(columns: dict[str, Any], reason: str):
    """What is no text or no date is named in the row."""
    row = only_row(extract_batch(batch_of(id=[7], **columns), Columns(id="id", published="day")))
    assert reason in row["error"]
    assert row["source"] == {"id": "7", "title": None, "published": None, "published_basis": None}
    assert row["events"] is None


@pytest.mark.parametrize("left", [{}, {"further_destinations": None}], ids=["absent", "null"])
def test_a_row_of_before_there_was_a_field_is_read(left: dict[str, None]):
    """A field that is newer than a row is empty, be its column missing or null."""
    (row,) = extract_batch(batch_of(text=["Minister Ana Lind visited Porto on 3 May 2019."])).to_pylist()
    now = document_from_row(row)
    for event in row["events"]:
        del event["further_destinations"]
        event.update(left)
    assert document_from_row(row) == now
    assert now.events[0].type == "visit"


def test_a_crash_inside_becomes_one_line():
    """Whatever an extractor raises, the row says it in one line and the next document has its record."""

    class Brittle(newsextract.Extractor):
        def extract(self, text: str, **known: Any) -> newsextract.Document:
            if "boom" in text:
                raise RuntimeError("two\nlines")
            return super().extract(text, **known)

    rows = extract_batch(batch_of(text=["boom", TEXT]), extractor=Brittle(newsextract.load().nlp)).to_pylist()
    assert rows[0]["error"] == "RuntimeError: two lines"
    assert document_from_row(rows[1]) == newsextract.extract(TEXT)


def test_a_crash_in_a_stage_names_its_cause():
    """spaCy's words about a stage that failed hide the error; the row has it."""
    extractor = newsextract.load()

    def stumble(doc: Any) -> Any:
        raise KeyError("Children’s Fund")

    Language.component("stumble", func=stumble)
    extractor.nlp.add_pipe("stumble")
    row = only_row(extract_batch(batch_of(text=[TEXT]), extractor=extractor))
    assert row["error"] == "KeyError: 'Children’s Fund'"


def test_the_row_of_a_failure_holds_no_document():
    """Reading a failed row as a document says why it failed."""
    row = only_row(extract_batch(batch_of(text=pa.array([None], pa.string()))))
    with pytest.raises(ValueError, match="the text is null"):
        document_from_row(row)


def test_a_column_that_is_not_there_is_refused():
    """A wrong name is a mistake of the call, not of a document."""
    with pytest.raises(InputError, match=r"column 'text': is not among id, body; .* text=…"):
        extract_batch(batch_of(id=["a"], body=["b"]))


def test_large_batches_come_out_in_pieces(monkeypatch: pytest.MonkeyPatch):
    """A stream keeps its order, and no batch of records grows beyond what fits in memory."""
    monkeypatch.setattr(arrow, "ROWS_AT_ONCE", 2)
    batches = [batch_of(text=["A."] * 5, id=[0, 1, 2, 3, 4]), batch_of(text=["B."], id=[5])]
    found = list(extract_batches(batches, Columns(id="id")))
    assert [batch.num_rows for batch in found] == [2, 2, 1, 1]
    assert [row["source"]["id"] for batch in found for row in batch.to_pylist()] == ["0", "1", "2", "3", "4", "5"]


def test_the_example_of_the_page_runs(run_page_example):
    """The Arrow example of docs/engines.md prints what the page shows."""
    run_page_example("arrow")


def test_settings_reach_the_extractor_of_the_worker():
    """Options hold for the dates of texts and for publication dates; a stage that is left out finds nothing."""
    settings = Settings.checked(["newsextract_events"], {"newsextract_entities": {"day_first": True}})
    batch = batch_of(body=["Ana Pereira visited Porto on 3/4/2019."], day=["5/4/2019"])
    row = only_row(extract_batch(batch, Columns(text="body", published="day"), settings=settings))
    assert (row["source"]["published"], row["dates"][0]["start_date"], row["events"]) == (
        "2019-04-05",
        "2019-04-03",
        [],
    )


def test_settings_that_do_not_exist_are_refused_at_once():
    """An unknown stage or option is an error at the call, not one in each row."""
    with pytest.raises(ValueError, match="verbs"):
        Settings.checked(["verbs"], None)
    with pytest.raises(ValueError, match="speed"):
        Settings.checked([], {"newsextract_entities": {"speed": 3}})


def test_a_worker_loads_once():
    """Each process loads the rules on first use and keeps them."""
    assert arrow.worker_extractor() is arrow.worker_extractor()


def test_threads_do_not_disturb_each_other(make_rows, on_one_machine, as_printed):
    """Dask and others call from several threads: the records stay the same."""
    rows = make_rows(32)
    batches = [pa.RecordBatch.from_pylist(rows[n::4]) for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda batch: extract_batch(batch, NAMES), batches))
    assert as_printed([row for batch in found for row in batch.to_pylist()])[0] == on_one_machine(rows)


def test_rows_survive_parquet_and_pandas(tmp_path, make_rows, on_one_machine, as_printed):
    """Written and read again, and after a pandas frame, the rows still hold the same documents."""
    parquet = pytest.importorskip("pyarrow.parquet")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    rows = make_rows(16)
    found = pa.Table.from_batches([extract_batch(pa.RecordBatch.from_pylist(rows), NAMES)])
    parquet.write_table(found, tmp_path / "records.parquet")
    read = parquet.read_table(tmp_path / "records.parquet")
    frame = read.to_pandas(types_mapper=pandas.ArrowDtype)
    assert read.schema.metadata[b"newsextract.schema_version"] == b"1.0"
    assert as_printed(read.to_pylist())[0] == on_one_machine(rows)
    assert pa.Table.from_pandas(frame, schema=RECORD_SCHEMA).equals(found)
