"""A visit and what happens in its course: a meeting told without day or place takes those of the visit around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .event import Argument, FoundEvent
from .venues import has_venue_role, is_venue_role, venue_of

_LOOK_BACK = 60  # events
FROM_FRAME = "date of the event in whose course it is told"


def fill_from_frames(events: Sequence[FoundEvent]) -> list[FoundEvent]:
    """The events in their order; what lacks a date or a place takes that of the event in whose course it is told.

    That is the latest event before it that has a venue among its roles, the same status and a member in common.
    """
    filled: list[FoundEvent] = []
    for event in events:
        frame = next((one for one in reversed(filled[-_LOOK_BACK:]) if _frames(one, event)), None)
        filled.append(event if frame is None else _filled(event, frame))
    return filled


def _frames(frame: FoundEvent, event: FoundEvent) -> bool:
    return has_venue_role(frame) and frame.status == event.status and bool(_members(frame) & _members(event))


def _members(event: FoundEvent) -> frozenset[int]:
    return frozenset(id(argument.entity) for argument in event.arguments if not is_venue_role(argument.role))


def _filled(event: FoundEvent, frame: FoundEvent) -> FoundEvent:
    place = event.place
    venue = venue_of(frame)
    if place is None and venue is not None:
        place = Argument("place", venue.entity, venue.mention, "venue of the event in whose course it is told")
    if event.start_date is not None or event.date is not None:
        return replace(event, place=place)
    basis = FROM_FRAME if frame.start_date is not None else event.date_basis
    return replace(
        event, place=place, date=frame.date, start_date=frame.start_date, end_date=frame.end_date, date_basis=basis
    )
