"""The one place where what the model said about a text is kept on its spaCy Doc."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

from ..model.reading import Reading

_KEY = "newsextract.model"


def write_reading(doc: Doc, reading: Reading) -> None:
    """Keep what the model said."""
    doc.user_data[_KEY] = reading


def reading_of(doc: Doc) -> Reading | None:
    """What the model said; None where the model stage has not run."""
    return cast("Reading | None", doc.user_data.get(_KEY))


def forget_reading(doc: Doc) -> None:
    """Drop what the model said, so that the Doc can be sent to another process."""
    doc.user_data.pop(_KEY, None)
