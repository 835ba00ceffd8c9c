"""The one place where entities are written to, and read from, a spaCy Doc."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

from .entity import Entities

_KEY = "newsextract.entities"


def write_entities(doc: Doc, entities: Entities) -> None:
    """Replace the document's entities."""
    doc.user_data[_KEY] = entities


def read_entities(doc: Doc) -> Entities:
    """The document's entities; empty before the entity stage has run."""
    return cast(Entities, doc.user_data.get(_KEY) or Entities())


def forget_entities(doc: Doc) -> None:
    """Drop the entities, so that the Doc can be sent to another process."""
    doc.user_data.pop(_KEY, None)
