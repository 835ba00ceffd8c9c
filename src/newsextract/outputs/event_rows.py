"""Rows of the tables of events and their arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..records.dates import Date
from ..records.document import Document, Entity
from ..records.events import Agreement, AnyEvent, Event, Meeting, Visit
from ..records.institutions import Group, Institution, Place
from ..records.people import Person
from ..records.spans import Ref, Span
from .table import Row

_ENTITY_TYPES: dict[type[Entity], str] = {
    Person: "person",
    Institution: "institution",
    Group: "group",
    Place: "place",
    Date: "date",
}


def event_rows(document: Document) -> Iterator[Row]:
    """A row for each event."""
    for event in document.events:
        date, place, topic = event.date, event.place, event.topic
        instrument = event.instrument if isinstance(event, Agreement) else None
        yield (
            event.id,
            event.type,
            event.status,
            event.confidence,
            *((date.id, date.start_date, date.end_date) if date else (None, None, None)),
            *((place.id, entity_name(document, place)) if place else (None, None)),
            topic.text if topic else None,
            instrument.text if instrument else None,
            "\n".join(" ".join(span.text.split()) for span in event.evidence),
        )


def argument_rows(document: Document) -> Iterator[Row]:
    """A row for each entity that plays a part in an event."""
    for event in document.events:
        for number, (role, ref) in enumerate(event_arguments(event)):
            kind = _ENTITY_TYPES[type(document.resolve(ref))]
            yield event.id, number, role, ref.id, kind, entity_name(document, ref), ref.text, ref.start, ref.end


def event_arguments(event: AnyEvent) -> Iterator[tuple[str, Ref]]:
    """Each role of an event with who or what plays it, in the order of the record."""
    for role, refs in _roles(event):
        yield from ((role, ref) for ref in refs)


def _roles(event: AnyEvent) -> Iterator[tuple[str, Sequence[Ref]]]:
    if isinstance(event, Visit):
        yield "visitor", event.visitors
        yield "host", event.hosts
        yield "destination", (*((event.destination,) if event.destination else ()), *event.further_destinations)
    elif isinstance(event, Meeting):
        yield "participant", event.participants
        yield "organizer", event.organizers
    else:
        yield "party", event.parties
        yield "signatory", event.signatories


def event_spans(event: Event) -> Iterator[tuple[str, Sequence[Span]]]:
    """Each kind of words that an event rests on, with their spans."""
    yield "trigger", event.triggers
    yield "evidence", event.evidence
    yield "topic", (event.topic,) if event.topic else ()
    if isinstance(event, Agreement):
        yield "instrument", (event.instrument,) if event.instrument else ()


def entity_name(document: Document, ref: Ref) -> str:
    """The name of the entity that a reference means; where it has none, the words of the reference."""
    entity = document.resolve(ref)
    name = entity.name if isinstance(entity, Person | Institution | Place) else entity.text
    return name or ref.text
