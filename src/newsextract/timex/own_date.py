"""When a text was written, as far as it says so itself: its dateline, a date that it calls today, what it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import regex

from ..records.document import PublishedBasis
from .expressions import Holiday, NumericDate, PartialDate, Range, Season, Timex, named_year
from .finding import FoundDate
from .frame import Frame, StatedYear
from .resolving import evaluate

Stretches = Sequence[tuple[int, int]]
_TODAY_BESIDE = regex.compile(r"\b[Tt]oday,?\s*\(?\Z")


def anchored(
    text: str, found: Sequence[FoundDate], datelines: Stretches, frame: Frame
) -> tuple[Frame, date | None, PublishedBasis | None]:
    """The frame with the day that the text is read against, the publication date, and how that is known."""
    if frame.published is not None:
        return told_on(found, datelines, frame), frame.published, "given"
    published, basis = own_date(text, found, datelines, frame)
    if published is None:
        return about(found, frame), None, None
    words = "the date of the dateline" if basis == "dateline" else "the date that the text calls today"
    return replace(frame, published=published, published_words=words), published, basis


def own_date(
    text: str, found: Sequence[FoundDate], datelines: Stretches, frame: Frame
) -> tuple[date | None, PublishedBasis | None]:
    """The text's date from its first dateline with a day, else from a date that it calls today."""
    days = _days_in(found, datelines, frame)
    if days:
        return days[0], "dateline"
    for one in found:
        if _TODAY_BESIDE.search(text[max(0, one.start - 12) : one.start]) and named_year(one.expression) is not None:
            day = _one_day(one.expression, frame)
            if day is not None:
                return day, "inferred"
    return None, None


def told_on(found: Sequence[FoundDate], datelines: Stretches, frame: Frame) -> Frame:
    """The frame of a text whose dateline lies a day beside its publication: "yesterday" counts from the dateline."""
    days = _days_in(found, datelines, frame)
    beside = [day for day in days if frame.published is not None and abs((day - frame.published).days) == 1]
    if not beside:
        return frame
    return replace(frame, published=min(beside), published_words="the date of the dateline")


def about(found: Sequence[FoundDate], frame: Frame) -> Frame:
    """The frame with the day or month that the text is about: the first, unless most dates name another year."""
    stated = [(one, named_year(one.expression)) for one in found if is_dated(one.expression)]
    dated = [(one, year) for one, year in stated if year is not None]
    if not dated:
        return frame
    years = Counter(year for _, year in dated)
    years[dated[0][1]] += 2
    most = max(years.values())
    first = next(one for one, year in dated if years[year] == most)
    return replace(frame, anchor=evaluate(first.expression, frame).start, anchor_words=first.text)


def is_dated(expression: Timex) -> bool:
    """Whether an expression names a month, a day or a season of a year."""
    if isinstance(expression, Range):
        return is_dated(expression.first) or is_dated(expression.last)
    if isinstance(expression, PartialDate):
        return expression.month is not None
    return isinstance(expression, NumericDate | Season | Holiday)


def _days_in(found: Sequence[FoundDate], datelines: Stretches, frame: Frame) -> list[date]:
    """The days that the datelines name; one without a year takes the only year that the text states."""
    if not datelines:
        return []
    years = {year for one in found if (year := named_year(one.expression)) is not None}
    if len(years) == 1:
        frame = replace(frame, year=StatedYear(min(years), "the one year that the text states"))
    days = (_one_day(one.expression, frame) for one in inside(found, datelines))
    return [day for day in days if day is not None]


def inside(found: Sequence[FoundDate], stretches: Stretches) -> list[FoundDate]:
    """The dates that lie in some stretches of the text, which stand in order."""
    starts = [start for start, _ in stretches]
    places = [bisect_right(starts, one.start) - 1 for one in found]
    return [one for one, at in zip(found, places, strict=True) if at >= 0 and one.end <= stretches[at][1]]


def _one_day(expression: Timex, frame: Frame) -> date | None:
    """The day that an expression names with its year, or in the one year that the text states."""
    if not isinstance(expression, PartialDate | NumericDate):
        return None
    if isinstance(expression, PartialDate) and (expression.day is None or expression.month is None):
        return None
    if expression.year is None and frame.year is None:
        return None
    return evaluate(expression, frame).start
