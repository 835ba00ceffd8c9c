"""Values of "last", "this" and "next" with something that comes again: a weekday, a month, a season, a holiday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date

from ...records.dates import Granularity
from ..expressions import Holiday, NamedYear, PartialDate, Season, Shifted
from ..frame import Frame, Value, known, unknown
from ..holidays import holiday_in
from ..stretch import Stretch, add_days, month_of, months_of, week_of, year_of
from .relative_dates import base_day
from .stretches import assumed_start, season_in


def shifted(expression: Shifted, frame: Frame) -> Value:
    """Last Tuesday, this summer, next May."""
    recurring = expression.recurring
    unit = "day" if isinstance(recurring, PartialDate) and recurring.weekday is not None else "month"
    base, words = base_day(expression.base, frame, unit=unit, shift=expression.shift)
    if base is None:
        return unknown("day", words)
    if isinstance(recurring, PartialDate) and recurring.weekday is not None:
        day = _weekday(recurring.weekday, expression, base, frame)
        return Value(day, day, "day", f"counted from {words}")
    in_year, size = _yearly(recurring, frame)
    assumed = f"; {assumed_start(recurring.kind, frame)}" if isinstance(recurring, NamedYear) else ""
    return known(_pick(in_year, expression.shift, base, frame), size, f"counted from {words}{assumed}")


def _weekday(weekday: int, expression: Shifted, base: date, frame: Frame) -> date:
    if expression.base == "context":
        return add_days(base, (weekday - base.weekday() - 1) % 7 + 1)
    if expression.shift == 0:
        return add_days(
            base, (weekday - base.weekday()) % 7 - (7 if frame.tense == "past" and weekday != base.weekday() else 0)
        )
    if expression.shift < -1:
        return add_days(week_of(base).start, weekday - 7)
    if expression.shift < 0:
        return add_days(base, -((base.weekday() - weekday - 1) % 7 + 1))
    return add_days(week_of(base).start, 7 + weekday)


def _yearly(recurring: object, frame: Frame) -> tuple[Callable[[int], Stretch | None], Granularity]:
    if isinstance(recurring, Season):
        return (lambda year: season_in(recurring.name, year)), "season"
    if isinstance(recurring, Holiday):
        return (lambda year: holiday_in(recurring.name, year)), "day"
    if isinstance(recurring, NamedYear):
        return (lambda year: _named_year(recurring.kind, year, frame)), "year"
    assert isinstance(recurring, PartialDate)
    assert recurring.month is not None
    month = recurring.month
    return (lambda year: month_of(year, month)), "month"


def _named_year(kind: str, year: int, frame: Frame) -> Stretch:
    month = frame.academic_month if kind == "academic" else frame.fiscal_month
    return months_of(year, month, 12) if month > 1 else year_of(year)


def _years_around(day: date) -> range:
    """Two years on either side, as far as the calendar goes."""
    return range(max(day.year - 2, MINYEAR), min(day.year + 2, MAXYEAR - 1) + 1)


def _pick(in_year: Callable[[int], Stretch | None], shift: int, base: date, frame: Frame) -> Stretch | None:
    """The one that holds the base or stands in its year (0), the last that is over (-1), the first to come (1)."""
    around = [one for year in _years_around(base) if (one := in_year(year)) is not None]
    if shift < 0:
        return next((one for one in reversed(around) if one.end < base), None)
    if shift > 0:
        return next((one for one in around if one.start > base), None)
    holding = next((one for one in around if one.holds(base)), None)
    return holding or next((one for one in around if one.start.year == base.year), None)
