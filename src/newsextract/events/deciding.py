"""Rules and model together: which words tell an event, which tell the same, and who plays which part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc

from ..entities.advice import spans_of
from ..entities.entity import DateEntity, Entities, Entity, InstitutionEntity, PersonEntity, PlaceEntity
from ..mentions.deciding import event_deciders, link_least
from ..mentions.mention import Mention, TitleMention
from ..model.advice import Advice, Span
from ..model.reading import Reading
from ..records import spans
from ..text.doc_text import text_of
from ..text.layout import layout_of
from .advice import relations_of_events
from .confidence import confidence_of, signals_of
from .event import Argument, FoundEvent, Trigger
from .phrases import office_words, officer
from .telling import set_parts
from .types import EventType

_SEEN = 220  # pieces between two spans that the model saw in one window, at the least


@dataclass(frozen=True, slots=True)
class _Told:
    """Words that tell an event of a type, how sure that is, and what the rules made of them."""

    type: str
    start: int
    end: int
    chance: float
    rule: str
    event: FoundEvent | None


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Mentions that may play a part, with the entities that they are of."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity | DateEntity, ...]

    @property
    def spans(self) -> list[Span]:
        return spans_of(self.mentions)


def decide_events(
    doc: Doc, entities: Entities, by_rules: Sequence[FoundEvent], reading: Reading, types: Sequence[EventType]
) -> list[FoundEvent]:
    """The events that the model, told what the rules say, is sure of, in the order of their telling."""
    deciding = _Deciding(doc, entities, by_rules, reading)
    events = [event for declared in types for event in deciding.events_of(declared)]
    return sorted(events, key=lambda one: (one.triggers[0].span.start, one.type))


class _Deciding:
    """One document."""

    def __init__(self, doc: Doc, entities: Entities, by_rules: Sequence[FoundEvent], reading: Reading) -> None:
        self.doc, self.entities, self.reading = doc, entities, reading
        self.by_rules = by_rules
        self.limits = event_deciders()
        self.advice = Advice(relations_of_events(by_rules))
        self.actors = _actors(entities, by_rules)
        self.dates = _Candidates(tuple(one.mention for one in entities.dates), tuple(entities.dates))
        self.sentences = layout_of(doc).sentences

    def events_of(self, declared: EventType) -> list[FoundEvent]:
        told = self._told(declared.type)
        made = (self._event(declared, group) for group in self._groups(told))
        return [event for event in made if any(one.role in declared.needs_one_of for one in event.arguments)]

    def _told(self, type_name: str) -> list[_Told]:
        """The triggers that rules or model, or both, are sure of."""
        ruled = [(trigger, event) for event in self.by_rules if event.type == type_name for trigger in event.triggers]
        found: list[_Told] = []
        seen: set[int] = set()
        for span in self.reading.spans:
            if span.layer != type_name:
                continue
            start, end = self.reading.place_of(span)
            touched = (n for n, (one, _) in enumerate(ruled) if one.span.start < end and start < one.span.end)
            same = next(touched, None)
            least = self.limits.model_alone if same is None else self.limits.both
            if same is not None:
                seen.add(same)
            if span.score < least or layout_of(self.doc).is_boilerplate(start):
                continue
            if same is None:
                found.append(_Told(type_name, start, end, span.score, f"model {type_name} {span.score:.2f}", None))
            else:
                trigger, event = ruled[same]
                found.append(_Told(type_name, trigger.span.start, trigger.span.end, span.score, trigger.rule, event))
        for number, (trigger, event) in enumerate(ruled):
            chance = self.reading.support(type_name, trigger.span.start, trigger.span.end)
            if number not in seen and chance >= self.limits.rules_alone:
                found.append(_Told(type_name, trigger.span.start, trigger.span.end, chance, trigger.rule, event))
        unique = {(one.start, one.end): one for one in found}
        return [unique[key] for key in sorted(unique)]

    def _groups(self, told: Sequence[_Told]) -> list[list[_Told]]:
        """Triggers of one event together: the surest earlier one, if sure enough, is the one told again."""
        if not told:
            return []
        at = [(one.start, one.end) for one in told]
        chances = self.reading.links("same-event", at, at, self.advice)
        chances = (chances + chances.T) / 2
        far = self.reading.gaps(at, at) > _SEEN
        merged = np.array([[a.event is not None and a.event is b.event for b in told] for a in told])
        chances[far] = np.where(merged[far], 1.0, 0.0)
        groups: list[list[int]] = []
        for number in range(len(told)):
            scored = [(max(float(chances[number, other]) for other in group), group) for group in groups]
            best, group = max(scored, key=lambda one: one[0], default=(0.0, []))
            if best >= link_least("same-event"):
                group.append(number)
            else:
                groups.append([number])
        return [[told[number] for number in group] for group in groups]

    def _event(self, declared: EventType, group: Sequence[_Told]) -> FoundEvent:
        event = self._base(declared, group)
        at = [(one.start, one.end) for one in group]
        players = [one for role in declared.roles for one in self._players(role.name, at, many=role.many)]
        event.arguments = [argument for argument, _ in players]
        event.signals = signals_of(
            trigger=max(one.chance for one in group),
            rules_agree=any(one.event is not None for one in group),
            argument=max((chance for _, chance in players), default=0.0),
            triggers=len(group),
        )
        event.confidence = confidence_of(event.signals, self.limits.confidence)
        self._date(event, at)
        self._place(event, at)
        return event

    def _base(self, declared: EventType, group: Sequence[_Told]) -> FoundEvent:
        """What the rules know of the event, else what they say about its first trigger."""
        text = text_of(self.doc)
        triggers = [
            Trigger(spans.Span(start=one.start, end=one.end, text=text[one.start : one.end]), one.rule) for one in group
        ]
        evidence = sorted({self._sentence(one.start) for one in group})
        evidence_spans = [spans.Span(start=start, end=end, text=text[start:end]) for start, end in evidence]
        known = next((one.event for one in group if one.event is not None), None)
        if known is not None:
            return replace(known, triggers=triggers, evidence=evidence_spans)
        event = FoundEvent(declared.type, triggers, [], "occurred", 0.0, evidence_spans)
        set_parts(event, self.doc, self.entities, declared, previous=None)
        return event

    def _sentence(self, offset: int) -> Span:
        index = bisect_right(self.sentences, offset, key=lambda span: span[0]) - 1
        start, end = self.sentences[max(index, 0)]
        return start, start + len(text_of(self.doc)[start:end].rstrip())

    def _chances(self, link: str, at: Sequence[Span], candidates: _Candidates) -> np.ndarray:
        """How sure each candidate stands in the link to any of the triggers."""
        chances = self.reading.links(link, at, candidates.spans, self.advice)
        chances[self.reading.gaps(at, candidates.spans) > _SEEN] = 0
        return np.asarray(chances.max(axis=0))

    def _players(self, role: str, at: Sequence[Span], *, many: bool) -> list[tuple[Argument, float]]:
        """Those who play a role, each with the mention that the model is surest of, and how sure that is."""
        if not self.actors.mentions:
            return []
        best: dict[int, tuple[float, int]] = {}
        for number, chance in enumerate(self._chances(role, at, self.actors).tolist()):
            key = id(self.actors.entities[number])
            if chance >= link_least(role) and chance > best.get(key, (0.0, 0))[0]:
                best[key] = (chance, number)
        chosen = sorted(best.values(), key=lambda one: one[1])
        if not many and chosen:
            chosen = [max(chosen, key=lambda one: one[0])]
        return [(self._argument(role, number, chance), chance) for chance, number in chosen]

    def _argument(self, role: str, number: int, chance: float) -> Argument:
        entity, mention = self.actors.entities[number], self.actors.mentions[number]
        assert not isinstance(entity, DateEntity)
        return Argument(role, entity, mention, f"model {role} {chance:.2f}")

    def _date(self, event: FoundEvent, at: Sequence[Span]) -> None:
        if not self.dates.mentions or self.limits.date == "rules":
            return
        chances = self._chances("when", at, self.dates)
        best = int(chances.argmax())
        date = self.entities.dates[best]
        if chances[best] >= link_least("when"):
            if date is not event.date:
                event.date, event.date_basis = date, f"model when {chances[best]:.2f}"
                event.start_date, event.end_date = date.start_date, date.end_date
        elif event.date is not None:
            event.date, event.start_date, event.end_date, event.date_basis = None, None, None, ""

    def _place(self, event: FoundEvent, at: Sequence[Span]) -> None:
        if self.limits.place == "rules":
            return
        bodies = [n for n, one in enumerate(self.actors.entities) if isinstance(one, PlaceEntity | InstitutionEntity)]
        candidates = _Candidates(
            tuple(self.actors.mentions[n] for n in bodies), tuple(self.actors.entities[n] for n in bodies)
        )
        chances = self._chances("where", at, candidates) if bodies else np.zeros(1)
        best = int(chances.argmax())
        if chances[best] < link_least("where"):
            event.place = None
        elif event.place is None or event.place.entity is not candidates.entities[best]:
            event.place = self._argument("place", bodies[best], float(chances[best]))


def _actors(entities: Entities, by_rules: Sequence[FoundEvent]) -> _Candidates:
    """All mentions of all who may take part, in the order of the text; offices of nobody named among them."""
    everybody: list[tuple[Mention, Entity]] = [
        (mention, entity) for entity in _everybody(entities) for mention in entity.mentions
    ]
    everybody += _officers(entities, by_rules)
    everybody.sort(key=lambda one: (one[0].start, one[0].end))
    return _Candidates(tuple(mention for mention, _ in everybody), tuple(entity for _, entity in everybody))


def _everybody(entities: Entities) -> list[Entity]:
    return [*entities.people, *entities.institutions, *entities.groups, *entities.places]


def _officers(entities: Entities, by_rules: Sequence[FoundEvent]) -> list[tuple[Mention, Entity]]:
    """The offices of nobody named, one person for all mentions of the same words: those of the rules, and new ones."""
    known: dict[str, PersonEntity] = {}
    for one in (argument for event in by_rules for argument in event.arguments):
        if isinstance(one.entity, PersonEntity) and one.entity.name is None:
            for mention in one.entity.mentions:
                if isinstance(mention, TitleMention):
                    known.setdefault(office_words(mention), one.entity)
    bodies = {mention.start: body for body in entities.institutions for mention in body.mentions}
    found: list[tuple[Mention, Entity]] = []
    for title in entities.unattached_titles:
        holder = known.get(office_words(title))
        if holder is None:
            body = next((bodies[at] for at in range(title.start, title.end) if at in bodies), None)
            holder = known[office_words(title)] = officer(title, body)
        elif all(mention is not title for mention in holder.mentions):
            holder.mentions.append(title)
            holder.titles[0].mentions.append(title)
        found.append((title, holder))
    return found
