"""Values of parts of a stretch that the words do not count: early March, the end of the year, later this year."""

from __future__ import annotations

from datetime import date

from ...records.dates import Granularity
from ..expressions import Edge, Portion
from ..frame import Frame, Value, known, unknown
from ..stretch import Stretch, add_days, days_in, month_of, months_of, year_of

_NAMES: dict[str, str] = {
    "early": "the early part", "mid": "the middle part", "late": "the late part", "beginning": "the beginning",
    "middle": "the middle", "end": "the end",
}  # fmt: skip
_FIRST, _MIDDLE = ("early", "beginning"), ("mid", "middle")


def portion(expression: Portion, frame: Frame, whole: Value) -> Value:
    """Early March, the end of the year, later this year."""
    stretch, edge = whole.stretch, expression.edge
    if stretch is None:
        return unknown(whole.granularity, whole.basis)
    if edge in ("earlier", "later", "rest"):
        return _beside_now(edge, stretch, frame, whole)
    if edge == "deadline":
        return Value(stretch.end, stretch.end, "day", f"its last day ({whole.basis})")
    if edge == "eve":
        day = add_days(stretch.start, -1)
        return Value(day, day, "day", f"the day before ({whole.basis})")
    part = _part(edge, stretch)
    size: Granularity = "month" if days_in(part) <= 31 and days_in(stretch) > 300 else "period"
    return known(part, size, f"{_NAMES[edge]} by the usual cut ({whole.basis})")


def _beside_now(edge: Edge, stretch: Stretch, frame: Frame, whole: Value) -> Value:
    """ "earlier this month" ends with the publication date, "later this year" starts with it."""
    now: date | None = frame.published
    if now is None or not stretch.holds(now):
        return Value(stretch.start, stretch.end, whole.granularity, whole.basis)
    if edge == "earlier":
        return Value(stretch.start, now, "period", f"ends with {frame.published_words} {now.isoformat()}")
    return Value(now, stretch.end, "period", f"starts with {frame.published_words} {now.isoformat()}")


def _part(edge: Edge, whole: Stretch) -> Stretch:
    """The usual cut: three days of a week, ten of a month, four months of a year, three or four years of a decade."""
    days = days_in(whole)
    if days <= 7:
        return _days_of(whole, ((0, 2), (2, 3), (days - 3, days - 1)), edge)
    if days <= 31:
        return _days_of(whole, ((0, 9), (10, 19), (20, days - 1)), edge)
    if days <= 366 and edge in ("beginning", "end"):
        return month_of(whole.start.year, whole.start.month if edge == "beginning" else whole.end.month)
    if days > 3600:
        return _years_of(edge, whole)
    third = max(1, round(days / 30.4 / 3))
    return months_of(whole.start.year, whole.start.month + third * _step(edge), third)


def _step(edge: Edge) -> int:
    """Which third: 0, 1 or 2."""
    return 0 if edge in _FIRST else 1 if edge in _MIDDLE else 2


def _days_of(whole: Stretch, cuts: tuple[tuple[int, int], ...], edge: Edge) -> Stretch:
    """The days between two numbers counted from the start, both inclusive."""
    first, last = cuts[_step(edge)]
    return Stretch(add_days(whole.start, first), add_days(whole.start, last))


def _years_of(edge: Edge, whole: Stretch) -> Stretch:
    """Years 0-3, 4-6 or 7-9 of a decade; a third of a century."""
    years = whole.end.year - whole.start.year + 1
    if years > 10:
        return year_of(whole.start.year + years // 3 * _step(edge), years // 3)
    first, count = ((0, 4), (4, 3), (7, 3))[_step(edge)]
    return year_of(whole.start.year + first, count)
