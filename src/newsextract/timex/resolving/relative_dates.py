"""Values of dates that count from another day: the publication date or the date the text speaks of."""

from __future__ import annotations

from datetime import date, timedelta

from ...records.dates import Granularity
from ..expressions import Offset, Relative, Timex, Window
from ..frame import Frame, Value, known, unknown
from ..stretch import Stretch, add_days, add_months, unit_around

_GRANULARITY: dict[str, Granularity] = {
    "hour": "day", "day": "day", "weekend": "day", "week": "week", "fortnight": "week", "month": "month",
    "season": "season", "quarter": "quarter", "half": "period", "semester": "period", "year": "year",
    "decade": "decade", "century": "century",
}  # fmt: skip
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "semester": 6, "year": 12, "decade": 120, "century": 1200}


def granularity_of(unit: str) -> Granularity:
    """How fine a date counted in a unit is."""
    return _GRANULARITY[unit]


def relative(expression: Relative, frame: Frame) -> Value:
    """Last week, today, that year."""
    base, words = base_day(expression.base, frame, unit=expression.unit, shift=expression.shift)
    size = granularity_of(expression.unit)
    if base is None:
        return unknown(size, words)
    stretch = unit_around(expression.unit, base, expression.shift)
    if expression.unit == "weekend" and expression.shift == 0 and frame.tense == "past" and stretch.start > base:
        stretch = unit_around("weekend", base, -1)
    return known(stretch, size, f"counted from {words}")


def base_day(base: str, frame: Frame, *, unit: str = "day", shift: int = 0) -> tuple[date | None, str]:
    """The day to count from and its name; (None, why) where it is not known."""
    if base in ("published", "either") and frame.published is not None:
        return frame.published, f"{frame.published_words} {frame.published.isoformat()}"
    if base != "published":
        day, words = _spoken_day(frame, unit=unit, shift=shift)
        if day is not None:
            return day, f"'{words}'"
        if frame.published is not None:
            return frame.published, f"{frame.published_words} {frame.published.isoformat()}"
        return None, "no earlier date in the text to count from"
    if frame.anchor is not None and unit in ("month", "season", "quarter", "half", "semester", "year"):
        return frame.anchor, f"'{frame.anchor_words}', the date that the text is about"
    return None, "the publication date is not known"


def _spoken_day(frame: Frame, *, unit: str, shift: int) -> tuple[date | None, str]:
    """The day that the text spoke of last: its last day when counting on, its first when counting back."""
    focus, words = frame.focus, frame.focus_words
    if unit in ("day", "week", "weekend") and frame.day_focus is not None:
        focus, words = frame.day_focus, frame.day_focus_words
    if unit == "year" and (focus is None or focus.start is None) and frame.year is not None:
        return date(frame.year.year, 1, 1), frame.year.words
    if focus is None:
        return None, ""
    return (focus.end if shift > 0 else focus.start), words


def offset(expression: Offset, frame: Frame, base: Value | None) -> Value:
    """Two weeks ago, four days later, the week of 6 March; as fine as the unit counted in."""
    size = granularity_of(expression.unit)
    day, words = _offset_base(expression, frame, base)
    if expression.vague or expression.count is None:
        return unknown(size, "the words do not say how many")
    if day is None:
        return unknown(size, words)
    if expression.count == 0 and expression.unit == "weekend" and day.weekday() < 2:
        return known(unit_around("weekend", day, -1), size, f"the weekend before {words}")
    if expression.count == 0:
        return known(unit_around(expression.unit, day), size, f"the {expression.unit} of {words}")
    for count, unit in expression.more:
        day = _moved(day, unit, count * expression.sign)
    moved = _moved(day, expression.unit, expression.count * expression.sign)
    return _as_fine_as(expression.unit, moved, f"counted from {words}")


def _offset_base(expression: Offset, frame: Frame, base: Value | None) -> tuple[date | None, str]:
    if base is not None and base.start is None:
        return None, base.basis
    if base is not None:
        return (base.end if expression.sign > 0 and expression.count else base.start), f"its day ({base.basis})"
    assert isinstance(expression.base, str)
    return base_day(expression.base, frame, shift=expression.sign)


def _moved(day: date, unit: str, count: float) -> date:
    if unit == "hour":
        return add_days(day, round(count / 24))
    if unit in ("day", "weekend"):
        return add_days(day, round(count))
    if unit in ("week", "fortnight"):
        return add_days(day, round(count * (7 if unit == "week" else 14)))
    return add_months(day, round(count * _MONTHS[unit]))


def _as_fine_as(unit: str, moved: date, basis: str) -> Value:
    """Days and weeks are counted to the day, months to the month, longer units to the year."""
    if unit in ("hour", "day", "week", "weekend", "fortnight"):
        return Value(moved, moved, "day", basis)
    if unit in ("month", "quarter", "half", "semester"):
        return known(unit_around("month", moved), "month", basis)
    return known(unit_around("year", moved), "year", basis)


def window(expression: Window, frame: Frame) -> Value:
    """The past three years: from the same day three years earlier to the base day."""
    base, words = base_day(str(expression.base), frame, shift=expression.sign)
    if expression.count is None:
        return unknown("period", "the words do not say how many")
    if base is None:
        return unknown("period", words)
    if expression.base == "context" and expression.unit in ("day", "week"):
        base = add_days(base, 1)
        return known(
            Stretch(base, _moved(base, expression.unit, expression.count) - timedelta(days=1)),
            "period",
            f"counted from {words}",
        )
    other = _moved(base, expression.unit, expression.count * expression.sign)
    first, last = sorted((base, other))
    return Value(first, last, "period", f"counted from {words}")


def expression_base(expression: Offset) -> Timex | None:
    """The expression that an offset counts from, where it is no name of a base."""
    return None if isinstance(expression.base, str) else expression.base
