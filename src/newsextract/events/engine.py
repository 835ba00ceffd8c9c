"""One engine for all event types: it reads sentence by sentence, and merges the tellings of one event.

Which words are a trigger and who fills its roles is decided by a `Reader`: the rules of the declared types, or a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..entities.entity import Entities, PersonEntity
from ..records.spans import Span
from ..text.doc_text import text_of
from ..text.layout import layout_of, sentence_tokens
from .alone import Alone
from .discourse import Discourse
from .engine_reader import Announced, Reader, Reading, Sentence
from .engine_roster import opens_roster, roster_argument, roster_name
from .engine_rules import RuleReader, kind_of
from .event import Argument, FoundEvent, Trigger
from .items import items_of
from .merge import merge_events
from .phrases import phrases_of
from .repeats import without_repeats
from .telling import set_parts
from .types import EventType

_LONGEST = 300  # items of a sentence
_RECENT = 8
_NEARBY = 300  # characters: about two sentences
_FAR = 4000  # characters: about a page


def find_events(
    doc: Doc, entities: Entities, types: Sequence[EventType], *, reader: Reader | None = None
) -> list[FoundEvent]:
    """The events of the declared types that the text tells, one per real event, in the order of their telling.

    Triggers and arguments are decided by `reader`, or by the rules of the types.
    """
    alone, by_name = Alone(doc, entities), {declared.type: declared for declared in types}
    events = events_of(find_tellings(doc, entities, types, reader=reader), doc, entities, types)
    for event in events:
        event.arguments = alone.among(event.arguments, by_name[event.type])
    return events


def find_tellings(
    doc: Doc, entities: Entities, types: Sequence[EventType], *, reader: Reader | None = None
) -> list[FoundEvent]:
    """Every telling of an event by itself, in the order of the text; the same event may be told several times."""
    return _Telling(doc, entities, types, reader or RuleReader(tuple(types))).tellings()


def events_of(
    tellings: Sequence[FoundEvent], doc: Doc, entities: Entities, types: Sequence[EventType]
) -> list[FoundEvent]:
    """One event per real event from all tellings, as the rules judge which of them tell the same."""
    by_name = {declared.type: declared for declared in types}
    merged = merge_events(tellings, doc, entities)
    for event in merged:
        bind_affiliations(event, by_name[event.type])
        event.arguments = without_repeats(event.arguments)
    return [event for event in merged if has_needed_role(by_name[event.type], event.arguments)]


def sentences_of(doc: Doc, entities: Entities) -> Iterator[Sentence]:
    """The sentences outside boilerplate, each as a row of items."""
    layout = layout_of(doc)
    phrases = phrases_of(doc, entities)
    at = 0
    for start, end in sentence_tokens(doc):
        while at < len(phrases) and phrases[at].start < start:
            at += 1
        first = at
        while at < len(phrases) and phrases[at].end <= end:
            at += 1
        sent = doc[start:end]
        if not layout.is_boilerplate(sent.start_char):
            items = items_of(doc, phrases[first:at], start, end)
            yield from _cut(Sentence(doc, sent.start_char, sent.end_char, tuple(items)))


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or pieces of it where it is a text without full stops: walks to left and right stay short."""
    doc, items = sentence.doc, sentence.items
    if len(items) <= _LONGEST:
        yield sentence
        return
    for first in range(0, len(items), _LONGEST):
        piece = items[first : first + _LONGEST]
        start = sentence.start if first == 0 else doc[piece[0].start].idx
        last = first + _LONGEST
        end = doc[items[last].start].idx if last < len(items) else sentence.end
        yield Sentence(doc, start, end, piece)


class _Telling:
    """Goes through one document; what was told before helps to read what follows."""

    def __init__(self, doc: Doc, entities: Entities, types: Sequence[EventType], reader: Reader) -> None:
        self.doc = doc
        self.entities = entities
        self.types = {declared.type: declared for declared in types}
        self.reader = reader
        self.discourse = Discourse(entities)
        self.listing: FoundEvent | None = None

    def tellings(self) -> list[FoundEvent]:
        for sentence in sentences_of(self.doc, self.entities):
            self.discourse.enter(sentence.items)
            if self.listing is not None and self._list(self.listing, sentence):
                continue
            announcements = self.reader.find_triggers(sentence)
            for announced in announcements:
                self._tell(sentence, announced)
            self.listing = self._listing(sentence, announcements) if opens_roster(sentence) else None
        return self.discourse.told

    def _listing(self, sentence: Sentence, announcements: Sequence[Announced]) -> FoundEvent | None:
        """The event that a list of names belongs to: told in the sentence above it, else what the article is about.

        What an article is about it tells first.
        """
        types = {one.type for one in announcements} or set(self.types)
        near = [
            event
            for event in self.discourse.told[-_RECENT:]
            if self.types[event.type].listed and event.type in types and event.evidence[0].start > sentence.start - _FAR
        ]
        here = [event for event in near if event.evidence[-1].start == sentence.start]
        for event in here:
            if any(isinstance(one.entity, PersonEntity) for one in event.arguments):
                return event
        earlier = next((event for event in near if event not in here), None)
        if earlier is not None:
            self.discourse.told = [
                event for event in self.discourse.told if event not in here
            ]  # "Mayors there included:"
        return earlier or next(iter(here), None)

    def _list(self, event: FoundEvent, sentence: Sentence) -> bool:
        """Add whom a line of a list names to the event above it; whether the sentence is such a line."""
        role = next(one for one in self.types[event.type].roles if one.name == self.types[event.type].listed)
        phrase = roster_name(sentence)
        if phrase is None or phrase.entity is None or kind_of(phrase.entity) not in role.kinds:
            return False
        if all(phrase.entity is not one.entity for one in event.arguments):
            event.arguments.append(roster_argument(phrase, role.name))
        return True

    def _tell(self, sentence: Sentence, announced: Announced) -> None:
        reading = self.reader.find_arguments(announced, sentence, self.discourse)
        for further in reading.further:
            self._continue(announced.type, further, sentence)
        if not reading.found_by or (reading.retells and self._retell(announced, reading, sentence)):
            return
        if has_needed_role(self.types[announced.type], reading.arguments) or announced.points_back:
            event = FoundEvent(
                type=announced.type,
                triggers=[Trigger(announced.span, reading.found_by)],
                arguments=list(reading.arguments),
                status="occurred",
                confidence=reading.confidence,
                evidence=[self._evidence(sentence)],
            )
            previous = self.discourse.told[-1] if self.discourse.told else None
            set_parts(event, self.doc, self.entities, self.types[event.type], previous=previous)
            self.discourse.told.append(event)

    def _continue(self, type_name: str, further: Sequence[Argument], sentence: Sentence) -> None:
        """Add arguments to the event of the type that was told last, if it was told nearby.

        Of several ("X headed the delegation") one must already take part in that event.
        """
        event = next((one for one in reversed(self.discourse.told) if one.type == type_name), None)
        if event is None or sentence.start - event.evidence[-1].end > _NEARBY:
            return
        known = {id(one.entity) for one in event.arguments}
        new = [one for one in further if id(one.entity) not in known]
        if len(further) == 1 or len(new) < len(further):
            event.arguments.extend(new)

    def _retell(self, announced: Announced, reading: Reading, sentence: Sentence) -> bool:
        """Add a telling to the latest event of the type that shares somebody with it, if there is one."""
        new = {id(one.entity) for one in reading.arguments}
        for event in reversed(self.discourse.told[-_RECENT:]):
            if event.type == announced.type and any(id(one.entity) in new for one in event.arguments):
                event.triggers.append(Trigger(announced.span, reading.found_by))
                event.evidence.append(self._evidence(sentence))
                return True
        return False

    def _evidence(self, sentence: Sentence) -> Span:
        text = text_of(self.doc)[sentence.start : sentence.end].rstrip()
        return Span(start=sentence.start, end=sentence.start + len(text), text=text)


def has_needed_role(declared: EventType, arguments: Sequence[Argument]) -> bool:
    """Whether somebody plays a role without which nothing is an event of the type."""
    return any(argument.role in declared.needs_one_of for argument in arguments)


def bind_affiliations(event: FoundEvent, declared: EventType) -> None:
    """Fill a role that nobody plays from where the people of another role hold their posts."""
    for role in declared.roles:
        if role.affiliations_of is None or sum(1 for one in event.arguments if one.role == role.name) > 1:
            continue
        for argument in [one for one in event.arguments if one.role == role.affiliations_of]:
            for home in getattr(argument.entity, "affiliations", [])[:1]:
                if all(home is not have.entity for have in event.arguments):
                    found_by = f"affiliation of the {role.affiliations_of}"
                    event.arguments.append(Argument(role.name, home, home.mentions[0], found_by))
