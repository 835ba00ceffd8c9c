"""Everybody who may play a part in an event, by every mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..entities.advice import spans_of
from ..entities.entity import DateEntity, Entities, Entity, PersonEntity
from ..mentions.mention import Mention, TitleMention
from ..model.advice import Span
from .event import FoundEvent
from .phrases import office_words, officer


@dataclass(frozen=True, slots=True)
class Candidates:
    """Mentions, with the entity that each is of."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity | DateEntity, ...]

    @property
    def spans(self) -> list[Span]:
        """The places of the mentions."""
        return spans_of(self.mentions)


def actors_of(entities: Entities, by_rules: Sequence[FoundEvent]) -> Candidates:
    """All mentions of all who may take part, in the order of the text; offices of nobody named among them."""
    actors: list[tuple[Mention, Entity]] = [
        (mention, entity) for entity in everybody(entities) for mention in entity.mentions
    ]
    actors += _officers(entities, by_rules)
    actors.sort(key=lambda one: (one[0].start, one[0].end))
    return Candidates(tuple(mention for mention, _ in actors), tuple(entity for _, entity in actors))


def everybody(entities: Entities) -> list[Entity]:
    """All who have a name or are a group, kind by kind."""
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
