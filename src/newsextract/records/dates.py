"""Dates as the text gives them, and no more precise."""

from __future__ import annotations

from typing import Literal

from .spans import Record, Span

Granularity = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century", "period"]


class Date(Record):
    """A date or range that the text mentions.

    `start_date` and `end_date` are ISO dates, both inclusive, or null where nothing allows a value;
    `basis` says in words what was read from where.
    """

    id: str
    text: str
    start_date: str | None
    end_date: str | None
    granularity: Granularity
    basis: str
    mentions: tuple[Span, ...]


class EventDate(Record):
    """When an event takes place: inclusive ISO ends, and the date record `id` that says so.

    `id` is null where the value comes from the publication date alone ("today" in no date record).
    """

    id: str | None
    start_date: str | None
    end_date: str | None
