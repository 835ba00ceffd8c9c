"""When a holiday of the lexicon falls in a year."""

from __future__ import annotations

from datetime import date, timedelta

from ..resources.lexicons import mapping
from .stretch import Stretch, easter, nth_weekday, safe_date


def holiday_in(name: str, year: int) -> Stretch | None:
    """The day or days of a holiday in one year; None where that year has none."""
    rule = mapping("holidays", "name", "rule")[name]
    how, _, how_much = rule.partition(" ")
    return {"fixed": _fixed, "easter": _by_easter, "advent": _advent, "weekday": _by_weekday}[how](year, how_much)


def _one(day: date | None) -> Stretch | None:
    return None if day is None else Stretch(day, day)


def _fixed(year: int, month_day: str) -> Stretch | None:
    month, day = month_day.split("-")
    return _one(safe_date(year, int(month), int(day)))


def _by_easter(year: int, offsets: str) -> Stretch | None:
    first, _, last = offsets.partition("..")
    sunday = easter(year)
    return Stretch(sunday + timedelta(days=int(first)), sunday + timedelta(days=int(last or first)))


def _advent(year: int, _: str) -> Stretch | None:
    """From the fourth Sunday before Christmas to Christmas Eve."""
    eve = date(year, 12, 24)
    return Stretch(eve - timedelta(days=(eve.weekday() + 1) % 7 + 21), eve)


def _by_weekday(year: int, how: str) -> Stretch | None:
    """The n-th weekday of a month, with a number of days after it, or the last on or before a day."""
    nth, weekday, month, *more = (int(number) for number in how.split())
    if nth == -1 and more:
        last = date(year, month, more[0])
        return _one(last - timedelta(days=(last.weekday() - weekday) % 7))
    day = nth_weekday(year, month, weekday, nth)
    return None if day is None else _one(day + timedelta(days=more[0] if more else 0))
