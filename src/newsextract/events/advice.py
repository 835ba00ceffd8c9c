"""What the rules say about who plays which part, when and where, in the form that the model takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..entities.advice import spans_of
from ..model.advice import Relation
from .event import FoundEvent


def relations_of_events(events: Sequence[FoundEvent]) -> Iterator[Relation]:
    """Every role, date and place of every event, and which triggers tell the same event."""
    for event in events:
        triggers = [(trigger.span.start, trigger.span.end) for trigger in event.triggers]
        yield "same-event", triggers, triggers
        for argument in event.arguments:
            yield argument.role, triggers, spans_of(argument.entity.mentions)
        if event.date is not None:
            yield "when", triggers, spans_of(event.date.mentions)
        if event.place is not None:
            yield "where", triggers, spans_of(event.place.entity.mentions)
