"""Tellings of one real-world event become one event; events of the same kind stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from ..entities.entity import DateEntity, Entities, Entity, GroupEntity, PersonEntity
from ..mentions.mention import Mention
from ..records.spans import Span
from ..text.layout import layout_of
from .clause_text import words_of
from .event import Argument, FoundEvent, Trigger
from .status import BY_DEFAULT

_SURE = 0.99
_NEW = frozenset(
    {"another", "second", "third", "next", "further", "separate", "new", "previous", "last", "earlier", "past", "other",
     "additional", "similar", "also", "later", "then", "subsequent", "upcoming", "follow-up", "future", "subsequently"}
)  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "these", "both", "our", "’s", "'s"})
_INDEFINITE = frozenset({"a", "an", "two", "three", "several", "many", "any", "some"})
_MERGE_AT = 1.0


def merge_events(events: list[FoundEvent], doc: Doc, entities: Entities) -> list[FoundEvent]:
    """One event per real-world event, in the order of first telling, with the tellings' parts united."""
    told: list[list[_Telling]] = []
    for event in sorted(events, key=lambda one: (one.triggers[0].span.start, one.type)):
        telling = _read(event, doc)
        best = _best(telling, told)
        if best is None:
            told.append([telling])
        else:
            best.append(telling)
    return [united([telling.event for telling in tellings]) for tellings in told]


@dataclass(frozen=True, slots=True)
class _Telling:
    """One telling of an event with what its words and its place in the text say about sameness."""

    event: FoundEvent
    members: frozenset[int]
    headline: bool
    definite: bool
    indefinite: bool
    other: bool


def _read(event: FoundEvent, doc: Doc) -> _Telling:
    span = event.triggers[0].span
    zone = layout_of(doc).zone_at(span.start)
    start = max(event.evidence[0].start if event.evidence else 0, span.start - 40)
    left = words_of(doc.text[start : span.start])[-4:]
    return _Telling(
        event=event,
        members=frozenset(id(argument.entity) for argument in event.arguments),
        headline=zone is not None and zone.kind == "headline",
        definite=any(word in _DEFINITE for word in left[-3:]),
        indefinite=any(word in _INDEFINITE for word in left[-3:]),
        other=any(word in _NEW for word in left),
    )


def _best(telling: _Telling, told: Sequence[list[_Telling]]) -> list[_Telling] | None:
    """The tellings of the event that this is most likely told of again; the latest of equals."""
    best, most = None, _MERGE_AT
    for tellings in reversed(told):
        if tellings[0].event.type == telling.event.type:
            likeness = _likeness(telling, tellings)
            if likeness >= most and (best is None or likeness > most):
                best, most = tellings, likeness
    return best


def _likeness(new: _Telling, old: Sequence[_Telling]) -> float:
    """How much speaks for one event: shared members and definite words for, other dates and new members against."""
    if any(_clash(new.event, one.event) for one in old):
        return -9.0
    members = frozenset().union(*(one.members for one in old))
    likeness = _shared(new.members, members)
    if new.definite:
        likeness += 0.6
    if all(one.headline for one in old):
        likeness += 0.5
    if new.indefinite and not all(one.headline for one in old):
        likeness -= 0.7
    if new.other:
        likeness -= 0.8
    if _same_date(new.event, [one.event for one in old]):
        likeness += 0.5
    return likeness


def _shared(new: frozenset[int], old: frozenset[int]) -> float:
    if not new:
        return 0.5
    common = len(new & old)
    if not common:
        return -0.6 if old else 0.4
    smaller = min(len(new), len(old))
    if common == smaller:
        return 1.2 if common > 1 else 0.6
    return 1.2 * common / smaller - 0.3


def _clash(one: FoundEvent, other: FoundEvent) -> bool:
    """Whether dates or explicit statuses cannot belong to one event."""
    if _own_date(one) and _own_date(other) and not _overlap(one, other):
        return True
    statuses = {event.status for event in (one, other) if event.status_basis != BY_DEFAULT}
    return "cancelled" in statuses and len(statuses) > 1


def _own_date(event: FoundEvent) -> bool:
    return event.start_date is not None and event.date_basis.startswith("date in")


def _overlap(one: FoundEvent, other: FoundEvent) -> bool:
    first, last = one.start_date, one.end_date or one.start_date
    begin, end = other.start_date, other.end_date or other.start_date
    return first is not None and begin is not None and first <= (end or begin) and begin <= (last or first)


def _same_date(event: FoundEvent, others: Sequence[FoundEvent]) -> bool:
    return event.start_date is not None and any(
        one.start_date == event.start_date and one.end_date == event.end_date for one in others
    )


def united(tellings: Sequence[FoundEvent]) -> FoundEvent:
    """One event from its tellings: parts united in order, date, place and status from the telling that says most."""
    first = tellings[0]
    if len(tellings) == 1:
        return replace(first, arguments=_arguments(first.arguments))
    status = _status(tellings)
    dated = _first_own(tellings) or next((one for one in tellings if one.start_date or one.date), first)
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


def _first_own(tellings: Sequence[FoundEvent]) -> FoundEvent | None:
    return next((one for one in tellings if _own_date(one)), None)


def _status(tellings: Sequence[FoundEvent]) -> FoundEvent:
    """The telling whose status counts: one that says it was called off, else the first that says anything."""
    said = [one for one in tellings if one.status_basis != BY_DEFAULT]
    off = [one for one in said if one.status == "cancelled"]
    return (off or said or list(tellings))[0]


def _place(tellings: Sequence[FoundEvent]) -> Argument | None:
    places = [one.place for one in tellings if one.place is not None]
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


__all__ = ["DateEntity", "GroupEntity", "combined", "merge_events", "united"]
