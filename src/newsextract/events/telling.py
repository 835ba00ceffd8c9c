"""What the sentence of a telling says beside who takes part: date, place, status, topic and further spans."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from ..entities.entity import Entities
from ..records.spans import Span
from .event import FoundEvent
from .setting import date_of, place_of
from .status import status_of
from .topics import instrument_of, topic_of
from .types import EventType

_SPAN_READERS: dict[str, Callable[..., Span | None]] = {"topic": topic_of, "instrument": instrument_of}


def set_parts(
    event: FoundEvent, doc: Doc, entities: Entities, declared: EventType, *, previous: FoundEvent | None
) -> None:
    """Give an event of one telling its status, date, place and the spans that its type declares."""
    told = event.evidence[0]
    trigger, sentence = event.triggers[0].span, (told.start, told.end)
    event.date, event.start_date, event.end_date, event.date_basis = date_of(
        doc, entities, trigger, sentence=sentence, previous=previous
    )
    event.place = place_of(doc, entities, trigger, sentence=sentence, previous=previous)
    event.status, event.status_basis = status_of(
        doc, trigger, sentence=sentence, published=entities.published, start_date=event.start_date
    )
    for name in ("topic", *declared.spans):
        span = _SPAN_READERS[name](doc, trigger, sentence=sentence) if name in _SPAN_READERS else None
        if span is not None:
            event.spans[name] = span
