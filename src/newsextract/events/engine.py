"""One engine for all event types: trigger, arguments, status, date, place, then the merging of tellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from ..entities.entity import Entities, Entity, GroupEntity, InstitutionEntity, PersonEntity, PlaceEntity
from ..mentions.mention import Mention
from ..records.spans import Span
from ..text.layout import layout_of
from .anaphora import Discourse
from .arguments import Relations, relations_of
from .clauses_lists import list_positions
from .clauses_verbs import Items, is_phrase
from .event import Argument, FoundEvent, Trigger
from .merge import merge_events
from .phrase import Phrase
from .phrases import Cast, Item, cast_of, items_of
from .setting import date_of, place_of
from .status import status_of
from .topics import instrument_of, topic_of
from .triggers import Announcement, announcements, index_triggers
from .types import EventRule, EventType, RolePattern

_NEARBY = 300  # characters: about two sentences
_DEFINITE = frozenset({"the", "this", "that", "their", "his", "her", "its", "these", "both"})


def find_events(doc: Doc, entities: Entities, types: Sequence[EventType]) -> list[FoundEvent]:
    """The events of the declared types that the text tells, one per real event, in the order of their telling."""
    return _Telling(doc, entities, tuple(types)).events()


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    items: Items


_CLASSES: dict[str, type] = {
    "person": PersonEntity,
    "office": PersonEntity,
    "group": GroupEntity,
    "institution": InstitutionEntity,
    "place": PlaceEntity,
}
_SPAN_READERS = {"topic": topic_of, "instrument": instrument_of}


class _Telling:
    """Walks through the sentences of one document; what was told before helps to read what follows."""

    def __init__(self, doc: Doc, entities: Entities, types: tuple[EventType, ...]) -> None:
        self.doc = doc
        self.entities = entities
        self.types = {declared.type: declared for declared in types}
        self.index = index_triggers(types)
        self.cast = cast_of(doc, entities)
        self.discourse = Discourse(entities)

    def events(self) -> list[FoundEvent]:
        for sentence in self._sentences():
            self._read(sentence)
        told = merge_events(self.discourse.told, self.doc, self.entities)
        for event in told:
            _bind_affiliations(event, self.types[event.type])
        return [event for event in told if self._is_told(event)]

    def _sentences(self) -> list[_Sentence]:
        layout = layout_of(self.doc)
        found: list[_Sentence] = []
        for sent in self.doc.sents:
            start = sent.start_char
            if layout.is_boilerplate(start):
                continue
            phrases = list(self.cast.between(sent.start, sent.end))
            items = items_of(self.doc, phrases, sent.start, sent.end)
            found.append(_Sentence(start, sent.end_char, items))
        return found

    def _read(self, sentence: _Sentence) -> None:
        self.discourse.lists = _coordinations(sentence.items)
        self.discourse.topics = _topics(sentence.items)
        by_trigger: dict[tuple[str, int], list[Announcement]] = {}
        for found in announcements(sentence.items, self.index):
            by_trigger.setdefault((found.type, found.first), []).append(found)
        consumed = {(a.type, a.object_noun[0]) for group in by_trigger.values() for a in group if a.object_noun}
        for key, group in by_trigger.items():
            if key in consumed:
                continue
            event = self._event(sentence, group)
            if event is not None:
                self.discourse.told.append(event)
        self.discourse.subjects.extend(self.discourse.topics)

    def _event(self, sentence: _Sentence, group: list[Announcement]) -> FoundEvent | None:
        declared = self.types[group[0].type]
        arguments: list[Argument] = []
        rules: list[EventRule] = []
        for trigger in sorted(group, key=lambda one: -one.rule.confidence):
            found = self._arguments(declared, trigger, relations_of(sentence.items, trigger))
            if not _enough(trigger.rule, found) or (not found and any(p.required for p in trigger.rule.arguments)):
                continue
            if trigger.rule.continues:
                self._continue(trigger.rule, declared, found, sentence)
                continue
            rules.append(trigger.rule)
            arguments.extend(one for one in found if all(one.entity is not have.entity for have in arguments))
        if not rules:
            return None
        if not any(one.role in declared.needs_one_of for one in arguments) and not _points_back(
            sentence.items, group[0]
        ):
            return None
        best = max(rules, key=lambda rule: rule.confidence)
        items = sentence.items
        first, last = group[0].first, group[0].last
        start, end = self.doc[items[first].start].idx, self._end(items[last - 1])
        span = Span(start=start, end=end, text=self.doc.text[start:end])
        return self._settled(FoundEvent(
            type=declared.type,
            triggers=[Trigger(span, best.name)],
            arguments=arguments,
            status="occurred",
            confidence=best.confidence,
            evidence=[Span(start=sentence.start, end=sentence.end, text=self.doc.text[sentence.start:sentence.end])],
        ))  # fmt: skip

    def _continue(
        self, rule: EventRule, declared: EventType, found: Sequence[Argument], sentence: _Sentence
    ) -> None:
        """Add arguments to the event of the type that was told last, if it was told nearby.

        A rule with several patterns ("X headed the delegation") names somebody who must already be in that event.
        """
        event = next((one for one in reversed(self.discourse.told) if one.type == declared.type), None)
        if event is None or sentence.start - event.evidence[-1].end > _NEARBY:
            return
        known = {id(one.entity) for one in event.arguments}
        if len(rule.arguments) > 1 and not any(id(one.entity) in known for one in found):
            return
        event.arguments.extend(one for one in found if all(one.entity is not have.entity for have in event.arguments))

    def _end(self, item: Item) -> int:
        token = self.doc[item.end - 1]
        return int(token.idx + len(token))

    def _settled(self, event: FoundEvent) -> FoundEvent:
        """The event with status, date, place and the spans that its type declares."""
        told = event.evidence[0]
        trigger, sentence = event.triggers[0].span, (told.start, told.end)
        previous = self.discourse.told[-1] if self.discourse.told else None
        event.date, event.start_date, event.end_date, event.date_basis = date_of(
            self.doc, self.entities, trigger, sentence=sentence, previous=previous
        )
        event.place = place_of(self.doc, self.entities, trigger, sentence=sentence, previous=previous)
        event.status, event.status_basis = status_of(
            self.doc,
            trigger,
            sentence=sentence,
            published=self.entities.published,
            start_date=event.start_date,
        )
        for name in ("topic", *self.types[event.type].spans):
            span = _SPAN_READERS[name](self.doc, trigger, sentence=sentence)
            if span is not None:
                event.spans[name] = span
        return event

    def _arguments(self, declared: EventType, trigger: Announcement, relations: Relations) -> list[Argument]:
        found: list[Argument] = []
        for pattern in trigger.rule.arguments:
            before = len(found)
            for phrase in _standing(pattern, relations):
                for argument in self._fill(declared, trigger.rule, pattern, phrase, found):
                    if all(argument.entity is not one.entity for one in found):
                        found.append(argument)
            if pattern.required and len(found) == before:
                return []
        return found

    def _fill(
        self, declared: EventType, rule: EventRule, pattern: RolePattern, phrase: Phrase, found: Sequence[Argument]
    ) -> list[Argument]:
        kinds = pattern.kinds or declared.role(pattern.role).kinds
        if phrase.kind != "anaphor":
            if phrase.kind not in kinds or phrase.entity is None or phrase.mention is None:
                return []
            return [Argument(pattern.role, phrase.entity, phrase.mention, rule.name)]
        referents = self.discourse.resolve(
            phrase,
            before=self.doc[phrase.start].idx,
            kinds=tuple(_CLASSES[kind] for kind in kinds),
            without=[one.entity for one in found],
        )
        return [
            Argument(pattern.role, entity, mention, f"{rule.name}, {phrase.words}")
            for entity, mention in referents
            if kind_of(entity) in kinds
        ]

    def _is_told(self, event: FoundEvent) -> bool:
        needed = self.types[event.type].needs_one_of
        return any(argument.role in needed for argument in event.arguments)


def kind_of(entity: Entity) -> str:
    """The kind by which a declared role names the entity."""
    name = type(entity).__name__.removesuffix("Entity").lower()
    return "office" if name == "person" and entity.name is None else name  # type: ignore[union-attr]


def _standing(pattern: RolePattern, relations: Relations) -> list[Phrase]:
    return [phrase for where in pattern.where for phrase in relations.get(where, [])]


def _enough(rule: EventRule, arguments: Sequence[Argument]) -> bool:
    return all(sum(1 for one in arguments if one.role == role) >= least for role, least in rule.needs.items())


def _points_back(items: Items, trigger: Announcement) -> bool:
    """Whether a noun trigger is definite, so that it can tell again an event told before."""
    if not trigger.is_noun:
        return False
    before = [item.word for item in items[max(0, trigger.first - 4) : trigger.first]]
    return any(word in _DEFINITE for word in before)


def _topics(items: Items) -> list[Phrase]:
    """Who a sentence is about: its first phrase of each kind, the last one latest."""
    found: dict[str, Phrase] = {}
    for item in items:
        if is_phrase(item) and item.phrase is not None and item.phrase.entity is not None:
            found.setdefault(item.phrase.kind, item.phrase)
    return list(found.values())


def _bind_affiliations(event: FoundEvent, declared: EventType) -> None:
    """Fill a role that nobody plays from where the people of another role hold their posts."""
    for role in declared.roles:
        if role.affiliations_of is None or sum(1 for one in event.arguments if one.role == role.name) > 1:
            continue
        for argument in [one for one in event.arguments if one.role == role.affiliations_of]:
            for place in getattr(argument.entity, "affiliations", [])[:1]:
                if all(place is not have.entity for have in event.arguments):
                    rule = f"{role.affiliations_of}'s affiliation"
                    event.arguments.append(Argument(role.name, place, place.mentions[0], rule))


def _coordinations(items: Items) -> list[list[Phrase]]:
    """The lists of two or more phrases in a sentence."""
    found: list[list[Phrase]] = []
    at = 0
    while at < len(items):
        if is_phrase(items[at]):
            positions = list_positions(items, at)
            if len(positions) > 1:
                found.append([phrase for phrase in (items[i].phrase for i in positions) if phrase is not None])
            at = positions[-1]
        at += 1
    return found


__all__ = ["Cast", "Mention", "find_events", "kind_of"]
