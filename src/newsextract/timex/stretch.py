"""Inclusive stretches of the calendar and the arithmetic on them; no clock is ever read."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another, both inclusive."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether a day lies inside."""
        return self.start <= day <= self.end


def days_in(stretch: Stretch) -> int:
    """How many days a stretch has."""
    return (stretch.end - stretch.start).days + 1


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Stretch:
    """A whole month; the month may run over the year's end (13 is January of the next).

    What lies outside the calendar is its first or last day.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        edge = date.min if year < MINYEAR else date.max
        return Stretch(edge, edge)
    return Stretch(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def months_of(year: int, month: int, count: int) -> Stretch:
    """So many whole months from one month on."""
    return Stretch(month_of(year, month).start, month_of(year, month + count - 1).end)


def year_of(year: int, count: int = 1) -> Stretch:
    """A whole year, or several."""
    return months_of(year, 1, 12 * count)


def week_of(day: date) -> Stretch:
    """Monday to Sunday around a day."""
    monday = add_days(day, -day.weekday())
    return Stretch(monday, add_days(monday, 6))


def add_days(day: date, count: int) -> date:
    """So many days later, kept inside what the calendar can hold."""
    whole = min(max(day.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(whole)


def add_months(day: date, count: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if count < 0 else date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def unit_around(unit: str, day: date, shift: int = 0) -> Stretch:
    """The calendar's day, week, weekend, month, quarter … that holds a day, or `shift` units from it."""
    if unit in ("day", "hour"):
        moved = add_days(day, shift)
        return Stretch(moved, moved)
    if unit in ("week", "fortnight"):
        return week_of(add_days(day, 7 * shift))
    if unit == "weekend":
        week = week_of(add_days(day, 7 * shift))
        return Stretch(add_days(week.start, 5), week.end)
    size = {"month": 1, "quarter": 3, "half": 6, "semester": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    return _months_around(day, size, shift)


def _months_around(day: date, size: int, shift: int) -> Stretch:
    """The block of `size` months, counted from year 0 (a century from year 1), that holds a day."""
    offset = 12 if size == 1200 else 0
    index = day.year * 12 + day.month - 1 - offset
    first = (index // size + shift) * size + offset
    first = min(max(first, 12), (MAXYEAR - 1) * 12 - size)
    return months_of(first // 12, first % 12 + 1, size)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous computus of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30, b % 4
    f = (32 + 2 * e + 2 * (c // 4) - d - c % 4) % 7
    g = (a + 11 * d + 22 * f) // 451
    month, day = divmod(d + f - 7 * g + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The n-th Monday … of a month, counted from its end where n is negative."""
    whole = month_of(year, month)
    days = [add_days(whole.start, k) for k in range((whole.end - whole.start).days + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    index = n - 1 if n > 0 else n
    return fitting[index] if -len(fitting) <= index < len(fitting) else None
