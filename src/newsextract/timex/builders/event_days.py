"""Builders of events that are called by their day: 9/11, the September 11 attacks."""

from __future__ import annotations

from functools import cache

import regex

from ...resources.lexicons import read_lexicon
from ..expressions import EventDay, Timex
from .captured import Captured

_ATTACK = regex.compile(
    r",?\s+(?:terror(?:ist)?\s+)?(?:attacks?|bombings?|atrocit(?:y|ies)|hijackings?)\b", regex.IGNORECASE
)
_NUMBERS_AROUND = regex.compile(
    r"\b(?:by|due|dated|before|until|till|from|to|or|and|every|day,?)\s+\Z|[\d–—-]\s*\Z", regex.IGNORECASE
)
_NUMBER_AHEAD = regex.compile(r"\s*(?:[-–—/.]|(?:to|and|or|until)\b)\s*\d")


@cache
def _events() -> tuple[tuple[EventDay, bool], ...]:
    """The events of the lexicon, each with whether its figures need no noun behind them."""
    return tuple(
        (EventDay(row["figures"], int(row["year"]), int(row["month"]), int(row["day"])), row["alone"] == "yes")
        for row in read_lexicon("event_days")
    )


def event_in_figures(got: Captured) -> Timex | None:
    """9/11, where it is no date of the year that the text speaks of: "reply by 9/11"."""
    words = f"{got.value('first')}/{got.value('second')}"
    named = _ATTACK.match(got.after(24))
    for event, alone in _events():
        if event.name == words and got.is_glued() and (named or alone):
            numbers = _NUMBERS_AROUND.search(got.before()) or _NUMBER_AHEAD.match(got.after())
            return event if named or not numbers else None
    return None


def event_by_day(got: Captured) -> Timex | None:
    """September 11 before "attacks"; less known events need their year: "the July 7 attack" may be any year's."""
    for event, alone in _events():
        if (event.month, event.day) == (got.value("month"), got.value("day")):
            year = got.value("year")
            same_year = year == event.year or (year is None and alone)
            return event if same_year and _ATTACK.match(got.after(24)) else None
    return None


BUILDERS = {"event_in_figures": event_in_figures, "event_by_day": event_by_day}
