"""Named policies for mentions that overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import TypeVar

from .mention import Mention

_M = TypeVar("_M", bound=Mention)


def keep_longest(mentions: Iterable[_M]) -> list[_M]:
    """Of mentions that overlap keep the longest; on a tie, the one that starts first."""
    return _keep_in_order(sorted(mentions, key=lambda mention: (mention.start - mention.end, mention.start)))


def keep_first(mentions: Iterable[_M]) -> list[_M]:
    """Of mentions that overlap keep the one that was given first: the order is the order of trust."""
    return _keep_in_order(list(mentions))


def _keep_in_order(ranked: list[_M]) -> list[_M]:
    starts: list[int] = []
    by_start: dict[int, _M] = {}
    for mention in ranked:
        at = bisect_left(starts, mention.end)
        if at and by_start[starts[at - 1]].end > mention.start:
            continue
        insort(starts, mention.start)
        by_start[mention.start] = mention
    return [by_start[start] for start in starts]


def outside(mentions: Iterable[_M], others: Iterable[Mention]) -> list[_M]:
    """The mentions that share no character with any of `others`, which must not overlap each other."""
    taken = sorted(others, key=lambda mention: mention.start)
    starts = [mention.start for mention in taken]

    def is_free(mention: Mention) -> bool:
        at = bisect_left(starts, mention.end)
        return not at or taken[at - 1].end <= mention.start

    return [mention for mention in mentions if is_free(mention)]
