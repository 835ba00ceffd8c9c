"""Records in the form that spaCy's displaCy draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..records.document import Document
from .table import Row
from .tables import MENTIONS

_ENTITIES = ("person", "title", "institution", "group", "place", "date")
_KIND, _START, _END = 1, 4, 5  # places in a row of mentions


def to_displacy(document: Document, text: str) -> dict[str, Any]:
    """What `spacy.displacy.render(…, style="ent", manual=True)` takes: the text and its mentions.

    `text` is the text that the document was made from. Of mentions that overlap, the one that starts first is shown,
    and of those the longest. Raises `ValueError` for another text.

    >>> import newsextract
    >>> text = "Rector Ana Pereira visited Lisbon."
    >>> [(one["label"], one["kb_id"]) for one in to_displacy(newsextract.extract(text), text)["ents"]]
    [('TITLE', 'p1'), ('PERSON', 'p1'), ('PLACE', 'l1')]
    """
    drawn: list[dict[str, Any]] = []
    for _, kind, entity, _, start, end, words in sorted(_entity_mentions(document), key=_first_and_longest):
        if text[start:end] != words:
            raise ValueError(f"this is not the text of the document: {words!r} is not at {start}")
        if not drawn or drawn[-1]["end"] <= start:
            drawn.append({"start": start, "end": end, "label": kind.upper(), "kb_id": entity})
    return {"text": text, "ents": drawn, "title": document.source.title}


def _entity_mentions(document: Document) -> Iterator[Row]:
    return (row for row in MENTIONS.find_rows(document) if row[_KIND] in _ENTITIES)


def _first_and_longest(row: Row) -> tuple[int, int]:
    return row[_START], -row[_END]
