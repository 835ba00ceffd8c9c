"""Text -> date expressions with exact spans: recognise, compose, and ask whether each one stands."""

from __future__ import annotations

from dataclasses import dataclass

from .compose import compose
from .expressions import EventDay, Timex
from .guards import stands
from .parts import recognise


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written at `[start, end)` of a text, what its words say, and the rule that found it."""

    start: int
    end: int
    text: str
    expression: Timex
    rule: str


def find_dates(text: str, *, event_days: bool = True) -> list[FoundDate]:
    """The dates that a text names, in order, without overlaps; nothing is read against a calendar yet.

    Without `event_days`, events that are called by their day ("9/11") are left out.

    >>> [(found.text, found.rule) for found in find_dates("Held on June 5-19 in Baku.")]
    [('June 5-19', 'date-dash-day')]
    """
    return [
        FoundDate(part.start, part.end, text[part.start : part.end], part.value, part.rule)
        for run in recognise(text)
        for part in compose(text, run)
        if stands(text, part) and (event_days or not isinstance(part.value, EventDay))
    ]
