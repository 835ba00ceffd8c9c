"""Reads triggers and arguments by the rules of the declared event types; knows no type by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..entities.entity import Entity, GroupEntity, InstitutionEntity, PersonEntity, PlaceEntity
from ..records.spans import Span
from ..text.doc_text import text_of
from .arguments import Relations, relations_of
from .discourse import Discourse, Referent
from .engine_reader import Announced, Reading, Sentence
from .event import Argument
from .items import Item
from .phrase import Phrase
from .triggers import Announcement, TriggerIndex, announcements, index_triggers
from .types import EventRule, EventType, RolePattern

_DEFINITE = frozenset({"the", "this", "that", "their", "his", "her", "its", "these", "both", "'s", "’s"})
_CLASSES: dict[str, type] = {
    "person": PersonEntity,
    "office": PersonEntity,
    "group": GroupEntity,
    "institution": InstitutionEntity,
    "place": PlaceEntity,
}


@dataclass(frozen=True, slots=True)
class _AnnouncedByRules(Announced):
    """A trigger with the rules that it satisfies, the surest first."""

    by: tuple[Announcement, ...]


class RuleReader:
    """The `Reader` that goes by the rules of the declared types."""

    def __init__(self, types: tuple[EventType, ...]) -> None:
        self._types = {declared.type: declared for declared in types}
        self._in_order = types

    @cached_property
    def _index(self) -> TriggerIndex:
        return index_triggers(self._in_order)

    def find_triggers(self, sentence: Sentence) -> list[Announced]:
        """The triggers of a sentence; a noun that completes a verb ("sign an agreement") is no trigger of its own."""
        groups: dict[tuple[str, int], list[Announcement]] = {}
        for found in announcements(sentence.items, self._index):
            groups.setdefault((found.type, found.first), []).append(found)
        completing = {(one.type, one.object_noun[0]) for group in groups.values() for one in group if one.object_noun}
        return [_announced(sentence, group) for key, group in groups.items() if key not in completing]

    def find_arguments(self, announced: Announced, sentence: Sentence, discourse: Discourse) -> Reading:
        """What the trigger tells by all rules that it satisfies: their arguments united, the surest rule named."""
        arguments: list[Argument] = []
        rules: list[EventRule] = []
        further: list[tuple[Argument, ...]] = []
        for trigger in announced.by if isinstance(announced, _AnnouncedByRules) else ():
            found = self._filled(trigger, sentence, discourse)
            if found is None:
                continue
            if trigger.rule.continues:
                further.append(tuple(found))
                continue
            rules.append(trigger.rule)
            arguments.extend(one for one in found if all(one.entity is not have.entity for have in arguments))
        if not rules:
            return Reading(further=tuple(further))
        retells = all(rule.retells for rule in rules)
        return Reading(tuple(arguments), rules[0].name, rules[0].confidence, tuple(further), retells)

    def _filled(self, trigger: Announcement, sentence: Sentence, discourse: Discourse) -> list[Argument] | None:
        """The arguments of one rule; None where it finds too few."""
        filling = _Filling(self._types[trigger.type], trigger.rule, sentence, discourse)
        relations = relations_of(sentence.items, trigger)
        for pattern in trigger.rule.arguments:
            before = len(filling.found)
            for phrase in _standing(pattern, relations):
                filling.add(pattern, phrase)
            if pattern.required and len(filling.found) == before:
                return None
        return filling.found if _has_enough(trigger.rule, filling.found) else None


class _Filling:
    """The arguments found so far by one rule for one trigger."""

    def __init__(self, declared: EventType, rule: EventRule, sentence: Sentence, discourse: Discourse) -> None:
        self.found: list[Argument] = []
        self._declared = declared
        self._rule = rule
        self._sentence = sentence
        self._discourse = discourse

    def add(self, pattern: RolePattern, phrase: Phrase) -> None:
        """Take the phrase, or whom it stands for, into the role, if it is of a kind that the role takes."""
        kinds = pattern.kinds or self._declared.role(pattern.role).kinds
        if phrase.kind in {"anaphor", "possessor"}:
            referents, found_by = self._referents(phrase, kinds), f"{self._rule.name}, {phrase.words!r} for a name"
        elif phrase.entity is not None and phrase.mention is not None:
            referents, found_by = [(phrase.entity, phrase.mention)], self._rule.name
        else:
            return
        for entity, mention in referents:
            if (
                kind_of(entity) in kinds
                and _has_head(entity, pattern.heads)
                and all(entity is not one.entity for one in self.found)
            ):
                self.found.append(Argument(pattern.role, entity, mention, found_by))

    def _referents(self, phrase: Phrase, kinds: Sequence[str]) -> list[Referent]:
        referents = self._discourse.resolve(
            phrase,
            before=self._sentence.doc[phrase.start].idx,
            kinds=tuple(_CLASSES[kind] for kind in kinds),
            without=[one.entity for one in self.found],
        )
        if not referents and phrase.entity is not None and phrase.mention is not None:
            return [(phrase.entity, phrase.mention)]  # "the delegation", of which nothing more is told
        return referents


def _has_head(entity: Entity, heads: Sequence[str]) -> bool:
    """Whether a group has one of the head nouns; everything else has what it needs."""
    return not heads or not isinstance(entity, GroupEntity) or entity.mention.head.lower() in heads


def kind_of(entity: Entity) -> str:
    """The kind by which a declared role names the entity."""
    if isinstance(entity, PersonEntity):
        return "person" if entity.name is not None else "office"
    return next(kind for kind, one in _CLASSES.items() if isinstance(entity, one))


def _announced(sentence: Sentence, group: list[Announcement]) -> Announced:
    items = sentence.items
    first, last = group[0].first, group[0].last
    start, end = sentence.doc[items[first].start].idx, _end_of(sentence, items[last - 1])
    span = Span(start=start, end=end, text=text_of(sentence.doc)[start:end])
    by = tuple(sorted(group, key=lambda one: -one.rule.confidence))
    return _AnnouncedByRules(group[0].type, span, _points_back(sentence, group[0]), by)


def _end_of(sentence: Sentence, item: Item) -> int:
    token = sentence.doc[item.end - 1]
    return int(token.idx + len(token))


def _points_back(sentence: Sentence, trigger: Announcement) -> bool:
    """Whether a noun trigger is definite ("the", "his", "Friday's"), so that it can tell again an event told before."""
    if not trigger.is_noun:
        return False
    start = sentence.items[trigger.first].start
    return any(token.lower_ in _DEFINITE for token in sentence.doc[max(0, start - 4) : start])


def _standing(pattern: RolePattern, relations: Relations) -> list[Phrase]:
    return [phrase for where in pattern.where for phrase in relations.get(where, [])]


def _has_enough(rule: EventRule, arguments: Sequence[Argument]) -> bool:
    return all(sum(1 for one in arguments if one.role == role) >= least for role, least in rule.needs.items())
