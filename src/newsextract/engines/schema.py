"""The pydantic models of a record as an Arrow schema, field for field, derived and never written by hand.

Everything may be null: a row of a failed document holds no record, and Spark compares types to the letter.
"""

from __future__ import annotations

from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from ..extras import import_extra
from ..records.document import SCHEMA_VERSION, Document

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = import_extra("pyarrow", extra="parquet", purpose="the Arrow schema")

VERSION_KEY = b"newsextract.schema_version"
ERROR = "error"


def arrow_type(annotation: Any) -> pa.DataType:
    """The Arrow type that holds every value of a record field with this annotation.

    A model is a struct, a tuple a list, a choice of words a string; a union of models is one struct with the fields
    of all. Raises `TypeError` for what has no place in a record.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return arrow_type(arguments[0])
    if origin in {Union, UnionType}:
        return _union_type([one for one in arguments if one is not NoneType])
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return pa.list_(arrow_type(arguments[0]))
    if origin is Literal and all(isinstance(word, str) for word in arguments):
        return pa.string()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(_fields(annotation))
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    raise TypeError(f"{annotation!r} has no Arrow type")


def record_schema(model: type[BaseModel] = Document) -> pa.Schema:
    """The columns of a record, then `error`; the metadata holds the version of the record's schema."""
    columns = [*_fields(model), pa.field(ERROR, pa.string())]
    return pa.schema(columns, metadata={VERSION_KEY: SCHEMA_VERSION.encode()})


_SCALARS: dict[Any, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def _fields(model: type[BaseModel]) -> list[pa.Field[Any]]:
    return [pa.field(name, arrow_type(_annotation(model, name))) for name in model.model_fields]


def _annotation(model: type[BaseModel], name: str) -> Any:
    return model.model_fields[name].annotation


def _union_type(members: list[Any]) -> pa.DataType:
    """One type for a union: that of its only member, or a struct with the fields of all its models."""
    if len(members) == 1:
        return arrow_type(members[0])
    fields: dict[str, pa.Field[Any]] = {}
    for member in members:
        own = arrow_type(member)
        if not pa.types.is_struct(own):
            raise TypeError(f"a union of {members!r} has no Arrow type")
        for field in own:
            if not fields.setdefault(field.name, field).equals(field):
                raise TypeError(f"{field.name!r} has two types in a union of {members!r}")
    return pa.struct(list(fields.values()))
