"""Rules and model together: which words tell an event, which tell the same, and who plays which part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from ..entities.entity import DateEntity, Entities, InstitutionEntity, PlaceEntity
from ..mentions.deciding import event_deciders, link_least
from ..model.advice import Advice, Span
from ..model.reading import Reading
from ..records import spans
from ..text.doc_text import text_of
from ..text.layout import layout_of
from .advice import relations_of_events
from .candidates import Candidates, actors_of
from .confidence import confidence_of, signals_of
from .engine_rules import kind_of
from .event import Argument, FoundEvent, Trigger
from .repeats import outermost, without_repeats
from .setting import FROM_FRAME, IN_CLAUSE, IN_SENTENCE
from .telling import set_parts
from .types import EventType, Role

_BESIDE = frozenset({IN_CLAUSE, IN_SENTENCE, FROM_FRAME})  # dates that the rules see at the telling itself
_LEAST = 0.05  # no link is decided by a chance below it
Chances = dict[int, float]  # numbers of candidates


@dataclass(frozen=True, slots=True)
class _Told:
    """Words that tell an event of a type, how sure that is, and what the rules made of them."""

    type: str
    start: int
    end: int
    chance: float
    rule: str
    event: FoundEvent | None


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
        self.actors = actors_of(entities, by_rules)
        self.dates = Candidates(tuple(one.mention for one in entities.dates), tuple(entities.dates))
        self.sentences = layout_of(doc).sentences

    def events_of(self, declared: EventType) -> list[FoundEvent]:
        told = self._told(declared.type)
        scores = _Scores(self.reading, self.advice, [(one.start, one.end) for one in told])
        made = (self._event(declared, [told[n] for n in group], group, scores) for group in self._groups(told, scores))
        return [event for event in made if any(one.role in declared.needs_one_of for one in event.arguments)]

    def _told(self, type_name: str) -> list[_Told]:
        """The triggers that rules or model, or both, are sure of."""
        ruled = sorted(
            ((trigger, event) for event in self.by_rules if event.type == type_name for trigger in event.triggers),
            key=lambda one: one[0].span.start,
        )
        found: list[_Told] = []
        seen: set[int] = set()
        for span in self.reading.spans:
            if span.layer != type_name:
                continue
            start, end = self.reading.place_of(span)
            before = bisect_left(ruled, end, key=lambda one: one[0].span.start)
            same = next((n for n in range(before - 1, max(-1, before - 4), -1) if ruled[n][0].span.end > start), None)
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

    def _groups(self, told: Sequence[_Told], scores: _Scores) -> list[list[int]]:
        """The numbers of triggers of one event together: those that the rules join; else the surest earlier one, if
        it is sure enough, is told again.
        """
        same: dict[tuple[int, int], float] = defaultdict(float)
        for one, other, chance in self.reading.links("same-event", scores.at, scores.at, self.advice):
            if one != other:
                same[max(one, other), min(one, other)] += chance / 2
        surest: dict[int, tuple[float, int]] = {}
        for (later, earlier), chance in same.items():
            surest[later] = max(surest.get(later, (0.0, 0)), (chance, -earlier))
        group_of: dict[int, list[int]] = {}
        joined: dict[int, list[int]] = {}  # by the event of the rules
        groups: list[list[int]] = []
        for number in range(len(told)):
            chance, minus = surest.get(number, (0.0, 0))
            event = told[number].event
            group = joined.get(id(event)) if event is not None else None
            if group is None and chance >= link_least("same-event"):
                group = group_of[-minus]
            if group is None:
                group = []
                groups.append(group)
            group.append(number)
            group_of[number] = group
            if event is not None:
                joined.setdefault(id(event), group)
        return groups

    def _event(self, declared: EventType, group: Sequence[_Told], rows: Sequence[int], scores: _Scores) -> FoundEvent:
        event = self._base(declared, group)
        by_rules = [argument for one in group if one.event is not None for argument in one.event.arguments]
        agree = any(one.event is not None for one in group)
        players: list[tuple[Argument, float]] = []
        for role in declared.roles:
            said = {id(argument.entity) for argument in by_rules if argument.role == role.name} if agree else None
            players += self._players(role, scores.of(role.name, self.actors, rows), said)
        sure = any(argument.role in declared.needs_one_of for argument, _ in players)
        event.arguments = outermost(without_repeats([one for one, _ in players] if sure else event.arguments))
        event.signals = signals_of(
            trigger=max(one.chance for one in group),
            rules_agree=agree,
            argument=max((chance for _, chance in players), default=0.0),
            triggers=len(group),
        )
        event.confidence = confidence_of(event.signals, self.limits.confidence)
        if self.dates.mentions and self.limits.date != "rules":
            self._date(event, scores.of("when", self.dates, rows))
        if self.actors.mentions and self.limits.place != "rules":
            self._place(event, scores.of("where", self.actors, rows))
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

    def _players(self, role: Role, chances: Chances, said: AbstractSet[int] | None) -> list[tuple[Argument, float]]:
        """Those who play a role, each with the mention that the model is surest of, and how sure that is.

        `said` are the entities that the rules give the role; None where they do not know the event.
        """
        best: dict[int, tuple[float, int]] = {}
        for number, chance in chances.items():
            entity = self.actors.entities[number]
            least = link_least(role.name)
            if said is not None:
                least = self.limits.player_of_rules if id(entity) in said else self.limits.player_of_model
            if chance >= least and not isinstance(entity, DateEntity) and kind_of(entity) in role.kinds:
                best[id(entity)] = max((chance, -number), best.get(id(entity), (0.0, 0)))
        chosen = sorted(((chance, -minus) for chance, minus in best.values()), key=lambda one: one[1])
        if not role.many and chosen:
            chosen = [max(chosen, key=lambda one: one[0])]
        return [(self._argument(role.name, number, chance), chance) for chance, number in chosen]

    def _argument(self, role: str, number: int, chance: float) -> Argument:
        entity, mention = self.actors.entities[number], self.actors.mentions[number]
        assert not isinstance(entity, DateEntity)
        return Argument(role, entity, mention, f"model {role} {chance:.2f}")

    def _date(self, event: FoundEvent, chances: Chances) -> None:
        if self.limits.date == "both" and event.date_basis in _BESIDE:
            return
        chance, minus = max(((chance, -number) for number, chance in chances.items()), default=(0.0, 0))
        if chance < link_least("when"):
            if self.limits.date == "both":
                return
            event.date, event.start_date, event.end_date, event.date_basis = None, None, None, ""
            return
        date = self.entities.dates[-minus]
        if date is not event.date:
            event.date, event.date_basis = date, f"model when {chance:.2f}"
            event.start_date, event.end_date = date.start_date, date.end_date

    def _place(self, event: FoundEvent, chances: Chances) -> None:
        entities = self.actors.entities
        venues = {
            n: chance for n, chance in chances.items() if isinstance(entities[n], PlaceEntity | InstitutionEntity)
        }
        chance, minus = max(((chance, -number) for number, chance in venues.items()), default=(0.0, 0))
        if chance < link_least("where"):
            event.place = event.place if self.limits.place == "both" else None
        elif event.place is None or event.place.entity is not entities[-minus]:
            event.place = self._argument("place", -minus, chance)


class _Scores:
    """How sure the model is of links from some triggers, each link asked once for all of them."""

    def __init__(self, reading: Reading, advice: Advice, at: list[Span]) -> None:
        self.at = at
        self._reading, self._advice = reading, advice
        self._known: dict[str, dict[int, Chances]] = {}

    def of(self, link: str, candidates: Candidates, rows: Sequence[int]) -> Chances:
        """The candidates that may stand in the link to one of the triggers of these numbers."""
        if link not in self._known:
            by_row = self._known[link] = {}
            for row, column, chance in self._reading.links(link, self.at, candidates.spans, self._advice, least=_LEAST):
                by_row.setdefault(row, {})[column] = chance
        found: Chances = {}
        for row in rows:
            for column, chance in self._known[link].get(row, {}).items():
                found[column] = max(chance, found.get(column, 0.0))
        return dict(sorted(found.items()))
