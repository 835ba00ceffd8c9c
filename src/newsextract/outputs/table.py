"""What a table is: named, typed, documented columns, and the rows that a document gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..records.document import Document

Kind = Literal["string", "integer", "number", "date", "strings"]
Row = Sequence[Any]  # values in the order of the columns: str, int, float, an ISO date, a list of strings, or None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, what it means, and whether it may be null."""

    name: str
    kind: Kind
    meaning: str
    nullable: bool = True


DOCUMENT = (
    Column("document_number", "integer", "the document's place in the input, counted from 0", nullable=False),
    Column("document_id", "string", "the document's id as it was given, `source.id` in the record"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that documents give rows to; its first columns, in every table, say which document a row is from.

    `own` are the further columns, `key` those that together with `document_number` tell any two rows apart, and
    `find_rows` gives the values of the own columns.
    """

    name: str
    meaning: str
    own: tuple[Column, ...]
    key: tuple[str, ...]
    find_rows: Callable[[Document], Iterable[Row]]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, in order."""
        return (*DOCUMENT, *self.own)

    def rows(self, document: Document, number: int) -> Iterator[tuple[Any, ...]]:
        """The rows of a document that has this place in the input."""
        for row in self.find_rows(document):
            yield (number, document.source.id, *row)
