"""The one place where events are written to, and read from, a spaCy Doc."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

from .event import FoundEvent

_KEY = "newsextract.events"


def write_events(doc: Doc, events: list[FoundEvent]) -> None:
    """Replace the document's events."""
    doc.user_data[_KEY] = events


def read_events(doc: Doc) -> list[FoundEvent]:
    """The document's events in order; empty before the event stage has run."""
    return cast("list[FoundEvent]", doc.user_data.get(_KEY, []))


def forget_events(doc: Doc) -> None:
    """Drop the events, so that the Doc can be sent to another process."""
    doc.user_data.pop(_KEY, None)
