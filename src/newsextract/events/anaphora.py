"""Pronouns and descriptions that stand for somebody named elsewhere: "they", "the sides", "the University"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from ..entities.entity import Entities, Entity, GroupEntity, InstitutionEntity, PersonEntity, PlaceEntity
from ..mentions.mention import Mention
from ..resources.lexicons import read_lexicon
from .event import FoundEvent
from .phrase import Phrase

_SINGULAR = frozenset({"he", "she", "him", "his", "her"})
_NEUTER = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "them", "their"})
_PRONOUNS = _SINGULAR | _NEUTER | _PLURAL
_DETERMINERS = frozenset({"the", "both", "these", "all", "this", "our"})
_COUNTERS = frozenset({"two", "three", "four", "both", "visiting", "respective", "said"})


@cache
def _antecedents() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, list[str]] = {}
    for row in read_lexicon("anaphor_nouns"):
        kinds.setdefault(row["noun"], []).append(row["antecedent"])
    return {noun: tuple(found) for noun, found in kinds.items()}


def find_anaphors(doc: Doc, phrases: Sequence[Phrase], entities: Entities) -> list[Phrase]:
    """Pronouns and definite descriptions outside the given phrases."""
    taken = {i for phrase in phrases for i in range(phrase.start, phrase.end)}
    found: list[Phrase] = []
    for token in doc:
        if token.i in taken:
            continue
        word = token.lower_
        if word in _PRONOUNS:
            found.append(Phrase(token.i, token.i + 1, "anaphor", None, None, word))
        elif word in _DETERMINERS:
            found.extend(_description(doc, token, taken))
    return found


def _description(doc: Doc, determiner: Token, taken: set[int]) -> Iterator[Phrase]:
    i = determiner.i + 1
    while i < len(doc) and doc[i].lower_ in _COUNTERS:
        i += 1
    if i >= len(doc) or i in taken or doc[i].lower_ not in _antecedents():
        return
    if i + 1 < len(doc) and (i + 1) in taken and doc[i].is_title:
        return  # "the President Lind": part of a name that a finder cut
    yield Phrase(determiner.i, i + 1, "anaphor", None, None, doc[i].lower_)


@dataclass(slots=True)
class Discourse:
    """What has been told so far, so that a pronoun finds whom it stands for."""

    entities: Entities
    subjects: list[Phrase] = field(default_factory=list)
    told: list[FoundEvent] = field(default_factory=list)
    lists: list[list[Phrase]] = field(default_factory=list)

    def resolve(self, anaphor: Phrase, *, before: int) -> list[tuple[Entity, Mention]]:
        """Whom a pronoun or description stands for, each with the latest mention before the offset `before`."""
        word = anaphor.words
        if word in _SINGULAR:
            return self._latest((PersonEntity,), before)
        if word in _NEUTER:
            return self._latest((InstitutionEntity, PlaceEntity), before)
        if word in _PLURAL:
            return self._parties(before) or self._latest((GroupEntity,), before)
        for kind in _antecedents()[word]:
            found = self._described(kind, word, before)
            if found:
                return found
        return []

    def _described(self, kind: str, word: str, before: int) -> list[tuple[Entity, Mention]]:
        if kind == "parties":
            return self._parties(before)
        candidates: Sequence[Entity] = self.entities.people
        if kind != "person":
            candidates = self.entities.institutions if kind == "institution" else self.entities.groups
        fitting = [entity for entity in candidates if word in _words_of(entity)]
        return _latest_of(fitting or (candidates if kind == "group" else []), before)

    def _latest(self, kinds: tuple[type, ...], before: int) -> list[tuple[Entity, Mention]]:
        """The latest subject of the kinds, else the latest mention of one."""
        for phrase in reversed(self.subjects):
            entity = phrase.entity
            if entity is not None and isinstance(entity, kinds) and phrase.mention is not None:
                return [(entity, phrase.mention)]
        named: list[Entity] = [e for e in (*self.entities.people, *self.entities.institutions, *self.entities.groups)
                               if isinstance(e, kinds)]  # fmt: skip
        return _latest_of(named, before)

    def _parties(self, before: int) -> list[tuple[Entity, Mention]]:
        """Those who take part in the event told last, or who were named together since then."""
        named = self._named_together(before)
        if named:
            return named
        for event in reversed(self.told):
            members = [(a.entity, a.mention) for a in event.arguments if not isinstance(a.entity, PlaceEntity)]
            everybody = members if len(members) > 1 else [(a.entity, a.mention) for a in event.arguments]
            if len(everybody) > 1:
                return everybody
        return []

    def _named_together(self, before: int) -> list[tuple[Entity, Mention]]:
        """The latest coordination in the sentence that holds the offset."""
        for phrases in reversed(self.lists):
            named = [(one.entity, one.mention) for one in phrases if one.entity is not None and one.mention is not None]
            if len(named) > 1 and named[-1][1].end <= before:
                return named
        return []


def _words_of(entity: Entity) -> set[str]:
    if isinstance(entity, PersonEntity):
        return {word.lower() for title in entity.titles for word in title.text.split()[:4]}
    if isinstance(entity, GroupEntity):
        return {entity.mention.head.lower()}
    return {word.lower() for word in entity.name.split()}


def _latest_of(candidates: Sequence[Entity], before: int) -> list[tuple[Entity, Mention]]:
    """The candidate that is mentioned last before the offset, with that mention."""
    mentions = [(m.start, m, entity) for entity in candidates for m in entity.mentions if m.start < before]
    if not mentions:
        return []
    _, mention, entity = max(mentions, key=lambda found: found[0])
    return [(entity, mention)]
