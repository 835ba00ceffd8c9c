"""Dates and ranges, usable alone: recognise the words, compose them into an expression, resolve it to ISO ends."""

from __future__ import annotations

from .expressions import Timex
from .finding import FoundDate, find_dates
from .options import DateOptions
from .published import parse_published
from .reading import ReadDate, read_dates
from .timeline import Timeline, read_timeline

__all__ = [
    "DateOptions",
    "FoundDate",
    "ReadDate",
    "Timeline",
    "Timex",
    "find_dates",
    "parse_published",
    "read_dates",
    "read_timeline",
]
