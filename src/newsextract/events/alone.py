"""Roles that one plays alone, but for those whom the text lists with it: "visited the port and the market"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ..entities.entity import Entities
from ..mentions import store
from ..mentions.mention import Mention
from ..text.doc_text import text_of
from .candidates import everybody
from .coordinations import by_member, coordinations
from .event import Argument, FoundEvent
from .types import EventType, Role


def with_those_alone(
    events: Sequence[FoundEvent], doc: Doc, entities: Entities, types: Sequence[EventType]
) -> list[FoundEvent]:
    """The events; in a role that is not for `many`, the first argument, and behind it those of its list if it has a
    field for `further` ones."""
    roles = {(declared.type, role.name): role for declared in types for role in declared.roles if not role.many}
    if not any(_is_crowded(event, roles) for event in events):
        return list(events)
    mentions: list[Mention] = [mention for entity in everybody(entities) for mention in entity.mentions]
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    lists = by_member(coordinations(text_of(doc), mentions, store.titles(doc)))
    list_of = {id(mentions[number]): members for number, members in lists.items()}
    return [replace(event, arguments=_alone(event, roles, list_of)) for event in events]


def _is_crowded(event: FoundEvent, roles: dict[tuple[str, str], Role]) -> bool:
    played = [one.role for one in event.arguments if (event.type, one.role) in roles]
    return len(played) > len(set(played))


def _alone(
    event: FoundEvent, roles: dict[tuple[str, str], Role], list_of: dict[int, tuple[int, ...]]
) -> list[Argument]:
    kept: list[Argument] = []
    first: dict[str, Argument] = {}
    for argument in event.arguments:
        role = roles.get((event.type, argument.role))
        before = first.setdefault(argument.role, argument)
        if role is None or before is argument or (role.further and _are_listed(before, argument, list_of)):
            kept.append(argument)
    return kept


def _are_listed(one: Argument, other: Argument, list_of: dict[int, tuple[int, ...]]) -> bool:
    members = list_of.get(id(one.mention))
    return members is not None and members is list_of.get(id(other.mention))
