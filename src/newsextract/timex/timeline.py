"""A document's dates read in order: what one mention states governs the ones that leave it unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import regex

from .expressions import (
    Holiday,
    NumericDate,
    PartialDate,
    Range,
    Relative,
    Season,
    Timex,
    named_year,
)
from .finding import FoundDate
from .frame import Frame, StatedYear, Value
from .resolving import evaluate
from .tense import tense_at

PublishedBasis = Literal["given", "dateline", "inferred"]
_NUMBERS = regex.compile(r"(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})")
_SENTENCE_BREAK = regex.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]|\n")
_JOINS = regex.compile(r",?\s+(?:and|or|&)\s+(?:on\s+)?")
_SHORT_WAY = regex.compile(r",?\s+(?:on|in)\s+(?:the\s+)?")
_ONLY_MARKS = regex.compile(r"[\s,.;]*(?:(?:and|or)\s+)?")
_TODAY_BESIDE = regex.compile(r"\b[Tt]oday,?\s*\(?\Z")


@dataclass(frozen=True, slots=True)
class Timeline:
    """The values of a document's dates, one for each found date, and when the document was published."""

    values: tuple[Value, ...]
    published: date | None
    published_basis: PublishedBasis | None


def read_timeline(
    text: str,
    found: Sequence[FoundDate],
    *,
    published: date | None = None,
    datelines: Sequence[tuple[int, int]] = (),
    fiscal_month: int = 10,
) -> Timeline:
    """The value of every found date, read against the document's own timeline.

    `datelines` are the stretches of the text in which its own date may stand. Where `published` is not given it is
    read from there, else from words such as "today, 3 May 2019"; else it stays unknown and nothing is counted from it.
    """
    basis: PublishedBasis | None = "given" if published is not None else None
    frame = Frame(published=published, day_first=_day_first(text, found), fiscal_month=fiscal_month)
    if published is not None:
        frame = _told_on(text, found, datelines, frame)
    if published is None:
        published, basis = _own_date(text, found, datelines, frame)
        words = "the date of the dateline" if basis == "dateline" else "the date that the text calls today"
        frame = replace(frame, published=published, published_words=words)
    if published is None:
        frame = _about(found, frame)
    values = _walk(text, found, frame)
    return Timeline(tuple(values), published, basis)


def _told_on(text: str, found: Sequence[FoundDate], datelines: Sequence[tuple[int, int]], frame: Frame) -> Frame:
    """The frame of a text whose dateline lies a day beside its publication: "yesterday" counts from the dateline."""
    days = [day for one in found if _is_inside(one, datelines) and (day := _one_day(one.expression, frame, found))]
    beside = [day for day in days if frame.published is not None and abs((day - frame.published).days) == 1]
    if not beside:
        return frame
    return replace(frame, published=min(beside), published_words="the date of the dateline")


def _about(found: Sequence[FoundDate], frame: Frame) -> Frame:
    """The frame with the day or month that the text is about: the first, unless most dates name another year."""
    dated = [(one, year) for one in found if (year := named_year(one.expression)) is not None and _is_dated(one.expression)]
    if not dated:
        return frame
    years = Counter(year for _, year in dated)
    years[dated[0][1]] += 2
    most = max(years.values())
    first = next(one for one, year in dated if years[year] == most)
    start = evaluate(first.expression, frame).start
    return replace(frame, anchor=start, anchor_words=first.text)


def _is_dated(expression: Timex) -> bool:
    """Whether an expression names a month, a day or a season of a year."""
    if isinstance(expression, Range):
        return _is_dated(expression.first) or _is_dated(expression.last)
    if isinstance(expression, PartialDate):
        return expression.month is not None
    return isinstance(expression, NumericDate | Season | Holiday)


def _walk(text: str, found: Sequence[FoundDate], frame: Frame) -> list[Value]:
    """Evaluate in the order of the text, keeping what the text spoke of last."""
    stated = _stated_years(found)
    values: list[Value] = []
    for at, one in enumerate(found):
        year = _year_in_force(text, found, stated, at, frame)
        if at and stated[at] is None and year is None:
            year = _carried(text[found[at - 1].end : one.start], found[at - 1], values[-1], stated[at - 1])
            stated[at] = None if year is None or not _is_yearless(one.expression) else year.year
        value = evaluate(one.expression, replace(frame, tense=tense_at(text, one.start, one.end), year=year))
        values.append(value)
        frame = _speaking_of(frame, one, value)
    return values


def _carried(between: str, before: FoundDate, value: Value, stated: int | None) -> StatedYear | None:
    """A year that stands right before: "July 12, 2014. July 13", "last year, on 7 August"."""
    if value.start is None:
        return None
    if isinstance(before.expression, Relative) and before.expression.unit == "year" and _SHORT_WAY.fullmatch(between):
        return StatedYear(value.start.year, before.text)
    if stated is not None and _ONLY_MARKS.fullmatch(between):
        return StatedYear(stated, before.text)
    return None


def _is_yearless(expression: Timex) -> bool:
    """Whether an expression is a date or range of dates without a year."""
    return isinstance(expression, PartialDate | Range) and named_year(expression) is None


def _speaking_of(frame: Frame, one: FoundDate, value: Value) -> Frame:
    """The frame after a mention: it is what "that year" and "the same day" look back to."""
    if value.start is None or value.end is None:
        return frame
    frame = replace(frame, focus=value, focus_words=one.text)
    if (value.end - value.start).days < 32 and value.granularity in ("day", "week", "period"):
        frame = replace(frame, day_focus=value, day_focus_words=one.text)
    return frame


def _stated_years(found: Sequence[FoundDate]) -> list[int | None]:
    """For each mention the year that its words name, if they do."""
    return [named_year(one.expression) for one in found]


def _year_in_force(
    text: str, found: Sequence[FoundDate], stated: list[int | None], at: int, frame: Frame
) -> StatedYear | None:
    """The year that governs a mention without one."""
    if stated[at] is not None:
        return None
    now = frame.published or frame.anchor
    if now is not None:
        return _year_of_the_story(text, found, stated, at, now)
    before = next((k for k in range(at - 1, -1, -1) if stated[k] is not None), None)
    after = next((k for k in range(at + 1, len(found)) if stated[k] is not None), None)
    chosen = before if before is not None else after
    year = None if chosen is None else stated[chosen]
    return None if chosen is None or year is None else StatedYear(year, found[chosen].text)


def _year_of_the_story(
    text: str, found: Sequence[FoundDate], stated: list[int | None], at: int, published: date
) -> StatedYear | None:
    """A past year named just before in the same sentence: "founded in May 1999 and opened on 3 June"."""
    joined = _year_joined_behind(text, found, stated, at)
    if joined is not None:
        return joined
    if at == 0:
        return None
    year, behind = stated[at - 1], found[at - 1]
    if year is None or year >= published.year - 1 or not _is_dated(behind.expression):
        return None
    between = text[behind.end : found[at].start]
    return None if len(between) > 120 or _SENTENCE_BREAK.search(between) else StatedYear(year, behind.text)


def _year_joined_behind(
    text: str, found: Sequence[FoundDate], stated: list[int | None], at: int
) -> StatedYear | None:
    """The year of a list's end: "January 11 and November 26, 2021"."""
    if at + 1 == len(found) or stated[at + 1] is None or not _is_dated(found[at + 1].expression):
        return None
    between = text[found[at].end : found[at + 1].start]
    year = stated[at + 1]
    return StatedYear(year, found[at + 1].text) if year is not None and _JOINS.fullmatch(between) else None


def _own_date(
    text: str, found: Sequence[FoundDate], datelines: Sequence[tuple[int, int]], frame: Frame
) -> tuple[date | None, PublishedBasis | None]:
    """The document's date from a dateline, else from a date that it calls today."""
    for one in found:
        if _is_inside(one, datelines):
            day = _one_day(one.expression, frame, found)
            if day is not None:
                return day, "dateline"
    for one in found:
        if _TODAY_BESIDE.search(text[max(0, one.start - 12) : one.start]) and named_year(one.expression) is not None:
            day = _one_day(one.expression, frame, found)
            if day is not None:
                return day, "inferred"
    return None, None


def _is_inside(one: FoundDate, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a date lies in one of some stretches of the text."""
    return any(start <= one.start and one.end <= end for start, end in stretches)


def _one_day(expression: Timex, frame: Frame, found: Sequence[FoundDate]) -> date | None:
    """The day that an expression names; one without a year takes the only year that the text states."""
    if not isinstance(expression, PartialDate | NumericDate) or isinstance(expression, PartialDate) and not expression.day:
        return None
    if named_year(expression) is None:
        years = {year for one in found if (year := named_year(one.expression)) is not None}
        if len(years) != 1:
            return None
        frame = replace(frame, year=StatedYear(years.pop(), "the one year that the text states"))
    value = evaluate(expression, frame)
    return value.start if value.granularity == "day" else None


def _day_first(text: str, found: Sequence[FoundDate]) -> bool | None:
    """Which of two numbers is the day, by the dates of the text that leave no doubt, else by how it writes dates."""
    votes = 0
    for one in found:
        numbers = _NUMBERS.match(one.text)
        if numbers:
            first, second = int(numbers.group(1)), int(numbers.group(2))
            votes += 10 * ((first > 12) - (second > 12))
    votes += sum(_writes_day_first(one) for one in found)
    return None if votes == 0 else votes > 0


def _writes_day_first(one: FoundDate) -> int:
    """+1 for "14 July", -1 for "July 14"."""
    if one.rule in ("day-month", "day-month-year", "days-to-date"):
        return 1
    return -1 if one.rule in ("month-day", "month-day-year", "date-dash-day") else 0

