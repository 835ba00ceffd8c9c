"""A Doc and its entities from a text in which the mentions are marked: "[Ana Lind|person] visited [Porto|place]"."""

from __future__ import annotations

from dataclasses import dataclass

import regex
import spacy
from spacy.tokens import Doc

from newsextract.entities.entity import (
    DateEntity,
    Entities,
    Entity,
    GroupEntity,
    InstitutionEntity,
    PersonEntity,
    PlaceEntity,
)
from newsextract.events.event import Argument, FoundEvent, Trigger
from newsextract.mentions.mention import (
    DateMention,
    GroupMention,
    InstitutionMention,
    Label,
    Mention,
    PersonMention,
    PlaceMention,
    TitleMention,
)
from newsextract.mentions.store import write_mentions
from newsextract.records.spans import Span
from newsextract.text.layout import layout_of, read_layout, write_layout

_MARK = regex.compile(r"\[([^\[\]|]+)\|([a-z]+)(?: (\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?)?\]|<([^<>]+)>")
_NLP = spacy.blank("en")
_MENTIONS: dict[str, type[Mention]] = {
    "person": PersonMention,
    "title": TitleMention,
    "institution": InstitutionMention,
    "place": PlaceMention,
    "group": GroupMention,
}


@dataclass
class MarkedText:
    """The Doc, its entities, and the `<marked>` triggers in order."""

    doc: Doc
    entities: Entities
    triggers: list[Span]

    def sentence(self, trigger: Span) -> tuple[int, int]:
        """The sentence of a trigger."""
        sentences = layout_of(self.doc).sentences
        return next(one for one in sentences if one[0] <= trigger.start < one[1])

    def entity(self, name: str) -> Entity:
        """The entity of that name."""
        people, places = self.entities.people, self.entities.places
        everybody: list[Entity] = [*people, *self.entities.institutions, *places, *self.entities.groups]
        return next(one for one in everybody if one.mentions[0].text == name)

    def event(self, number: int, type_name: str, **roles: str | list[str]) -> FoundEvent:
        """A telling with the trigger of that number; who fills a role is given by name."""
        trigger = self.triggers[number]
        start, end = self.sentence(trigger)
        arguments = [
            Argument(role, self.entity(name), _near(self.entity(name), start, end), "test")
            for role, names in roles.items()
            for name in ([names] if isinstance(names, str) else names)
        ]
        evidence = [Span(start=start, end=end, text=self.doc.text[start:end])]
        return FoundEvent(type_name, [Trigger(trigger, "test")], arguments, "occurred", 0.8, evidence)


def _near(entity: Entity, start: int, end: int) -> Mention:
    return next((one for one in entity.mentions if start <= one.start < end), entity.mentions[0])


def read_marked(written: str, *, published: str | None = None) -> MarkedText:
    """The Doc, entities and triggers of a marked text; a date is marked with its days: "[3 May|date 2024-05-03]"."""
    text, marks, triggers = _without_marks(written)
    doc = _NLP(text)
    write_layout(doc, read_layout(text))
    entities = Entities(published=published)
    found: dict[str, list[Mention]] = {}
    for start, end, label, first, last in marks:
        words = text[start:end]
        if label == "date":
            mention: Mention = DateMention(start, end, words, "test", timex=None)  # type: ignore[arg-type]
            entities.dates.append(DateEntity(mention, first, last or first, "day", "test"))  # type: ignore[arg-type]
        else:
            mention = _MENTIONS[label](start, end, words, "test")
            _enter(entities, mention)
        found.setdefault(label, []).append(mention)
    for label, mentions in found.items():
        write_mentions(doc, _label(label), mentions)
    return MarkedText(doc, entities, triggers)


def _label(label: str) -> Label:
    return label  # type: ignore[return-value]


def _without_marks(written: str) -> tuple[str, list[tuple[int, int, str, str | None, str | None]], list[Span]]:
    text, last = "", 0
    marks: list[tuple[int, int, str, str | None, str | None]] = []
    triggers: list[Span] = []
    for mark in _MARK.finditer(written):
        text += written[last : mark.start()]
        words = mark.group(1) or mark.group(5)
        if mark.group(5):
            triggers.append(Span(start=len(text), end=len(text) + len(words), text=words))
        else:
            marks.append((len(text), len(text) + len(words), mark.group(2), mark.group(3), mark.group(4)))
        text += words
        last = mark.end()
    return text + written[last:], marks, triggers


def _enter(entities: Entities, mention: Mention) -> None:
    """Add a mention to the entity of the same words, or make one."""
    if isinstance(mention, TitleMention):
        entities.unattached_titles.append(mention)
        return
    if isinstance(mention, GroupMention):
        entities.groups.append(GroupEntity(mention))
        return
    if isinstance(mention, PersonMention):
        _join(entities.people, mention, lambda: PersonEntity(mention.text, None, []))
    elif isinstance(mention, InstitutionMention):
        _join(entities.institutions, mention, lambda: InstitutionEntity(mention.text, []))
    elif isinstance(mention, PlaceMention):
        _join(entities.places, mention, lambda: PlaceEntity(mention.text, []))


def _join(known, mention, make) -> None:  # type: ignore[no-untyped-def]
    entity = next((one for one in known if one.name == mention.text), None)
    if entity is None:
        entity = make()
        known.append(entity)
    entity.mentions.append(mention)
