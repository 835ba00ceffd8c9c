"""Why each mention, entity and event is there: the rule or lexicon entry, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from .entities.entity import Entities, Entity, HeldTitle, InstitutionEntity, PersonEntity
from .entities.store import read_entities
from .events.event import FoundEvent
from .events.store import read_events
from .mentions import store
from .mentions.mention import Mention
from .text.doc_text import text_of
from .text.layout import layout_of
from .text.line_ends import Original, original_of


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of an explanation: what was decided at `[start, end)` on which words, and why.

    `stage` is "layout", "mention", "entity" or "event"; `label` the type or role; `why` names the rule, lexicon
    entry, link or inference.
    """

    stage: str
    label: str
    start: int
    end: int
    text: str
    why: str

    def touches(self, offset: int) -> bool:
        """Whether the character at `offset` is among the words."""
        return self.start <= offset < self.end


def explain(doc: Doc) -> list[Reason]:
    """Every decision about a Doc that went through the whole pipeline (`Extractor.annotate`), stage by stage.

    Within a stage the reasons stand in the order of the text, an event's parts under their event.
    """
    reasons = [
        *_layout(doc),
        *_mentions(doc),
        *_entities(read_entities(doc)),
        *(reason for event in read_events(doc) for reason in _event(event)),
    ]
    original = original_of(doc)
    return reasons if original is None else [_moved(reason, original) for reason in reasons]


def _moved(reason: Reason, original: Original) -> Reason:
    """The reason with its place in the text as given."""
    start, end = original.offset(reason.start), original.offset(reason.end)
    return replace(reason, start=start, end=end, text=original.text[start:end])


def _layout(doc: Doc) -> Iterator[Reason]:
    for zone in layout_of(doc).zones:
        words = text_of(doc)[zone.start : zone.end]
        yield Reason("layout", zone.kind, zone.start, zone.end, words, "layout of the lines")


def _mentions(doc: Doc) -> Iterator[Reason]:
    labelled: list[tuple[str, Mention]] = [
        *(("date", m) for m in store.dates(doc)),
        *(("title", m) for m in store.titles(doc)),
        *(("institution", m) for m in store.institutions(doc)),
        *(("person", m) for m in store.people(doc)),
        *(("place", m) for m in store.places(doc)),
        *(("group", m) for m in store.groups(doc)),
    ]
    for label, mention in sorted(labelled, key=lambda pair: (pair[1].start, pair[1].end, pair[0])):
        yield _at(mention, "mention", label, mention.found_by)


def _at(mention: Mention, stage: str, label: str, why: str) -> Reason:
    return Reason(stage, label, mention.start, mention.end, mention.text, why)


def _entities(entities: Entities) -> Iterator[Reason]:
    for person in entities.people:
        yield from _cluster(person, "person", person.name or "", person.linked_by)
        yield from (reason for title in person.titles for reason in _held(person, title))
    for institution in entities.institutions:
        yield from _cluster(institution, "institution", institution.name, institution.linked_by)
        yield from _parent(institution)
    for place in entities.places:
        yield from _cluster(place, "place", place.name, f"country {place.country or 'unknown'}")
    for date in entities.dates:
        value = f"{date.start_date or '?'}..{date.end_date or '?'} ({date.granularity})"
        yield _at(date.mention, "entity", "date", f"{value}: {date.basis}")


def _cluster(entity: Entity, label: str, name: str, linked_by: str) -> Iterator[Reason]:
    why = f"is {name!r}" + (f", {linked_by}" if linked_by else "")
    for mention in entity.mentions:
        yield _at(mention, "entity", label, why)


def _held(person: PersonEntity, title: HeldTitle) -> Iterator[Reason]:
    at = f" at {title.institution.name!r}" if title.institution else ""
    for mention in title.mentions:
        yield _at(mention, "entity", "title", f"{title.kind} of {person.name!r}{at}, {title.linked_by or 'link'}")


def _parent(institution: InstitutionEntity) -> Iterator[Reason]:
    if institution.parent is not None:
        yield _at(institution.mentions[0], "entity", "parent", f"is a unit of {institution.parent.name!r}")


def _event(event: FoundEvent) -> Iterator[Reason]:
    for trigger in event.triggers:
        span = trigger.span
        yield Reason("event", event.type, span.start, span.end, span.text, f"trigger, {_named(trigger.rule)}")
    for argument in event.arguments:
        yield _at(argument.mention, "event", argument.role, argument.found_by)
    if event.place is not None:
        yield _at(event.place.mention, "event", "place", event.place.found_by)
    for name, span in sorted(event.spans.items()):
        yield Reason("event", name, span.start, span.end, span.text, f"words of the {name}")
    yield from _when(event)
    first = event.triggers[0].span
    yield Reason("event", "status", first.start, first.end, first.text, f"{event.status}: {event.status_basis}")


def _named(reason: str) -> str:
    return reason if reason.startswith("model ") else f"rule {reason}"


def _when(event: FoundEvent) -> Iterator[Reason]:
    value = f"{event.start_date or '?'}..{event.end_date or '?'}: {event.date_basis}"
    if event.date is not None:
        yield _at(event.date.mention, "event", "date", value)
    elif event.start_date or event.end_date:
        first = event.triggers[0].span
        yield Reason("event", "date", first.start, first.end, first.text, value)
