"""Mentions of a stretch of text, found without looking at all mentions of a long document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from ..entities.entity import DateEntity, Entities
from ..mentions.mention import Mention

_M = TypeVar("_M", bound=Mention)


def mentions_between(mentions: Sequence[_M], start: int, end: int) -> Sequence[_M]:
    """The mentions that start in `[start, end)`, of a list in the order of the text."""
    first = bisect_left(mentions, start, key=_start)
    return mentions[first : bisect_left(mentions, end, lo=first, key=_start)]


def dates_between(entities: Entities, start: int, end: int) -> Sequence[DateEntity]:
    """The dates whose mention starts in `[start, end)`."""
    first = bisect_left(entities.dates, start, key=_date_start)
    return entities.dates[first : bisect_left(entities.dates, end, lo=first, key=_date_start)]


def _start(mention: Mention) -> int:
    return mention.start


def _date_start(date: DateEntity) -> int:
    return date.mention.start
