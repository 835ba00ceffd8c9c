"""A row of an archive -> an article: which fields hold the text, the id, the date and the title."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import InputError
from ..extractor import Article, Published
from ..text.reading import LARGEST_FILE

ID, DATE, TITLE = "id", "published", "title"  # where no field is named: taken if they are there


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of an archive's fields; one that is null is looked for under its usual name and may be absent."""

    text: str = "text"
    id: str | None = None
    date: str | None = None
    title: str | None = None

    def needed(self) -> list[str]:
        """The fields that must be there."""
        return [name for name in (self.text, self.id, self.date, self.title) if name is not None]

    def wanted(self) -> list[str]:
        """The fields that are read where they are there."""
        return [self.text, self.id or ID, self.date or DATE, self.title or TITLE]

    def article(self, row: Mapping[str, Any], *, where: str, otherwise: str) -> Article:
        """The article of a row; `otherwise` is its id where the row has none.

        Raises `InputError` that names the place for a field that is missing or holds something else than text.
        """
        missing = [name for name in self.needed() if name not in row]
        if missing:
            raise InputError(where, f"has no field {missing[0]!r}", "name the fields with --text-field and the like")
        text, id, date, title = (row.get(name) for name in self.wanted())
        return Article(
            text=_text(text, name=self.text, where=where),
            id=_whole(str(id), where=where) if id not in (None, "") else otherwise,
            title=_whole(str(title), where=where) if title not in (None, "") else None,
            published=_published(date, where=where),
        )


def _text(value: Any, *, name: str, where: str) -> str:
    if not isinstance(value, str):
        raise InputError(where, f"the field {name!r} holds no text", "name the field that does with --text-field")
    if len(value) > LARGEST_FILE:
        raise InputError(where, f"is longer than {LARGEST_FILE:,} characters", "split it into single articles")
    return _whole(value, where=where)


def _whole(value: str, *, where: str) -> str:
    """The value, if its characters are whole: half ones come from bytes that are no UTF-8, and cannot be written."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        problem = f"is not UTF-8: at character {error.start} stands {value[error.start]!r}"
        raise InputError(where, problem, "convert the archive to UTF-8") from None
    return value


def _published(value: Any, *, where: str) -> Published:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str | datetime.date):
        return value
    raise InputError(where, f"{value!r} is no date", "name the field that holds one with --date-field")
