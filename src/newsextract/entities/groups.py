"""Groups as entities: each with the institutions and places that its members belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import regex

from ..mentions.mention import GroupMention, Mention
from ..resources.lexicons import mapping
from .entity import GroupEntity, InstitutionEntity, PlaceEntity

Body = InstitutionEntity | PlaceEntity
_WORD = regex.compile(r"\p{L}+(?:[-'’]\p{L}+)*")


def build_groups(
    text: str,
    mentions: Sequence[GroupMention],
    institutions: Sequence[InstitutionEntity],
    places: Sequence[PlaceEntity],
) -> list[GroupEntity]:
    """One entity per group, affiliated with the institutions and places that its description names."""
    everything: tuple[Body, ...] = (*institutions, *places)
    named = sorted(
        ((mention.start, at, mention, entity) for at, entity in enumerate(everything) for mention in entity.mentions),
        key=lambda one: one[:2],
    )
    return [GroupEntity(mention, _affiliations(mention, named, places)) for mention in mentions]


def _affiliations(
    group: GroupMention, named: Sequence[tuple[int, int, Mention, Body]], places: Sequence[PlaceEntity]
) -> list[Body]:
    """Institutions and places named in the group's span, then the place that a demonym in it stands for."""
    first = bisect_left(named, group.start, key=_start)
    last = bisect_left(named, group.end, lo=first, key=_start)
    inside = {id(entity): entity for _, _, mention, entity in named[first:last] if group.covers(mention)}
    return list(inside.values()) or _by_demonym(group, places)


def _start(named: tuple[int, int, Mention, Body]) -> int:
    return named[0]


def _by_demonym(group: GroupMention, places: Sequence[PlaceEntity]) -> list[Body]:
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
