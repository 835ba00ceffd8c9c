"""What has been told so far in a document, so that a pronoun or description finds whom it stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from ..entities.entity import Entities, Entity, GroupEntity, InstitutionEntity, PersonEntity, PlaceEntity
from ..mentions.mention import Mention
from ..resources.lexicons import column
from .anaphora import NEUTER, PLURAL, SINGULAR, antecedents
from .clauses_lists import list_positions
from .clauses_verbs import Items, is_phrase
from .event import FoundEvent
from .phrase import Phrase

Referent = tuple[Entity, Mention]
_FAR = 200  # mentions, subjects: nobody is meant who was named longer ago
_STATES = frozenset({"countries", "nations", "states", "governments", "sides"})
_RECENT = 6  # events whose participants "they" can be


class Discourse:
    """The events told, the subjects of the sentences read, and the lists of the sentence that is being read."""

    def __init__(self, entities: Entities) -> None:
        self.told: list[FoundEvent] = []
        self._subjects: list[Phrase] = []
        self._topics: list[Phrase] = []
        self._lists: list[list[Phrase]] = []
        everybody: tuple[Entity, ...] = (*entities.people, *entities.institutions, *entities.groups, *entities.places)
        named = sorted(
            ((m.start, n, m, e) for n, e in enumerate(everybody) for m in e.mentions), key=lambda one: one[:2]
        )
        self._named = [(entity, mention) for _, _, mention, entity in named]
        self._starts = [start for start, *_ in named]
        self._institutions = entities.institutions
        self._words: dict[int, frozenset[str]] = {}
        self._by_word: dict[str, list[InstitutionEntity]] | None = None

    def enter(self, items: Items) -> None:
        """Go on to the next sentence."""
        self._subjects.extend(self._topics)
        self._topics = _topics_of(items)
        self._lists = _lists_of(items)

    def resolve(
        self, anaphor: Phrase, *, before: int, kinds: tuple[type, ...], without: Sequence[Entity]
    ) -> list[Referent]:
        """Whom a pronoun or description stands for among entities of the kinds, each with its latest mention.

        Nobody is meant who is one of `without`: "X told him" is not about X twice.
        """
        word = anaphor.words
        if word in SINGULAR:
            return self._latest_topic((PersonEntity,), before, without)
        if word in NEUTER:
            return self._latest_topic((InstitutionEntity, PlaceEntity), before, without)
        if word in PLURAL:
            return self._parties(before, kinds) or self._latest_topic((GroupEntity,), before, without)
        for kind in antecedents().get(word, ("group",)):
            found = self._described(kind, word, before, kinds)
            if found:
                return found
        return []

    def _described(self, kind: str, word: str, before: int, kinds: tuple[type, ...]) -> list[Referent]:
        if kind == "parties":
            found = self._named_alike(word, before) or self._parties(before, kinds)
            return found or (self._countries(before) if word in _STATES and PlaceEntity in kinds else [])
        if kind == "group":
            fitting = self._latest(before, lambda one: _tells_more(one) and word in self._words_of(one))
            return fitting or self._latest(before, _tells_more)
        wanted = PersonEntity if kind == "person" else InstitutionEntity
        return self._latest(before, lambda one: isinstance(one, wanted) and word in self._words_of(one))

    def _named_alike(self, word: str, before: int) -> list[Referent]:
        """The two institutions whose names hold the noun: "both universities"."""
        singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
        alike = self._institutions_named(singular)
        found: list[Referent] = []
        for entity in alike if len(alike) < 5 else ():
            told = bisect_left(entity.mentions, before, key=_start)
            if told:
                found.append((entity, entity.mentions[told - 1]))
        return found if len(found) == 2 else []

    def _institutions_named(self, word: str) -> list[InstitutionEntity]:
        """The institutions whose names hold the word."""
        if self._by_word is None:
            self._by_word = {}
            for one in self._institutions:
                for part in self._words_of(one):
                    self._by_word.setdefault(part, []).append(one)
        return self._by_word.get(word, [])

    def _countries(self, before: int) -> list[Referent]:
        """The two countries that were named last before the offset."""
        last = bisect_left(self._starts, before)
        found: dict[str, Referent] = {}
        for entity, mention in reversed(self._named[max(0, last - _FAR) : last]):
            if isinstance(entity, PlaceEntity) and entity.name in column("countries", "name"):
                found.setdefault(entity.name, (entity, mention))
        return list(found.values())[:2] if len(found) > 1 else []

    def _latest_topic(self, kinds: tuple[type, ...], before: int, without: Sequence[Entity]) -> list[Referent]:
        """The topic of the sentence or of one before it, else whoever was named last."""

        def fits(entity: Entity) -> bool:
            return isinstance(entity, kinds) and all(entity is not one for one in without)

        here = [one for one in self._topics if one.mention is not None and one.mention.start < before]
        for phrase in (*here, *reversed(self._subjects[-_FAR:])):
            if phrase.entity is not None and phrase.mention is not None and fits(phrase.entity):
                return [(phrase.entity, phrase.mention)]
        return self._latest(before, fits)

    def _latest(self, before: int, fits: Callable[[Entity], bool]) -> list[Referent]:
        """The fitting entity that was named last before the offset."""
        last = bisect_left(self._starts, before)
        recent = reversed(self._named[max(0, last - _FAR) : last])
        return next(([referent] for referent in recent if fits(referent[0])), [])

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
        return ([(one.entity, one.mention) for one in event.arguments] for event in reversed(self.told[-_RECENT:]))

    def _named_together(self, before: int) -> Iterator[list[Referent]]:
        """The coordinations of the sentence that end before the offset, the latest first."""
        for phrases in reversed(self._lists):
            named = [(one.entity, one.mention) for one in phrases if one.entity is not None and one.mention is not None]
            if named and named[-1][1].end <= before:
                yield named

    def _words_of(self, entity: Entity) -> frozenset[str]:
        """The words by which a description can point to the entity: its name's, its titles' or its head noun."""
        known = self._words.get(id(entity))
        if known is None:
            known = self._words[id(entity)] = frozenset(_describing_words(entity))
        return known


def _start(mention: Mention) -> int:
    return mention.start


def _tells_more(entity: Entity) -> bool:
    """Whether the entity is a group that is described by more than its head noun."""
    return isinstance(entity, GroupEntity) and " " in entity.mention.text and entity.mention.text.split()[0] != "two"


def _describing_words(entity: Entity) -> Iterator[str]:
    if isinstance(entity, PersonEntity):
        yield from (word.lower() for title in entity.titles for word in title.text.split()[:4])
    elif isinstance(entity, GroupEntity):
        yield entity.mention.head.lower()
    else:
        yield from entity.name.lower().split()


def _homes(entity: Entity, kinds: tuple[type, ...]) -> list[Referent]:
    """Where a person or group belongs: the country of a minister is a side of what he signs."""
    if not isinstance(entity, PersonEntity | GroupEntity):
        return []
    return [(home, home.mentions[0]) for home in entity.affiliations[:1] if isinstance(home, kinds)]


def _topics_of(items: Items) -> list[Phrase]:
    """Who a sentence is about: its first phrase of each kind."""
    found: dict[str, Phrase] = {}
    for item in items:
        if is_phrase(item) and item.phrase is not None and item.phrase.entity is not None:
            found.setdefault(item.phrase.kind, item.phrase)
    return list(found.values())


def _lists_of(items: Items) -> list[list[Phrase]]:
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
