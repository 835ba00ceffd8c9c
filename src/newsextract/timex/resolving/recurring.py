"""Values of "last", "this" and "next" with something that comes again: a weekday, a month, a season, a holiday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date

from ...records.dates import Granularity
from ..expressions import Holiday, NamedYear, PartialDate, SamePeriod, Season, Shifted
from ..frame import Frame, Value, known, unknown
from ..holidays import holiday_in
from ..stretch import Stretch, add_days, add_months, days_in, month_of, months_of, week_of, year_of
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


_PERIODS: frozenset[Granularity] = frozenset(("month", "quarter", "period"))


def same_period(expression: SamePeriod, frame: Frame, year: Value) -> Value:
    """The same quarter last year: the period spoken of last, moved by whole years; without one the year itself."""
    spoken = frame.day_focus if expression.unit in ("day", "week") else frame.focus
    stretch = None if spoken is None else spoken.stretch
    if spoken is None or stretch is None or year.start is None:
        return year
    if not _is_a(expression.unit, spoken.granularity, stretch):
        return year
    years = -1 if not isinstance(expression.whole, PartialDate) else year.start.year - stretch.start.year
    start, end = add_months(stretch.start, 12 * years), add_months(stretch.end, 12 * years)
    if add_days(stretch.end, 1).day == 1:
        end = month_of(end.year, end.month).end
    words = frame.day_focus_words if expression.unit in ("day", "week") else frame.focus_words
    return Value(start, end, spoken.granularity, f"the year counted from '{words}'")


def _is_a(unit: str | None, size: Granularity, stretch: Stretch) -> bool:
    """Whether the stretch spoken of is what the words call it; a "period" is one of months within a year."""
    if unit is None or unit == "half":
        return size in _PERIODS and 27 < days_in(stretch) < 300
    return unit == size


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
    if holding is None and frame.tense != "future" and _is_just_over(around, base):
        return next((one for one in reversed(around) if one.end < base), None)
    return holding or next((one for one in around if one.start.year == base.year), None)


def _is_just_over(around: list[Stretch], base: date) -> bool:
    """Whether one that runs over the year's end has ended lately: "this winter" in March."""
    return any(one.start.year < one.end.year and 0 < (base - one.end).days < 60 for one in around)
