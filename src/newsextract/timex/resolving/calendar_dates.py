"""Values of calendar dates: day, month, year, weekday, and two numbers in an order to be decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ...records.dates import Granularity
from ..expressions import NumericDate, PartialDate, Relative
from ..frame import Frame, Value, known, unknown
from ..stretch import Stretch, add_days, month_of, safe_date, week_of, year_of
from .relative_dates import relative
from .years import choose_year

_NEAR = 31  # days from the publication date within which one order of two numbers is likely and a far one is not
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def partial_date(expression: PartialDate, frame: Frame) -> Value:
    """The value of a date with the parts that the words give."""
    if expression.within is not None:
        return _within(expression, frame)
    if expression.month is None and expression.day is None:
        return _year_or_weekday(expression, frame)
    if expression.month is None:
        return _day_of_month(expression, frame)
    if expression.year is not None:
        return known(_day_or_month(expression, expression.year), _size(expression), "as written")
    stretch, why = choose_year(lambda year: _day_or_month(expression, year), frame, fits=_weekday_fits(expression))
    return known(stretch, _size(expression), why)


def _size(expression: PartialDate) -> Granularity:
    return "month" if expression.day is None else "day"


def _weekday_fits(expression: PartialDate) -> Callable[[Stretch], bool] | None:
    """The condition that a day is the weekday that the words name, if they name one."""
    if expression.weekday is None or expression.day is None:
        return None
    return lambda stretch: stretch.start.weekday() == expression.weekday


def _day_or_month(expression: PartialDate, year: int) -> Stretch | None:
    assert expression.month is not None
    if expression.day is None:
        return month_of(year, expression.month)
    day = safe_date(year, expression.month, expression.day)
    return None if day is None else Stretch(day, day)


def _year_or_weekday(expression: PartialDate, frame: Frame) -> Value:
    if expression.year is not None:
        return known(year_of(expression.year), "year", "as written")
    assert expression.weekday is not None
    return lone_weekday(expression.weekday, frame)


def lone_weekday(weekday: int, frame: Frame) -> Value:
    """A weekday alone: inside the days the text spoke of, else next to the publication date on the tense's side."""
    name = _WEEKDAYS[weekday]
    spoken = frame.day_focus.stretch if frame.day_focus is not None else None
    if frame.published is None:
        if spoken is None:
            return unknown("day", f"no date is known that '{name}' could be counted from")
        return _weekday_beside(weekday, spoken, frame)
    step = (weekday - frame.published.weekday()) % 7
    day = add_days(frame.published, step if frame.tense == "future" or step == 0 else step - 7)
    side = f"the next {name} from" if frame.tense == "future" else f"the last {name} up to"
    words = f"{side} {frame.published_words} {frame.published.isoformat()}"
    return Value(day, day, "day", words)


def _weekday_beside(weekday: int, spoken: Stretch, frame: Frame) -> Value:
    step = (weekday - spoken.start.weekday()) % 7
    day = add_days(spoken.start, step)
    if not spoken.holds(day):
        nearest = min((day, add_days(day, -7)), key=lambda one: abs((one - spoken.start).days))
        day = add_days(day, -7) if frame.tense == "past" and step > 3 else nearest
        day = add_days(spoken.start, step) if frame.tense == "future" else day
    return Value(day, day, "day", f"the {_WEEKDAYS[weekday]} beside '{frame.day_focus_words}'")


def _day_of_month(expression: PartialDate, frame: Frame) -> Value:
    """ "the 13th": in the month the text speaks of, else next to the publication date."""
    spoken = frame.focus.stretch if frame.focus is not None else None
    assert expression.day is not None
    if spoken is not None and frame.focus is not None and frame.focus.granularity in ("day", "week", "month"):
        for base in (spoken.start, spoken.end):
            day = safe_date(base.year, base.month, expression.day)
            if day is not None and (expression.weekday is None or day.weekday() == expression.weekday):
                return Value(day, day, "day", f"month from '{frame.focus_words}'")
    if frame.published is None:
        return unknown("day", "no month is known for the day")
    return _day_beside(expression, frame, frame.published)


def _day_beside(expression: PartialDate, frame: Frame, published: date) -> Value:
    months = (month_of(published.year, published.month + shift) for shift in range(-12, 13))
    days = [safe_date(month.start.year, month.start.month, expression.day or 0) for month in months]
    fitting = [d for d in days if d is not None and (expression.weekday is None or d.weekday() == expression.weekday)]
    if not fitting:
        return unknown("day", "no month around the publication date has that weekday on that day")
    best = min(fitting, key=lambda day: _gap(day, published, frame))
    return Value(best, best, "day", f"month nearest to {frame.published_words} {published.isoformat()}")


def _gap(day: date, published: date, frame: Frame) -> int:
    wrong = (frame.tense == "past" and day > published) or (frame.tense == "future" and day < published)
    return abs((day - published).days) + (40 if wrong else 0)


def _within(expression: PartialDate, frame: Frame) -> Value:
    """October of that year, Friday of next week."""
    assert isinstance(expression.within, Relative)
    whole = relative(expression.within, frame)
    stretch = whole.stretch
    if stretch is None:
        return unknown(_size(expression) if expression.month else "day", whole.basis)
    if expression.within.unit == "year" and expression.month is not None:
        return known(
            _day_or_month(expression, stretch.start.year),
            _size(expression),
            f"its year {whole.basis}",
        )
    if expression.within.unit == "week" and expression.weekday is not None:
        day = add_days(week_of(stretch.start).start, expression.weekday)
        return Value(day, day, "day", f"in the week {whole.basis}")
    found = safe_date(stretch.start.year, stretch.start.month, expression.day or 0)
    return known(Stretch(found, found) if found else None, "day", f"in the month {whole.basis}")


def _order_by_nearness(expression: NumericDate, frame: Frame) -> bool | None:
    """Whether day first gives the date nearer to the publication date, where one is near and the other is not."""
    base = frame.published or frame.anchor
    if base is None:
        return None
    gaps = {}
    for day_first in (True, False):
        month, day = (expression.second, expression.first)[:: 1 if day_first else -1]
        years = (expression.year,) if expression.year is not None else (base.year - 1, base.year, base.year + 1)
        days = [found for year in years if (found := safe_date(year, month, day)) is not None]
        fitting = [one for one in days if expression.weekday is None or one.weekday() == expression.weekday]
        gaps[day_first] = min((abs((one - base).days) for one in fitting), default=10_000)
    near, far = sorted(gaps.values())
    return gaps[True] < gaps[False] if near <= _NEAR and far >= 3 * _NEAR else None


def numeric_date(expression: NumericDate, frame: Frame) -> Value:
    """Two numbers: the order that the text or its marks suggest, said in the basis."""
    if expression.year_first is not None and _is_year_first(expression, expression.year_first, frame):
        why = f"read as year-month-day, the date nearer to {frame.published_words}"
        value = partial_date(expression.year_first, frame)
        return replace(value, basis=f"{value.basis}; {why}")
    if expression.first > 12 or expression.second > 12:
        month, day = sorted((expression.first, expression.second))
        return partial_date(PartialDate(expression.year, month, day, expression.weekday), frame)
    day_first, why = _order(expression, frame)
    day, month = (expression.first, expression.second) if day_first else (expression.second, expression.first)
    value = partial_date(PartialDate(expression.year, month, day, expression.weekday), frame)
    return replace(value, basis=f"{value.basis}; {why}")


def _is_year_first(expression: NumericDate, turned: PartialDate, frame: Frame) -> bool:
    """Whether the text was written about the day that the numbers mean year first, and about no other of their days."""
    base = frame.published or frame.anchor
    if base is None or turned.year is None or turned.month is None or turned.day is None:
        return False
    year_first = safe_date(turned.year, turned.month, turned.day)
    if year_first is None or abs((year_first - base).days) > _NEAR:
        return False
    pairs = ((expression.first, expression.second), (expression.second, expression.first))
    usual = [safe_date(expression.year or base.year, month, day) for day, month in pairs]
    return all(abs((day - base).days) >= 3 * _NEAR for day in usual if day is not None)


def _order(expression: NumericDate, frame: Frame) -> tuple[bool, str]:
    if expression.weekday is not None and expression.year is not None:
        for day_first in (True, False):
            month, day = (expression.second, expression.first)[:: 1 if day_first else -1]
            found = safe_date(expression.year, month, day)
            if found is not None and found.weekday() == expression.weekday:
                return day_first, f"read as {'day/month' if day_first else 'month/day'} since the weekday agrees"
    if frame.published is not None and expression.year is not None:
        for day_first in (True, False):
            month, day = (expression.second, expression.first)[:: 1 if day_first else -1]
            if safe_date(expression.year, month, day) == frame.published:
                return day_first, f"read as {'day/month' if day_first else 'month/day'}: it is {frame.published_words}"
    nearer = _order_by_nearness(expression, frame)
    if frame.day_first is None and nearer is not None:
        return nearer, f"read as {'day/month' if nearer else 'month/day'}, the date nearer to {frame.published_words}"
    if frame.day_first is not None:
        return (
            frame.day_first,
            f"read as {'day/month' if frame.day_first else 'month/day'} like other dates of the text",
        )
    if frame.usual_day_first is not None:
        chosen = frame.usual_day_first
        return chosen, f"read as {'day/month' if chosen else 'month/day'}, the order asked for where nothing decides"
    day_first = expression.mark != "/"
    return day_first, f"read as {'day/month' if day_first else 'month/day'}, the usual order with '{expression.mark}'"
