"""The value of any expression; a composed one is built from the values of its pieces."""

from __future__ import annotations

from dataclasses import replace

from ..expressions import (
    Century,
    Decade,
    Era,
    EventDay,
    Holiday,
    NamedYear,
    Nth,
    NumericDate,
    Offset,
    PartialDate,
    Portion,
    Range,
    Relative,
    SamePeriod,
    Season,
    Shifted,
    Timex,
    Window,
)
from ..frame import Frame, Value, unknown
from ..stretch import add_days
from .calendar_dates import numeric_date, partial_date
from .portions import portion
from .recurring import same_period, shifted
from .relative_dates import expression_base, offset, relative, window
from .stretches import century, decade, event_day, holiday, named_year, nth, season

_SIMPLE = {
    PartialDate: partial_date,
    NumericDate: numeric_date,
    Relative: relative,
    Window: window,
    Season: season,
    Holiday: holiday,
    NamedYear: named_year,
    Decade: decade,
    Century: century,
    Shifted: shifted,
    EventDay: event_day,
}


def evaluate(expression: Timex, frame: Frame) -> Value:
    """What an expression means in a frame; ends that nothing allows stay None and the basis says why."""
    simple = _SIMPLE.get(type(expression))
    if simple is not None:
        return simple(expression, frame)  # type: ignore[operator,no-any-return]
    if isinstance(expression, Offset):
        base = expression_base(expression)
        return offset(expression, frame, None if base is None else evaluate(base, frame))
    if isinstance(expression, Nth):
        return nth(expression, frame, None if expression.whole is None else evaluate(expression.whole, frame))
    if isinstance(expression, Portion):
        return portion(expression, frame, evaluate(expression.whole, frame))
    if isinstance(expression, SamePeriod):
        return same_period(expression, frame, evaluate(expression.whole, frame))
    if isinstance(expression, Range):
        return _range(expression, frame)
    assert isinstance(expression, Era)
    return unknown("period", f"'{expression.name}' has no agreed first and last day")


def _range(expression: Range, frame: Frame) -> Value:
    """From the first day of one end to the last day of the other; the second end is read against the first."""
    first = evaluate(expression.first, frame)
    later = (
        frame if first.start is None else replace(frame, day_focus=first, day_focus_words="the first end of the range")
    )
    after = _after(expression, later, first)
    last = evaluate(expression.last, after)
    follows = first.basis == last.basis or after is not later
    basis = first.basis if follows else f"from: {first.basis}; to: {last.basis}"
    size = first.granularity if first.granularity == last.granularity else "period"
    if _runs_ahead(expression, frame, first, last):
        first, last = _a_week_before(first), _a_week_before(last)
    if first.start is None or last.end is None or last.end < first.start:
        return unknown(size, basis if first.start is None or last.end is None else "the end lies before the start")
    return Value(first.start, last.end, size, basis)


def _runs_ahead(expression: Range, frame: Frame, first: Value, last: Value) -> bool:
    """Whether weekdays told in the past would end after the publication: those of the week before are meant."""
    if frame.tense != "past" or frame.published is None or first.start is None or last.end is None:
        return False
    ends = (expression.first, expression.last)
    bare = all(isinstance(one, PartialDate) and one == PartialDate(weekday=one.weekday) for one in ends)
    return bare and first.start <= frame.published < last.end


def _a_week_before(value: Value) -> Value:
    assert value.start is not None
    assert value.end is not None
    return replace(value, start=add_days(value.start, -7), end=add_days(value.end, -7))


def _after(expression: Range, frame: Frame, first: Value) -> Frame:
    """The frame of a range's second end: a weekday is the next one after the first end, a month not before it."""
    if first.start is None or not isinstance(expression.last, PartialDate | NumericDate | Season):
        return frame
    if getattr(expression.last, "year", None) is not None or getattr(expression.last, "within", None) is not None:
        return frame
    return replace(frame, published=first.start, published_words="the first end", tense="future", year=None)
