"""Roles that one plays alone, but for those whom the text lists with it: "visited the port and the market"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc

from ..entities.entity import Entities
from ..mentions import store
from ..mentions.mention import Mention
from ..text.doc_text import text_of
from .candidates import everybody
from .coordinations import OF_ONE_KIND, OF_SITES, List, by_member, coordinations
from .event import Argument
from .types import EventType


class Alone:
    """Who stays in the roles of one document that are not for `many`."""

    def __init__(self, doc: Doc, entities: Entities) -> None:
        self._doc = doc
        self._entities = entities

    def among(self, arguments: Sequence[Argument], declared: EventType) -> list[Argument]:
        """The arguments; of a role that is not for `many` the first, and those listed with it if it has `further` ones.

        What is listed with the first stands behind it in the order of the arguments.
        """
        alone = {role.name: role for role in declared.roles if not role.many}
        kept: list[Argument] = []
        first: dict[str, Argument] = {}
        for argument in arguments:
            role, before = alone.get(argument.role), first.setdefault(argument.role, argument)
            if role is None or before is argument or (role.further and self._are_listed(before, argument)):
                kept.append(argument)
        return kept

    def _are_listed(self, one: Argument, other: Argument) -> bool:
        """Whether a list names both, be it by other mentions than those that they were found by."""
        return any(
            members is not None and members is list_of.get(id(mention))
            for list_of in self._lists
            for members in [list_of.get(id(mention)) for mention in one.entity.mentions]
            for mention in other.entity.mentions
        )

    @cached_property
    def _lists(self) -> list[dict[int, List]]:
        """The list that each mention is in: those of one kind, and of sites; few documents have to be asked."""
        text, titles = text_of(self._doc), store.titles(self._doc)
        mentions: list[Mention] = [mention for entity in everybody(self._entities) for mention in entity.mentions]
        mentions.sort(key=lambda mention: (mention.start, mention.end))
        found = [by_member(coordinations(text, mentions, titles, kinds)) for kinds in (OF_ONE_KIND, OF_SITES)]
        return [{id(mentions[number]): members for number, members in lists.items()} for lists in found]
