"""The tables: what they hold of a record, and that their columns keep their word."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest

from newsextract import Document
from newsextract.outputs.table import Column, Table
from newsextract.outputs.tables import TABLES
from sample_records import EMPTY, FULL, TEXT

BY_NAME = {table.name: table for table in TABLES}
tables = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def rows(name: str, document: Document = FULL) -> list[dict[str, Any]]:
    table = BY_NAME[name]
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows(document, 7)]


def spans_below(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every span in a record's JSON; references are spans with an id, and repeat one of an entity."""
    if isinstance(value, dict):
        if set(value) == {"start", "end", "text"}:
            yield value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from spans_below(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_below(inner)


def test_the_tables_that_are_promised_are_there():
    """The names on which pipelines rely."""
    promised = ["documents", "people", "titles", "institutions", "mentions", "events", "event_arguments"]
    assert [name for name in promised if name not in BY_NAME] == []


def test_every_span_of_a_record_is_a_mention():
    """Nothing that justifies a value is lost in the tables, and nothing is made up."""
    found = sorted((row["start"], row["end"], row["text"]) for row in rows("mentions"))
    assert found == sorted(spans_below(json.loads(FULL.to_json())))
    assert all(TEXT[start:end] == words for start, end, words in found)


@tables
def test_every_row_says_which_document_it_is_from(table: Table):
    """The first two columns are the document's number and id, in every table."""
    assert [column.name for column in table.columns[:2]] == ["document_number", "document_id"]
    found = list(table.rows(FULL, 7))
    assert found
    assert {row[:2] for row in found} == {(7, "news-1")}


@tables
def test_keys_tell_rows_apart(table: Table):
    """No two rows of a document share the key."""
    names = [column.name for column in table.columns]
    keys = [tuple(row[names.index(name)] for name in table.key) for row in table.rows(FULL, 7)]
    assert len(set(keys)) == len(keys)


def fits(column: Column, value: Any) -> bool:
    if value is None:
        return column.nullable
    if column.kind == "date":
        return datetime.date.fromisoformat(value).isoformat() == value
    if column.kind == "strings":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return type(value) is {"string": str, "integer": int, "number": float}[column.kind]


@tables
@pytest.mark.parametrize("document", [FULL, EMPTY], ids=["full", "empty"])
def test_values_have_the_type_of_their_column(table: Table, document: Document):
    """A column holds what it declares, and null only where it says so."""
    for row in table.rows(document, 7):
        assert [column.name for column, value in zip(table.columns, row, strict=True) if not fits(column, value)] == []


def test_a_document_without_anything_has_one_row():
    """An empty record is still a document."""
    assert [name for name in BY_NAME if rows(name, EMPTY)] == ["documents"]
    assert rows("documents", EMPTY)[0]["warnings"] == ["the text is empty"]


def test_roles_of_all_events_are_arguments():
    """Each reference of an event is an argument with its role, in the order of the record."""
    found = [(row["event_id"], row["role"], row["entity_type"], row["name"]) for row in rows("event_arguments")]
    assert found == [
        ("e1", "participant", "person", "Ana Pereira"),
        ("e1", "participant", "person", "Minister of Health"),
        ("e2", "party", "institution", "Vila Nova University"),
        ("e2", "party", "institution", "Lind & Sons"),
        ("e2", "signatory", "person", "Ana Pereira"),
        ("e3", "visitor", "group", "Ten students of VNU"),
        ("e3", "destination", "place", "Porto"),
    ]


def test_each_destination_of_a_visit_is_an_argument():
    """Further ones stand behind the first, in the same role."""
    visit = FULL.events[2].model_copy(
        update={"further_destinations": (FULL.events[0].place, FULL.events[1].parties[1])}
    )
    found = rows("event_arguments", FULL.model_copy(update={"events": (visit,)}))
    assert [(row["role"], row["name"]) for row in found[1:]] == [
        ("destination", "Porto"),
        ("destination", "Porto"),
        ("destination", "Lind & Sons"),
    ]


def test_events_carry_when_where_and_what_about():
    """An event's row can be read without its record."""
    meeting, agreement, _ = rows("events")
    assert (meeting["start_date"], meeting["place_id"], meeting["place"]) == ("2019-05-03", "l1", "Porto")
    assert (agreement["instrument"], agreement["topic"]) == ("memorandum", "<research>")
    assert agreement["evidence"].startswith("Vila Nova University (VNU)")
