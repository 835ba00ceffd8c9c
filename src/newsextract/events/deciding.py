"""Rules and model together: which words tell an event, which the same, who takes part, when, where, and status."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from spacy.tokens import Doc

from ..entities.entity import DateEntity, Entities, InstitutionEntity, PlaceEntity
from ..mentions import store
from ..mentions.deciding import event_deciders, link_least
from ..model.advice import Advice
from ..model.reading import Reading
from ..records import spans
from ..records.events import Status
from ..text.doc_text import text_of
from ..text.layout import layout_of
from .advice import relations_of_events
from .alone import Alone
from .candidates import Candidates, actors_of
from .confidence import confidence_of, signals_of
from .engine import bind_affiliations, events_of, has_needed_role
from .event import Argument, FoundEvent, Trigger
from .frames import fill_from_frames
from .joining import join_tellings
from .link_scores import Chances, LinkScores, Pairs
from .merge import united
from .own_objects import part_objects
from .players import Players
from .repeats import outermost, without_repeats
from .setting import FROM_FRAME, FROM_OPENER, IN_CLAUSE, IN_SENTENCE, is_of_later, opener_before
from .telling import set_parts
from .types import EventType

_BESIDE = frozenset({IN_CLAUSE, IN_SENTENCE, FROM_FRAME})  # dates that the rules see at the telling itself


@dataclass(frozen=True, slots=True)
class _Told:
    """Words that tell an event of a type, how sure that is, and what the rules made of this telling."""

    type: str
    start: int
    end: int
    chance: float
    rule: str
    telling: FoundEvent | None


def decide_events(
    doc: Doc,
    entities: Entities,
    tellings: Sequence[FoundEvent],
    reading: Reading,
    types: Sequence[EventType],
) -> list[FoundEvent]:
    """The events that the model, told what the rules say, is sure of, in the order of their telling.

    `tellings` are those of the rules, each by itself.
    """
    deciding = Deciding(doc, entities, tellings, events_of(tellings, doc, entities, types), reading)
    events = [event for declared in types for event in deciding.events_of(declared)]
    return fill_from_frames(sorted(events, key=lambda one: (one.triggers[0].span.start, one.type)))


class Deciding:
    """The decisions on the events of one document; the rules give `tellings`, and `by_rules`, which they join to."""

    def __init__(
        self,
        doc: Doc,
        entities: Entities,
        tellings: Sequence[FoundEvent],
        by_rules: Sequence[FoundEvent],
        reading: Reading,
    ) -> None:
        self.doc, self.entities, self.reading = doc, entities, reading
        self.tellings = tellings
        self.kept = {(one.type, told.span.start, told.span.end) for one in by_rules for told in one.triggers}
        self.limits = event_deciders()
        self.advice = Advice(relations_of_events(by_rules))
        self.actors = actors_of(entities, by_rules)
        self.alone = Alone(doc, entities)
        self.dates = Candidates(tuple(one.mention for one in entities.dates), tuple(entities.dates))
        self.date_numbers = {id(date): number for number, date in enumerate(entities.dates)}
        self.players = Players(self.actors, text_of(doc), layout_of(doc), store.titles(doc))

    def tellings_of(self, declared: EventType) -> tuple[list[FoundEvent], Pairs]:
        """Every telling of a type that both are sure of, and how sure the model is that two tell the same event."""
        _, tellings, scores = self._read(declared)
        return tellings, scores.between("same-event")

    def events_of(self, declared: EventType) -> list[FoundEvent]:
        """The events of a type, one per real event."""
        told, tellings, scores = self._read(declared)
        chances = scores.between("same-event")
        groups = join_tellings(self.doc, tellings, chances, self.limits.same_event, retold=_retold(told))
        made = [
            self._event(declared, [told[n] for n in group], [tellings[n] for n in group], group, scores)
            for group in groups
        ]
        part_objects(text_of(self.doc), layout_of(self.doc), made)
        return [event for event in made if has_needed_role(declared, event.arguments)]

    def _read(self, declared: EventType) -> tuple[list[_Told], list[FoundEvent], LinkScores]:
        """The words that tell events of a type, what each tells by itself, and the model's links from them."""
        told = self._told(declared.type)
        scores = LinkScores(self.reading, self.advice, [(one.start, one.end) for one in told])
        return told, [self._telling(declared, one, row, scores) for row, one in enumerate(told)], scores

    def _told(self, type_name: str) -> list[_Told]:
        """The triggers that rules or model, or both, are sure of; the rules have none in an event that they drop."""
        ruled = sorted(
            (
                (trigger, one)
                for one in self.tellings
                if one.type == type_name
                for trigger in one.triggers
                if (type_name, trigger.span.start, trigger.span.end) in self.kept
            ),
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
                trigger, telling = ruled[same]
                found.append(_Told(type_name, trigger.span.start, trigger.span.end, span.score, trigger.rule, telling))
        for number, (trigger, telling) in enumerate(ruled):
            chance = self.reading.support(type_name, trigger.span.start, trigger.span.end)
            if number not in seen and chance >= self.limits.rules_alone:
                found.append(_Told(type_name, trigger.span.start, trigger.span.end, chance, trigger.rule, telling))
        unique = {(one.start, one.end): one for one in found}
        return [unique[key] for key in sorted(unique)]

    def _telling(self, declared: EventType, told: _Told, row: int, scores: LinkScores) -> FoundEvent:
        """What is said at one trigger alone: the date, place and status of the rules, who takes part by both."""
        text = text_of(self.doc)
        trigger = Trigger(spans.Span(start=told.start, end=told.end, text=text[told.start : told.end]), told.rule)
        start, end = self.players.sentence_at(told.start)
        evidence = [spans.Span(start=start, end=end, text=text[start:end])]
        by_rules = told.telling
        if by_rules is not None and by_rules.triggers[0].span.start == told.start:
            event = replace(by_rules, triggers=[trigger], evidence=evidence)
        else:  # what the rules added to an earlier telling has a sentence, and so a date and a place, of its own
            event = FoundEvent(declared.type, [trigger], [], "occurred", 0.0, evidence)
            set_parts(event, self.doc, self.entities, declared, previous=self._told_before(told.start))
        known = by_rules.arguments if by_rules is not None else None
        players = self.players.of(declared, [row], known, scores)
        return replace(event, arguments=self._cast(declared, players, known))

    def _cast(
        self, declared: EventType, players: Sequence[tuple[Argument, float]], known: Sequence[Argument] | None
    ) -> list[Argument]:
        """Who takes part: the players if one of them plays a needed role, else whom the rules know."""
        sure = has_needed_role(declared, [one for one, _ in players])
        taking_part = outermost(without_repeats([one for one, _ in players] if sure else known or []))
        return self.alone.among(taking_part, declared)

    def _told_before(self, start: int) -> FoundEvent | None:
        """The telling of the rules that begins last before an offset, as far as it was told by then."""
        at = bisect_left(self.tellings, start, key=lambda one: one.triggers[0].span.start)
        if not at:
            return None
        latest = self.tellings[at - 1]
        return replace(latest, triggers=[one for one in latest.triggers if one.span.start < start])

    def _event(
        self,
        declared: EventType,
        told: Sequence[_Told],
        tellings: Sequence[FoundEvent],
        rows: Sequence[int],
        scores: LinkScores,
    ) -> FoundEvent:
        by_rules = [one.telling for one in told if one.telling is not None]
        agreed = united(by_rules) if by_rules else None
        if agreed is not None:
            bind_affiliations(agreed, declared)
        known = agreed.arguments if agreed is not None else None
        players = self.players.of(declared, rows, known, scores)
        arguments = self._cast(declared, players, known)
        event = united([_with_only(arguments, one) for one in tellings])
        event.arguments = arguments
        event.signals = signals_of(
            trigger=max(one.chance for one in told),
            rules_agree=agreed is not None,
            argument=max((chance for _, chance in players), default=0.0),
            triggers=len(told),
        )
        event.confidence = confidence_of(event.signals, self.limits.confidence)
        if self.dates.mentions and self.limits.date != "rules":
            self._date(event, tellings, scores.of("when", self.dates, rows))
        if self.actors.mentions and self.limits.place != "rules":
            self._place(event, scores.of("where", self.actors, rows))
        if self.limits.status != "rules":
            self._status(event)
        return event

    def _date(self, event: FoundEvent, tellings: Sequence[FoundEvent], chances: Chances) -> None:
        if self.limits.date == "both" and event.date_basis in _BESIDE:
            self._date_of_one_telling(event, tellings, chances)
        stands = self.limits.date == "both" and not self._is_doubted(event, chances)
        if stands and event.date_basis in _BESIDE:
            return
        date, basis = self._likely_date(event, chances)
        if date is not None:
            if date is not event.date:
                event.date, event.date_basis = date, basis
                event.start_date, event.end_date = date.start_date, date.end_date
        elif not stands:
            event.date, event.start_date, event.end_date, event.date_basis = None, None, None, ""

    def _likely_date(self, event: FoundEvent, chances: Chances) -> tuple[DateEntity | None, str]:
        """The date that the model holds likeliest; in place of one that governs what is told later, the one before."""
        triggers = [one.span for one in event.triggers]
        passed = False
        for number, chance in sorted(chances.items(), key=lambda one: (-one[1], one[0])):
            date = self.entities.dates[number]
            if chance < link_least("when"):
                break
            if not is_of_later(self.doc, date, triggers):
                return date, f"model when {chance:.2f}"
            passed = True
        before = opener_before(self.doc, self.entities, triggers[0].start) if passed else None
        if before is not None and self._is_over(event, before):
            before = None
        return before, FROM_OPENER

    def _is_over(self, event: FoundEvent, date: DateEntity) -> bool:
        """Whether an event that is to come cannot be of that day, because it lies before the publication."""
        published = self.entities.published
        return event.status == "planned" and bool(published and date.end_date and date.end_date < published)

    def _is_doubted(self, event: FoundEvent, chances: Chances) -> bool:
        """Whether the model gives the date of the rules next to no chance; one too far from all triggers has none."""
        number = self.date_numbers.get(id(event.date))
        return number is not None and chances.get(number, 0.0) < self.limits.doubted

    def _date_of_one_telling(self, event: FoundEvent, tellings: Sequence[FoundEvent], chances: Chances) -> None:
        """Where tellings see dates of their own, that of which the model is surest; else what the rules say stays."""
        own = [one for one in tellings if one.date_basis in _BESIDE and id(one.date) in self.date_numbers]
        if len({id(one.date) for one in own}) < 2:
            return
        chance, minus = max((chances.get(self.date_numbers[id(one.date)], 0.0), -at) for at, one in enumerate(own))
        best = own[-minus]
        if best.date is not event.date and chance >= link_least("when"):
            event.date, event.date_basis = best.date, best.date_basis
            event.start_date, event.end_date = best.start_date, best.end_date

    def _status(self, event: FoundEvent) -> None:
        """The status that the model is sure of; else that of the rules stays."""
        status, chance = self.reading.status_of([(one.span.start, one.span.end) for one in event.triggers])
        if chance >= self.limits.status_least and status != event.status:
            event.status, event.status_basis = cast("Status", status), f"model status {chance:.2f}"

    def _place(self, event: FoundEvent, chances: Chances) -> None:
        entities = self.actors.entities
        venues = {
            n: chance for n, chance in chances.items() if isinstance(entities[n], PlaceEntity | InstitutionEntity)
        }
        chance, minus = max(((chance, -number) for number, chance in venues.items()), default=(0.0, 0))
        if chance >= link_least("where"):
            if event.place is None or event.place.entity is not entities[-minus]:
                event.place = self.players.argument("place", -minus, chance)
        elif event.place is not None:
            seen = (chance for number, chance in venues.items() if entities[number] is event.place.entity)
            if self.limits.place == "model" or max(seen, default=0.0) < self.limits.doubted:
                event.place = None


def _retold(told: Sequence[_Told]) -> dict[int, int]:
    """For each trigger that the rules added to an earlier telling, the number of the first trigger of that telling."""
    firsts: dict[int, int] = {}
    for number, one in enumerate(told):
        if one.telling is not None:
            firsts.setdefault(id(one.telling), number)
    first_of = {number: firsts[id(one.telling)] for number, one in enumerate(told) if one.telling is not None}
    return {number: first for number, first in first_of.items() if first != number}


def _with_only(arguments: Sequence[Argument], telling: FoundEvent) -> FoundEvent:
    """A telling without those who take no part in its event after all, so that none of them is its place."""
    taking_part = {(one.role, id(one.entity)) for one in arguments}
    return replace(telling, arguments=[one for one in telling.arguments if (one.role, id(one.entity)) in taking_part])
