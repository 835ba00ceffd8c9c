"""Who is told twice among the arguments of one event."""

from __future__ import annotations

from collections.abc import Sequence

from ..entities.entity import GroupEntity
from .event import Argument


def without_repeats(arguments: Sequence[Argument]) -> list[Argument]:
    """The arguments without groups that another group of the same role says as well or more fully."""
    groups = [one for one in arguments if isinstance(one.entity, GroupEntity)]
    kept: dict[int, Argument] = {}
    for argument in arguments:
        others = groups if isinstance(argument.entity, GroupEntity) else ()
        same_role = (one for one in others if one is not argument and one.role == argument.role)
        if not any(_says_again(argument, other, earlier=id(other) in kept) for other in same_role):
            kept[id(argument)] = argument
    return list(kept.values())


def _says_again(argument: Argument, other: Argument, *, earlier: bool) -> bool:
    """Whether a group only repeats another: the same words told earlier, or its bare head noun."""
    if not isinstance(argument.entity, GroupEntity) or not isinstance(other.entity, GroupEntity):
        return False
    words, more = set(argument.mention.text.lower().split()), set(other.mention.text.lower().split())
    return earlier if words == more else words < more


def outermost(arguments: Sequence[Argument]) -> list[Argument]:
    """The arguments less those named within another: "leaders of Norland and Oakdale" are not Norland as well."""
    spans = {(one.mention.start, one.mention.end) for one in arguments}

    def is_within(one: Argument) -> bool:
        own = one.mention.start, one.mention.end
        return any(start <= own[0] and own[1] <= end and (start, end) != own for start, end in spans)

    return [one for one in arguments if not is_within(one)]
