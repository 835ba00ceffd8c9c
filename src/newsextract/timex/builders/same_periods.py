"""Builders of periods named by the same one of another year: the same quarter last year, the year-ago period."""

from __future__ import annotations

from dataclasses import replace

from ..expressions import Offset, PartialDate, Relative, SamePeriod, Timex
from .captured import Captured

_UNITS = ("day", "week", "month", "quarter", "half")


def same_period(got: Captured) -> Timex | None:
    """The same period last year, the same quarter a year ago, the same month of 2011."""
    same, whole, first = got.value("same"), got.value("whole"), got.parts[0]
    if got.text[first.start : first.start + 4].lower() != "same" or not _is_year(whole):
        return None
    if "same" not in got:
        return SamePeriod(None, whole)
    fits = isinstance(same, Relative) and same.shift == 0 and same.unit in _UNITS
    return SamePeriod(same.unit, whole) if fits else None


def _is_year(whole: Timex) -> bool:
    """Whether the words name a year, or the one before."""
    if isinstance(whole, Relative):
        return (whole.unit, whole.shift) == ("year", -1)
    if isinstance(whole, Offset):
        return (whole.unit, whole.count, whole.sign) == ("year", 1, -1)
    return isinstance(whole, PartialDate) and whole.month is None and whole.weekday is None


def year_earlier(got: Captured) -> Timex | None:
    """Year-ago, the year-earlier period, the year-ago third quarter."""
    if got.value("unit") != "year" or got.word("way").lower() not in ("ago", "earlier"):
        return None
    last_year, counted = Relative("year", -1), got.value("counted")
    if counted is None:
        return SamePeriod(got.value("same"), last_year) if got.value("same", "day") in _UNITS else None
    return replace(counted, whole=last_year) if counted.unit in ("quarter", "half") else None


BUILDERS = {"same_period": same_period, "year_earlier": year_earlier}
