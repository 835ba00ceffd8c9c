"""The Arrow schema: the models of a record, field for field."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

import pytest
from pydantic import BaseModel

from fixture_articles import REPOSITORY
from newsextract import Agreement, Document, Meeting, Person, Span, Visit
from newsextract.records.document import SCHEMA_VERSION

pa = pytest.importorskip("pyarrow", reason="pyarrow has no wheel for this Python; the extra [parquet] needs it")

from newsextract.engines.arrow import RECORD_SCHEMA  # noqa: E402 - after the check for pyarrow
from newsextract.engines.schema import VERSION_KEY, arrow_type  # noqa: E402

SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
TYPES: dict[str, tuple[Any, Any]] = {
    "words": (str, pa.string()),
    "words that may be missing": (str | None, pa.string()),
    "a number": (float, pa.float64()),
    "a number with bounds": (Annotated[int, "positive"], pa.int64()),
    "a choice of words": (Literal["day", "week"], pa.string()),
    "a model": (Span, SPAN),
    "a model that may be missing": (Span | None, SPAN),
    "a tuple": (tuple[str, ...], pa.list_(pa.string())),
    "a tuple of models": (tuple[Span, ...], pa.list_(SPAN)),
}


class Named(BaseModel):
    """One member of a union."""

    name: str


class Numbered(BaseModel):
    """Another; `name` has another type."""

    name: int


@pytest.mark.parametrize(("annotation", "expected"), TYPES.values(), ids=TYPES.keys())
def test_each_kind_of_field_has_its_arrow_type(annotation: Any, expected: Any):
    """What an annotation allows, its Arrow type holds."""
    assert arrow_type(annotation) == expected


@pytest.mark.parametrize("annotation", [bytes, dict[str, str], Named | Numbered, str | int, Literal[1]], ids=str)
def test_what_has_no_place_in_a_record_is_refused(annotation: Any):
    """A type that cannot be mirrored is an error when the schema is made, not a lost field."""
    with pytest.raises(TypeError):
        arrow_type(annotation)


def test_the_columns_are_the_fields_of_a_document_and_error():
    """The columns have the names and the order of the record's keys."""
    assert RECORD_SCHEMA.names == [*Document.model_fields, "error"]
    people = RECORD_SCHEMA.field("people").type.value_type
    assert [field.name for field in people] == list(Person.model_fields)


def test_an_event_has_the_fields_of_every_type():
    """Nothing that a visit, a meeting or an agreement says is lost in the common struct."""
    names = {field.name for field in RECORD_SCHEMA.field("events").type.value_type}
    assert names == {*Visit.model_fields, *Meeting.model_fields, *Agreement.model_fields}
    models = get_args(get_args(get_args(Document.model_fields["events"].annotation)[0])[0])
    assert names == {name for model in models for name in model.model_fields}


def test_the_metadata_tells_the_version():
    """A table written with the schema says which version of the record it holds."""
    assert RECORD_SCHEMA.metadata == {VERSION_KEY: SCHEMA_VERSION.encode()}


def test_the_page_shows_the_schema(update_snapshots: bool):
    """docs/engines.md prints the schema that the code has."""
    path = REPOSITORY / "docs" / "engines.md"
    shown = re.compile(r"(?<=<!-- schema -->\n\n```text\n).*?(?=```\n)", re.DOTALL)
    fresh = _outline(RECORD_SCHEMA)
    page = path.read_text(encoding="utf-8")
    if update_snapshots:
        page = shown.sub(lambda _: fresh, page)
        path.write_text(page, encoding="utf-8", newline="\n")
    assert shown.findall(page) == [fresh]


def _outline(fields: Any, depth: int = 0) -> str:
    """The fields, one a line, those of structs further in."""
    lines = []
    for field in fields:
        kind = field.type
        many = "list of " if pa.types.is_list(kind) else ""
        inner = kind.value_type if many else kind
        struct = pa.types.is_struct(inner)
        lines.append(f"{'  ' * depth}{field.name}: {many}{'struct' if struct else inner}\n")
        lines.append(_outline(inner, depth + 1) if struct else "")
    return "".join(lines)
