"""Places in the text as it was given, and references from an event to an entity."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt, model_validator


class Record(BaseModel):
    """Base of all records: frozen, and refusing keys that the contract does not know."""

    # what has a default is printed all the same, and its JSON Schema says so
    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Span(Record):
    """A half-open stretch `[start, end)` of the text as given, counted in Unicode code points.

    >>> Span(start=0, end=4, text="Baku").cut("Baku, 30 July")
    'Baku'
    """

    start: NonNegativeInt
    end: PositiveInt
    text: str

    @model_validator(mode="after")
    def _holds_its_text(self) -> Span:
        if self.start >= self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) cannot hold {self.text!r}")
        return self

    def cut(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]


class Ref(Record):
    """A reference to an entity of the same document, with the mention that justifies it.

    `id` names a person (`p…`), an institution (`i…`), a group (`g…`) or a place (`l…`);
    `Document.resolve` returns it.
    """

    id: str
    text: str
    start: NonNegativeInt
    end: PositiveInt
