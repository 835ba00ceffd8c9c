"""Groups as entities: each with the institutions and places that its members belong to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from ..mentions.mention import GroupMention
from ..resources.lexicons import mapping
from .entity import GroupEntity, InstitutionEntity, PlaceEntity

_WORD = regex.compile(r"\p{L}+(?:[-'’]\p{L}+)*")


def build_groups(
    text: str,
    mentions: Sequence[GroupMention],
    institutions: Sequence[InstitutionEntity],
    places: Sequence[PlaceEntity],
) -> list[GroupEntity]:
    """One entity per group, affiliated with the institutions and places that its description names."""
    return [GroupEntity(mention, _affiliations(mention, institutions, places)) for mention in mentions]


def _affiliations(
    group: GroupMention, institutions: Sequence[InstitutionEntity], places: Sequence[PlaceEntity]
) -> list[InstitutionEntity | PlaceEntity]:
    """Institutions and places named in the group's span, then the place that a demonym in it stands for."""
    everything: tuple[InstitutionEntity | PlaceEntity, ...] = (*institutions, *places)
    inside = [
        (mention.start, at, entity)
        for at, entity in enumerate(everything)
        for mention in entity.mentions
        if group.covers(mention)
    ]
    found: list[InstitutionEntity | PlaceEntity] = []
    for _, _, entity in sorted(inside, key=lambda one: one[:2]):
        if all(entity is not other for other in found):
            found.append(entity)
    return found or _by_demonym(group, places)


def _by_demonym(group: GroupMention, places: Sequence[PlaceEntity]) -> list[InstitutionEntity | PlaceEntity]:
    codes = {_demonyms().get(word) for word in _WORD.findall(group.text)} - {None}
    countries = _countries()
    named = [place for place in places if place.country in codes and countries.get(place.name) == place.country]
    return list(named[:1]) if len(codes) == 1 else []


@cache
def _demonyms() -> dict[str, str]:
    return mapping("demonyms", "demonym", "code")


@cache
def _countries() -> dict[str, str]:
    return mapping("countries", "name", "code")
