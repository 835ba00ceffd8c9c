"""What the rules say about who plays which part, when and where, in the form that the model takes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..entities.advice import spans_of
from ..mentions.mention import Mention
from ..model.advice import Relation, Span
from .event import FoundEvent

_FAR = 4000  # characters: more than the model ever links over


def relations_of_events(events: Sequence[FoundEvent]) -> Iterator[Relation]:
    """Every role, date and place of every event, and which triggers tell the same event."""
    for event in events:
        triggers = [(trigger.span.start, trigger.span.end) for trigger in event.triggers]
        yield "same-event", triggers, triggers
        for argument in event.arguments:
            yield argument.role, triggers, _near(triggers, argument.entity.mentions)
        if event.date is not None:
            yield "when", triggers, spans_of(event.date.mentions)
        if event.place is not None:
            yield "where", triggers, _near(triggers, event.place.entity.mentions)


def _near(triggers: Sequence[Span], mentions: Sequence[Mention]) -> list[Span]:
    """The mentions, which are in order, that are not pages away from all triggers."""
    first, last = triggers[0][0] - _FAR, triggers[-1][1] + _FAR
    low = bisect_left(mentions, first, key=lambda mention: mention.start)
    high = bisect_left(mentions, last, key=lambda mention: mention.start)
    return spans_of(mentions[low:high])
