"""Which institution is a unit of which: named next to each other, or one within the name of the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from ..mentions.institutions_heads import heads
from ..mentions.mention import InstitutionMention
from .entity import InstitutionEntity
from .institution_names import head_word, name_words, spaced

_OWNER_AFTER = regex.compile(r"\s+(?:of|at|in|within|under)\s+(?:the\s+)?|,\s+(?:the\s+)?")
_OWNER_BEFORE = regex.compile(r"['’]s?\s+|\s+")
_Key = frozenset[str]


def find_parents(text: str, ordered: Sequence[InstitutionMention], entities: Sequence[InstitutionEntity]) -> None:
    """Set the parent of each unit: named next to it ("Faculty of Law of X"), or within its name ("AMU Clinic")."""
    owner = {id(mention): entity for entity in entities for mention in entity.mentions}
    for before, after in pairwise(ordered):
        between = text[before.end : after.start]
        if len(between) > 20:
            continue
        if _OWNER_AFTER.fullmatch(between) and _is_unit(before):
            _set_parent(owner[id(before)], owner[id(after)])
        elif _OWNER_BEFORE.fullmatch(between) and _is_unit(after):
            _set_parent(owner[id(after)], owner[id(before)])
    by_words: dict[_Key, InstitutionEntity] = {}
    for entity in entities:
        for form in (entity.name, *entity.acronyms):
            by_words.setdefault(frozenset(name_words(form)), entity)
    for entity in entities:
        if entity.parent is None:
            _set_parent(entity, _named_within(entity, by_words))


def _is_unit(mention: InstitutionMention) -> bool:
    if mention.known_as is not None:
        return False
    known = heads().get(head_word(mention.text) or "")
    return known is not None and known.unit == "unit"


def _named_within(entity: InstitutionEntity, by_words: dict[_Key, InstitutionEntity]) -> InstitutionEntity | None:
    """The other institution whose whole name opens or closes a form of this entity's name."""
    for form in dict.fromkeys(spaced(mention.text) for mention in entity.mentions):
        words = name_words(form)
        for size in range(len(words) - 1, 0, -1):
            for part in (words[:size], words[-size:]):
                parent = by_words.get(frozenset(part))
                if parent is not None and parent is not entity:
                    return parent
    return None


def _set_parent(entity: InstitutionEntity, parent: InstitutionEntity | None) -> None:
    """Set the parent unless it is the entity itself or below it; a unit of something is a department."""
    above = parent
    while above is not None:
        if above is entity:
            return
        above = above.parent
    if parent is None or entity.parent is not None:
        return
    entity.parent = parent
    known = heads().get(head_word(entity.name) or "")
    if known is not None and known.unit == "unit" and entity.kind in {"government", "other", "department"}:
        entity.kind = "department"
