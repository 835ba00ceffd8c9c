"""Data frames of pandas and polars, with the same columns and values."""

from __future__ import annotations

import sys
from typing import Any

import pandas as pd
import polars as pl
import pytest

from newsextract import Document, MissingExtraError, frames, to_frames
from newsextract.outputs.tables import TABLES
from sample_records import EMPTY, FULL

libraries = pytest.mark.parametrize("library", ["pandas", "polars"])


def plain(frame: Any) -> list[dict[str, Any]]:
    """The rows with null as None and dates as text."""
    if isinstance(frame, pl.DataFrame):
        return [{name: _text(value) for name, value in row.items()} for row in frame.to_dicts()]
    return [{str(name): _text(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _text(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if pd.isna(value):
        return None
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


@libraries
@pytest.mark.parametrize("documents", [[FULL, EMPTY, FULL], []], ids=["some", "none"])
def test_frames_hold_the_rows_of_the_tables(library: Any, documents: list[Document]):
    """One frame for each table, with its columns and rows."""
    found = to_frames(documents, library=library)
    assert list(found) == [table.name for table in TABLES]
    for table in TABLES:
        names = [column.name for column in table.columns]
        rows = [dict(zip(names, row, strict=True)) for n, one in enumerate(documents) for row in table.rows(one, n)]
        assert list(found[table.name].columns) == names
        assert plain(found[table.name]) == rows


@libraries
def test_types_do_not_depend_on_the_rows(library: Any):
    """No documents give the types that many give: concatenating is safe."""
    some, none = to_frames([FULL], library=library), to_frames([], library=library)
    for name, frame in some.items():
        assert list(frame.dtypes) == list(none[name].dtypes)


def test_dates_can_be_asked_for_their_year():
    """Dates are dates in both libraries, those before 1677 as well."""
    early = FULL.events[0].model_copy(
        update={"date": FULL.events[0].date.model_copy(update={"start_date": "1290-03-01"})}
    )
    document = FULL.model_copy(update={"events": (early,)})
    assert list(to_frames([document], library="pandas")["events"].start_date.dt.year) == [1290]
    assert to_frames([document], library="polars")["events"]["start_date"].dt.year().to_list() == [1290]


def test_pandas_is_taken_where_both_are_installed():
    """The choice does not depend on anything else."""
    assert isinstance(to_frames([])["people"], pd.DataFrame)


def test_polars_is_taken_where_pandas_is_missing(monkeypatch: pytest.MonkeyPatch):
    """Whichever is installed does."""
    monkeypatch.setattr(frames, "find_spec", lambda name: None if name == "pandas" else sys)
    assert isinstance(to_frames([])["people"], pl.DataFrame)


def test_neither_is_one_line_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    """The message holds the pip command."""
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r'needs pandas or polars.*pip install "newsextract\[frames\]"'):
        to_frames([])
