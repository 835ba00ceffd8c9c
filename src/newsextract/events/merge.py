"""Tellings of one real-world event become one event; events of the same kind stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from ..entities.entity import Entities, Entity, PersonEntity
from ..mentions.mention import Mention
from ..records.events import Status
from ..records.spans import Span
from .event import Argument, FoundEvent, Trigger
from .frames import fill_from_frames
from .retelling import Telling, read_telling
from .sameness import is_dated
from .status import BY_DEFAULT
from .told import ToldEvent, ToldEvents
from .venues import most_specific, venue_of

_SURE = 0.99


def merge_events(events: Sequence[FoundEvent], doc: Doc, entities: Entities) -> list[FoundEvent]:
    """One event per real-world event, in the order of first telling, with the tellings' parts united."""
    told: dict[str, ToldEvents] = {}
    counts: dict[str, int] = {}
    for event in sorted(events, key=lambda one: (one.triggers[0].span.start, one.type)):
        same_type = told.setdefault(event.type, ToldEvents())
        telling = read_telling(event, doc, counts.get(event.type, 0))
        counts[event.type] = telling.order + 1
        same_type.add(telling, _same_event(telling, same_type))
    every = (one for same_type in told.values() for one in same_type.events)
    merged = [united([telling.event for telling in one.tellings]) for one in every]
    return fill_from_frames(sorted(merged, key=lambda one: (one.triggers[0].span.start, one.type)))


def _same_event(telling: Telling, told: ToldEvents) -> ToldEvent | None:
    """The event that this telling most likely tells again, if any; the latest of equals."""
    best, most = None, 0.0
    for event in told.near():
        likeness = told.sameness(telling, event)
        if likeness > most:
            best, most = event, likeness
    return best


def united(tellings: Sequence[FoundEvent]) -> FoundEvent:
    """One event from its tellings: parts united in order, date, place and status from the telling that says most."""
    first = tellings[0]
    if len(tellings) == 1:
        return replace(first, arguments=_arguments(first.arguments), place=venue_of(first))
    status = _status(tellings)
    dated = _dated(tellings) or first
    return FoundEvent(
        type=first.type,
        triggers=_triggers(tellings),
        arguments=_arguments([argument for one in tellings for argument in one.arguments]),
        status=status.status,
        status_basis=status.status_basis,
        confidence=combined(one.confidence for one in tellings),
        evidence=_spans([span for one in tellings for span in one.evidence]),
        date=dated.date,
        date_basis=dated.date_basis,
        start_date=dated.start_date,
        end_date=dated.end_date,
        place=_place(tellings),
        spans={name: span for one in reversed(tellings) for name, span in one.spans.items()},
    )


def combined(confidences: Iterable[float]) -> float:
    """How sure several tellings make an event: the chance that not all of them are wrong, never quite certain."""
    doubt = 1.0
    for confidence in confidences:
        doubt *= 1.0 - confidence
    return min(_SURE, round(1.0 - doubt, 2))


_LONG = 31  # days: a date as long as that says less than the day of the article's opening


def _dated(tellings: Sequence[FoundEvent]) -> FoundEvent | None:
    """The telling that says best when: the first with its own date, unless that is a year and the opening's a day."""
    own = next((one for one in tellings if is_dated(one)), None)
    carried = next((one for one in tellings if one.start_date is not None), None)
    return carried if own is None or (carried is not None and _days(own) > _LONG > _days(carried)) else own


def _days(event: FoundEvent) -> int:
    if event.start_date is None or event.end_date is None:
        return 0
    return (date.fromisoformat(event.end_date) - date.fromisoformat(event.start_date)).days


_SAID, _SILENT, _FIRST = 1.0, 0.3, 0.2  # votes of a telling for its status: said, not contradicted, told first


def _status(tellings: Sequence[FoundEvent]) -> FoundEvent:
    """The telling whose status counts: that of a called-off event, else of the status that most tellings give."""
    off = [one for one in tellings if one.status == "cancelled"]
    if off:
        return off[0]
    votes: dict[Status, float] = {tellings[0].status: _FIRST}
    for one in tellings:
        vote = _SILENT if one.status_basis == BY_DEFAULT else _SAID
        votes[one.status] = votes.get(one.status, 0.0) + vote
    most = max(votes, key=lambda status: votes[status])
    return min((one for one in tellings if one.status == most), key=lambda one: one.status_basis == BY_DEFAULT)


def _place(tellings: Sequence[FoundEvent]) -> Argument | None:
    """The most specific venue among the roles, else the first place of a telling's own sentence."""
    places = [place for one in tellings if (place := venue_of(one)) is not None]
    venues = [place for place in places if place.found_by.endswith("of the event")]
    if venues:
        return most_specific(venues)
    own = [place for place in places if place.found_by.endswith("same sentence")]
    return next(iter(own or places), None)


def _triggers(tellings: Sequence[FoundEvent]) -> list[Trigger]:
    found = {(trigger.span.start, trigger.span.end): trigger for one in tellings for trigger in one.triggers}
    return [found[key] for key in sorted(found)]


def _spans(spans: Sequence[Span]) -> list[Span]:
    found = {(span.start, span.end): span for span in spans}
    return [found[key] for key in sorted(found)]


def _arguments(arguments: Sequence[Argument]) -> list[Argument]:
    """Each entity once per role, with its most informative mention, in the order of first telling."""
    kept: dict[tuple[str, int], Argument] = {}
    for argument in arguments:
        key = (argument.role, id(argument.entity))
        if key not in kept or _says_more(argument.mention, kept[key].mention, argument.entity):
            kept[key] = argument
    return list(kept.values())


def _says_more(mention: Mention, other: Mention, entity: Entity) -> bool:
    """Whether a mention tells more of who is meant: a person's name before a title, then the longer form."""
    if isinstance(entity, PersonEntity) and type(mention) is not type(other):
        return type(mention).__name__ == "PersonMention"
    return len(mention.text) > len(other.text)
