"""Entities and events -> the document record: ids by first mention, offices and groups only where an event has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter

from .entities.entity import (
    DateEntity,
    Entities,
    Entity,
    GroupEntity,
    HeldTitle,
    InstitutionEntity,
    PersonEntity,
    PlaceEntity,
)
from .events.event import Argument, FoundEvent
from .events.types import EventType
from .mentions.mention import Mention
from .records.dates import Date, EventDate
from .records.document import Document, PublishedBasis, Source
from .records.events import AnyEvent
from .records.institutions import Group, Institution, Place
from .records.people import Person, Title
from .records.spans import Ref, Span
from .text.line_ends import Original
from .text.source import SourceFacts

AnyEntity = Entity | DateEntity
_E = TypeVar("_E", bound=AnyEntity)
_EVENTS: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)


def assemble(
    facts: SourceFacts,
    entities: Entities,
    events: Sequence[FoundEvent],
    types: dict[str, EventType],
    *,
    warnings: Iterable[str] = (),
) -> Document:
    """The record of one document.

    People, institutions, places and dates are all printed; groups and people known by office alone only
    where an event refers to them.
    """
    book = _IdBook(entities, events)
    return Document(
        source=_source(facts, entities),
        people=tuple(_person(person, book) for person in book.people),
        institutions=tuple(_institution(one, book) for one in book.institutions),
        groups=tuple(_group(group, book) for group in book.groups),
        places=tuple(_place(place, book) for place in book.places),
        dates=tuple(_date(date, book) for date in book.dates),
        events=tuple(_event(event, f"e{n}", types[event.type], book) for n, event in enumerate(events, 1)),
        warnings=tuple(warnings),
    )


class _IdBook:
    """Which entities are printed, in the order of first mention, and the id of each."""

    def __init__(self, entities: Entities, events: Sequence[FoundEvent]) -> None:
        used = _entities_of(events)
        offices = [one for one in used if isinstance(one, PersonEntity) and one.name is None]
        self.people = _in_order([*(one for one in entities.people if one.name is not None), *offices])
        self.institutions = _in_order([*entities.institutions, *_extra(used, entities.institutions, InstitutionEntity)])
        self.groups = _in_order([one for one in used if isinstance(one, GroupEntity)])
        self.places = _in_order([*entities.places, *_extra(used, entities.places, PlaceEntity)])
        self.dates = _in_order(entities.dates)
        self._ids: dict[int, str] = {}
        lists: tuple[tuple[str, Sequence[AnyEntity]], ...] = (
            ("p", self.people),
            ("i", self.institutions),
            ("g", self.groups),
            ("l", self.places),
            ("d", self.dates),
        )
        for letter, members in lists:
            self._ids |= {id(member): f"{letter}{n}" for n, member in enumerate(members, 1)}

    def __getitem__(self, entity: AnyEntity) -> str:
        return self._ids[id(entity)]

    def get(self, entity: AnyEntity | None) -> str | None:
        return None if entity is None else self._ids.get(id(entity))

    def ids(self, entities: Iterable[AnyEntity]) -> tuple[str, ...]:
        known = (self.get(entity) for entity in entities)
        return tuple(dict.fromkeys(one for one in known if one is not None))


def _entities_of(events: Sequence[FoundEvent]) -> list[Entity]:
    """Every entity that an event refers to, once."""
    arguments = [
        argument for event in events for argument in (*event.arguments, *([event.place] if event.place else []))
    ]
    return list({id(argument.entity): argument.entity for argument in arguments}.values())


def _extra(used: Iterable[Entity], known: Sequence[AnyEntity], kind: type[_E]) -> list[_E]:
    have = {id(one) for one in known}
    return [one for one in used if isinstance(one, kind) and id(one) not in have]


def _first(entity: AnyEntity) -> tuple[int, int]:
    first = min(entity.mentions, key=lambda mention: (mention.start, mention.end))
    return first.start, first.end


def _in_order(entities: Iterable[_E]) -> list[_E]:
    once = list({id(entity): entity for entity in entities if entity.mentions}.values())
    return sorted(once, key=_first)


def _spans(mentions: Iterable[Mention]) -> tuple[Span, ...]:
    by_place = {(mention.start, mention.end): mention for mention in mentions}
    return tuple(by_place[place].span() for place in sorted(by_place))


def _source(facts: SourceFacts, entities: Entities) -> Source:
    basis: PublishedBasis | None = None
    if entities.published_basis in get_args(PublishedBasis):
        basis = entities.published_basis  # type: ignore[assignment]
    return Source(id=facts.id, title=facts.title, published=entities.published, published_basis=basis)


def _person(person: PersonEntity, book: _IdBook) -> Person:
    return Person(
        id=book[person],
        name=person.name,
        name_parts=person.parts,
        titles=tuple(_title(title, book) for title in person.titles),
        affiliations=book.ids(person.affiliations),
        mentions=_spans(person.mentions),
    )


def _title(title: HeldTitle, book: _IdBook) -> Title:
    return Title(
        text=title.text, kind=title.kind, institution=book.get(title.institution), mentions=_spans(title.mentions)
    )


def _institution(one: InstitutionEntity, book: _IdBook) -> Institution:
    return Institution(
        id=book[one],
        name=one.name,
        acronyms=tuple(one.acronyms),
        kind=one.kind,
        parent=book.get(one.parent),
        mentions=_spans(one.mentions),
    )


def _group(group: GroupEntity, book: _IdBook) -> Group:
    mention = group.mention
    return Group(
        id=book[group],
        text=mention.text,
        head=mention.head,
        count=mention.count,
        affiliations=book.ids(group.affiliations),
        mentions=_spans(group.mentions),
    )


def _place(place: PlaceEntity, book: _IdBook) -> Place:
    return Place(id=book[place], name=place.name, country=place.country, mentions=_spans(place.mentions))


def _date(date: DateEntity, book: _IdBook) -> Date:
    return Date(
        id=book[date],
        text=date.mention.text,
        start_date=date.start_date,
        end_date=date.end_date,
        granularity=date.granularity,
        basis=date.basis,
        mentions=_spans(date.mentions),
    )


def _ref(argument: Argument, book: _IdBook) -> Ref:
    mention = argument.mention
    return Ref(id=book[argument.entity], text=mention.text, start=mention.start, end=mention.end)


def _event(event: FoundEvent, event_id: str, declared: EventType, book: _IdBook) -> AnyEvent:
    """The record of an event, its role fields filled as its declared type says."""
    fields: dict[str, Any] = {
        "id": event_id,
        "type": event.type,
        "status": event.status,
        "confidence": event.confidence,
        "triggers": tuple(trigger.span for trigger in event.triggers),
        "evidence": tuple(event.evidence),
        "date": _event_date(event, book),
        "place": _ref(event.place, book) if event.place else None,
        "topic": event.spans.get("topic"),
    }
    for role in declared.roles:
        refs = tuple(_ref(argument, book) for argument in event.arguments if argument.role == role.name)
        fields[role.field] = refs if role.many else next(iter(refs), None)
        if role.further is not None:
            fields[role.further] = refs[1:]
    fields |= {name: event.spans.get(name) for name in declared.spans}
    return _EVENTS.validate_python(fields)


def _event_date(event: FoundEvent, book: _IdBook) -> EventDate | None:
    if event.date is None and event.start_date is None and event.end_date is None:
        return None
    return EventDate(id=book.get(event.date), start_date=event.start_date, end_date=event.end_date)


def restored(document: Document, original: Original) -> Document:
    """The record with every place moved to the text as given, for a Doc that was made of its plain form."""
    return Document.model_validate(_moved(document.model_dump(), original))


def _moved(part: Any, original: Original) -> Any:
    if isinstance(part, list | tuple):
        return [_moved(one, original) for one in part]
    if not isinstance(part, dict):
        return part
    moved = {key: _moved(value, original) for key, value in part.items()}
    if {"start", "end", "text"} <= moved.keys():
        start, end = original.offset(part["start"]), original.offset(part["end"])
        return {**moved, "start": start, "end": end, "text": original.text[start:end]}
    if "text" in moved and "kind" not in moved:  # a date or a group is called by the words of its one mention
        moved["text"] = moved["mentions"][0]["text"]
    return moved
