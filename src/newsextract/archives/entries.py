"""One document that is still to be read: small enough to send to another process, which reads it there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..errors import InputError
from ..extractor import Article
from ..text.reading import decode, read_file
from .fields import Fields
from .html import read_html
from .streams import COMPRESSED, read_head


class Content(Protocol):
    """What holds a document, and how to read it."""

    @property
    def size(self) -> int:
        """Bytes or characters that it holds in memory."""

    def read(self, where: str, id: str) -> Article:
        """The article. Raises `NewsextractError` where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the input: where it stands, the id it has if it does not say another, and what holds it.

    `position` is how many bytes of the input had been read with it.
    """

    where: str
    id: str
    content: Content
    position: int = field(default=0, compare=False)

    def article(self) -> Article:
        """The article. Raises `NewsextractError` where it cannot be read."""
        return self.content.read(self.where, self.id)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of text, at the path where the entry stands."""

    size = 0

    def read(self, where: str, id: str) -> Article:
        if where.endswith(COMPRESSED):
            return Article(decode(read_head(where), name=where), id)
        return Article(read_file(where), id)


@dataclass(frozen=True, slots=True)
class HtmlFile:
    """A web page, at the path where the entry stands."""

    size = 0

    def read(self, where: str, id: str) -> Article:
        article = read_html(read_head(where), name=where)
        return Article(article.text, id, article.title, article.published)


@dataclass(frozen=True, slots=True)
class RawText:
    """Bytes of text that were read already."""

    raw: bytes

    @property
    def size(self) -> int:
        return len(self.raw)

    def read(self, where: str, id: str) -> Article:
        return Article(decode(self.raw, name=where), id)


@dataclass(frozen=True, slots=True)
class JsonLine:
    """A line of JSON Lines."""

    raw: bytes
    fields: Fields

    @property
    def size(self) -> int:
        return len(self.raw)

    def read(self, where: str, id: str) -> Article:
        try:
            row = json.loads(self.raw.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:  # bytes that are no UTF-8 are a ValueError too
            raise InputError(where, f"is no JSON ({error})", "repair this line") from None
        if not isinstance(row, dict):
            raise InputError(where, "is no JSON object", "give one object a line")
        return self.fields.article(row, where=where, otherwise=id)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of CSV or Parquet."""

    row: Mapping[str, Any]
    fields: Fields

    @property
    def size(self) -> int:
        return len(self.row.get(self.fields.text) or "")

    def read(self, where: str, id: str) -> Article:
        return self.fields.article(self.row, where=where, otherwise=id)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that cannot be read: it becomes an error record like any other bad document."""

    problem: str
    remedy: str
    size = 0

    def read(self, where: str, id: str) -> Article:
        raise InputError(where, self.problem, self.remedy)
