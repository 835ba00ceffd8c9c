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
_AFTER_PAIR = frozenset({"had", "have", "will", "also", "met", "were", "are", "spoke", "held", "then"})
_COUNTERS = frozenset({"two", "three", "four", "both", "visiting", "respective", "said"})


Referent = tuple[Entity, Mention]


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
    paired = determiner.lower_ == "both"
    while i < len(doc) and doc[i].lower_ in _COUNTERS:
        paired = paired or doc[i].lower_ in {"two", "three", "both"}
        i += 1
    if i >= len(doc) or i in taken:
        return
    word = doc[i].lower_
    if word in _antecedents():
        if i + 1 < len(doc) and (i + 1) in taken and doc[i].is_title:
            return  # "the President Lind": part of a name that a finder cut
        yield Phrase(determiner.i, i + 1, "anaphor", None, None, word)
    elif paired and word.endswith("s") and len(word) > 4:
        yield Phrase(determiner.i, i + 1, "anaphor", None, None, "parties")
    elif paired and (word in _AFTER_PAIR or doc[i].is_punct or word.endswith(("ed", "ly"))):
        yield Phrase(determiner.i, i, "anaphor", None, None, "parties")


@dataclass(slots=True)
class Discourse:
    """What has been told so far, so that a pronoun finds whom it stands for."""

    entities: Entities
    subjects: list[Phrase] = field(default_factory=list)
    told: list[FoundEvent] = field(default_factory=list)
    lists: list[list[Phrase]] = field(default_factory=list)
    topics: list[Phrase] = field(default_factory=list)

    def resolve(
        self, anaphor: Phrase, *, before: int, kinds: tuple[type, ...], without: Sequence[Entity]
    ) -> list[Referent]:
        """Whom a pronoun or description stands for among entities of the kinds, each with its latest mention.

        Nobody is meant who is one of `without`: "X told him" is not about X twice.
        """
        word = anaphor.words
        if word in _SINGULAR:
            return self._latest((PersonEntity,), before, without)
        if word in _NEUTER:
            return self._latest((InstitutionEntity, PlaceEntity), before, without)
        if word in _PLURAL:
            return self._parties(before, kinds) or self._latest((GroupEntity,), before, without)
        for kind in _antecedents()[word]:
            found = self._described(kind, word, before, kinds)
            if found:
                return found
        return []

    def _described(self, kind: str, word: str, before: int, kinds: tuple[type, ...]) -> list[Referent]:
        if kind == "parties":
            return self._named_alike(word, before) or self._parties(before, kinds)
        candidates: Sequence[Entity] = self.entities.people
        if kind != "person":
            candidates = self.entities.institutions if kind == "institution" else self.entities.groups
        fitting = [entity for entity in candidates if word in _words_of(entity)]
        return _latest_of(fitting or (candidates if kind == "group" else []), before)

    def _named_alike(self, word: str, before: int) -> list[Referent]:
        """The two institutions whose names hold the noun: "both universities"."""
        singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
        alike: list[Entity] = [one for one in self.entities.institutions if singular in _words_of(one)]
        found = [referent for entity in alike for referent in _latest_of([entity], before)]
        return found if len(found) == 2 else []

    def _latest(self, kinds: tuple[type, ...], before: int, without: Sequence[Entity]) -> list[Referent]:
        """The latest subject of the kinds, else the latest mention of one."""
        here = [one for one in self.topics if one.mention is not None and one.mention.start < before]
        for phrase in (*here, *reversed(self.subjects)):
            entity = phrase.entity
            if entity is not None and isinstance(entity, kinds) and phrase.mention and not _among(entity, without):
                return [(entity, phrase.mention)]
        everybody: tuple[Entity, ...] = (*self.entities.people, *self.entities.institutions, *self.entities.groups)
        return _latest_of([one for one in everybody if isinstance(one, kinds) and not _among(one, without)], before)

    def _parties(self, before: int, kinds: tuple[type, ...]) -> list[Referent]:
        """Those of the kinds who take part in the event told last, or who were named together since then."""
        tellings = [*self._named_together(before), *self._taking_part()]
        for referents in tellings:
            found = [(entity, mention) for entity, mention in referents if isinstance(entity, kinds)]
            if len(found) > 1:
                return found
        for referents in tellings if PersonEntity not in kinds else ():
            found = [home for entity, _ in referents for home in _homes(entity, kinds)]
            if len({id(entity) for entity, _ in found}) > 1:
                return found
        return []

    def _taking_part(self) -> Iterator[list[Referent]]:
        return ([(one.entity, one.mention) for one in event.arguments] for event in reversed(self.told[-6:]))

    def _named_together(self, before: int) -> Iterator[list[Referent]]:
        """The coordinations of the sentence that end before the offset, the latest first."""
        for phrases in reversed(self.lists):
            named = [(one.entity, one.mention) for one in phrases if one.entity is not None and one.mention is not None]
            if named and named[-1][1].end <= before:
                yield named


def _among(entity: Entity, others: Sequence[Entity]) -> bool:
    return any(entity is other for other in others)


def _homes(entity: Entity, kinds: tuple[type, ...]) -> list[Referent]:
    """Where a person or group belongs: the country of a minister is a side of what he signs."""
    homes = getattr(entity, "affiliations", [])
    return [(home, home.mentions[0]) for home in homes[:1] if isinstance(home, kinds)]


def _words_of(entity: Entity) -> set[str]:
    if isinstance(entity, PersonEntity):
        return {word.lower() for title in entity.titles for word in title.text.split()[:4]}
    if isinstance(entity, GroupEntity):
        return {entity.mention.head.lower()}
    return {word.lower() for word in entity.name.split()}


def _latest_of(candidates: Sequence[Entity], before: int) -> list[Referent]:
    """The candidate that is mentioned last before the offset, with that mention."""
    mentions = [(m.start, m, entity) for entity in candidates for m in entity.mentions if m.start < before]
    if not mentions:
        return []
    _, mention, entity = max(mentions, key=lambda found: found[0])
    return [(entity, mention)]
