"""Builders of dates in figures: ISO, numbers with dashes, dots and slashes, and figures next to a month's name."""

from __future__ import annotations

from itertools import pairwise

import regex

from ..expressions import NumericDate, PartialDate, Range, Timex
from ..neighbours import ahead
from ..vocabulary import word_entry
from .captured import Captured
from .days import calendar_date, exists, full_year

_ON_THE = regex.compile(r"\b(?:on|for)\s+(?:the\s+)?\Z", regex.IGNORECASE)


def iso_date(got: Captured) -> Timex | None:
    """2012-07-30; the last two numbers change places where only that gives a date."""
    year, month, day = got.value("year"), got.value("month"), got.value("day")
    if not got.is_glued() or len(got.marks()) != 1:
        return None
    if exists(month, day):
        return PartialDate(year=year, month=month, day=day)
    return PartialDate(year=year, month=day, day=month) if exists(day, month) else None


def eight_figures(got: Captured) -> Timex | None:
    """20120730."""
    year, rest = divmod(got.value("figures"), 10_000)
    month, day = divmod(rest, 100)
    return PartialDate(year=year, month=month, day=day) if exists(month, day) and day else None


def year_month_day(got: Captured) -> Timex | None:
    """2018-Jun-04."""
    return calendar_date(got) if got.is_glued() else None


def numeric_date(got: Captured) -> Timex | None:
    """Two numbers with or without a year: day and month where only one order exists, else undecided."""
    first, second, written = got.value("first"), got.value("second"), got.names.get("year")
    marks = got.marks()
    if len(marks) != 1 or not _is_number_date(got) or got.has_kind("open") != got.has_kind("close"):
        return None
    if "year" not in got and marks == {"dot"} and not exists(second, first) and not exists(first, second):
        return None
    if "year" not in got and marks == {"dot"} and second > 12:
        return None
    year = None if written is None else full_year(written.value)
    turned = None
    if written is not None and written.kind == "num":
        if written.end - written.start != 2 or (marks == {"dot"} and _has_single_figures(got)):
            return None
        turned = _year_first(got)
        if turned is not None and 12 < first < written.value:
            return turned
    usual = ordered(first, second, year, weekday=got.value("wd"), mark=_usual_mark(got))
    if turned is None or usual is None:
        return usual
    return NumericDate(first, second, year, got.value("wd"), _usual_mark(got), turned)


def _has_single_figures(got: Captured) -> bool:
    """Whether both numbers have one figure, as versions do: "3.1.12"."""
    return len(got.word("first")) == 1 and len(got.word("second")) == 1


def _year_first(got: Captured) -> PartialDate | None:
    """What "16-12-13" is with the year in front, where that is a day."""
    first, month, day = got.value("first"), got.value("second"), got.value("year")
    whole = got.marks() == {"dash"} and all(len(got.word(name)) == 2 for name in ("first", "second", "year"))
    return PartialDate(year=2000 + first, month=month, day=day) if whole and day and exists(month, day) else None


def _usual_mark(got: Captured) -> str:
    """The mark that tells the usual order: "3-7-07" without noughts is written like "3/7/07"."""
    if got.has_kind("dot"):
        return "."
    bare = got.kind("year") == "num" and len(got.word("first")) == 1
    return "-" if got.has_kind("dash") and not bare else "/"


def _is_number_date(got: Captured) -> bool:
    numbers = [part for part in got.parts if part.kind in ("num", "year", "dash", "dot", "slash")]
    return all(a.end == b.start for a, b in pairwise(numbers))


def ordered(first: int, second: int, year: int | None, *, weekday: int | None = None, mark: str = "/") -> Timex | None:
    """The date of two numbers, undecided where both orders exist and differ."""
    day_first, month_first = exists(second, first), exists(first, second)
    if day_first and month_first and first != second:
        return NumericDate(first, second, year, weekday, mark)
    if day_first:
        return PartialDate(year=year, month=second, day=first, weekday=weekday)
    return PartialDate(year=year, month=first, day=second, weekday=weekday) if month_first else None


def slash_date(got: Captured) -> Timex | None:
    """Two numbers with a slash, such as 10/31, a date only where the surroundings make it one."""
    month_ahead = regex.match(r"\s+(\w+)", got.after())
    entry = word_entry(month_ahead.group(1)) if month_ahead else None
    if entry is not None and entry.kind == "month":
        return None
    if not got.is_glued() and (got.before().strip() or got.after().strip()):
        return None
    return ordered(got.value("first"), got.value("second"), None)


def spaced_numbers(got: Captured) -> Timex | None:
    """12 11 2007, as texts that lost their slashes have it; month first where both orders exist."""
    month, day = got.value("first"), got.value("second")
    around = got.text[max(0, got.parts[0].start - 2) : got.parts[0].start]
    if got.parts[-1].end - got.parts[0].start > 10 or around[-2:-1].isdigit():
        return None
    if exists(month, day):
        return PartialDate(year=got.value("year"), month=month, day=day)
    return PartialDate(year=got.value("year"), month=day, day=month) if exists(day, month) else None


def day_mark_month(got: Captured) -> Timex | None:
    """05-Aug-2016 and 8/May."""
    year = got.value("year")
    if not exists(got.value("month"), got.value("day")):
        return None
    return PartialDate(
        year=None if year is None else full_year(year),
        month=got.value("month"),
        day=got.value("day"),
        weekday=got.value("wd"),
    )


def month_mark_day(got: Captured) -> Timex | None:
    """Jan/12."""
    return calendar_date(got) if got.is_glued() else None


def month_short_year(got: Captured) -> Timex | None:
    """January 99."""
    year = got.value("short")
    if got.has_kind("quote"):
        return PartialDate(year=full_year(year), month=got.value("month")) if len(got.word("short")) == 2 else None
    counts = regex.match(r"\s+[a-z]", got.after()) and not ahead("no attribute").match(got.after())
    return PartialDate(year=full_year(year), month=got.value("month")) if year > 31 and not counts else None


def year_month_number(got: Captured) -> Timex | None:
    """2014-03, where the number is no later year of the century."""
    year, month = got.value("year"), got.value("month")
    if not 1 <= month <= 12 or (year + 1) % 100 == month or not _closed(got):
        return None
    return PartialDate(year=year, month=month)


def month_number_year(got: Captured) -> Timex | None:
    """2/2013."""
    return PartialDate(year=got.value("year"), month=got.value("month")) if _is_month(got) else None


def _is_month(got: Captured) -> bool:
    return _closed(got) and 1 <= got.value("month") <= 12


def _closed(got: Captured) -> bool:
    """Whether month and year hang together: glued, or with spaces where nothing follows."""
    return got.is_glued() or not got.after().strip(" .!?")


def end_number(got: Captured) -> Timex | None:
    """ "on the 27" at the very end of a text, or a number that is the whole text."""
    whole = got.before().strip().lower() in ("", "the") and not got.after().strip(" .")
    day = got.names["day"]
    opened = bool(_ON_THE.search(got.before()))
    if got.after().strip(" .!?") or not (opened or whole) or not exists(None, day.value):
        return None
    return PartialDate(day=day.value) if day.kind == "num" or opened else None


def end_numbers(got: Captured) -> Timex | None:
    """ "on 4-22" at the very end of a text, or two numbers that are the whole text."""
    whole = not got.before().strip() and not got.after().strip()
    first, second = got.value("first"), got.value("second")
    if got.after().strip(" .!?") or not (whole or (_ON_THE.search(got.before()) and got.is_glued())):
        return None
    if whole and first < second and not exists(first, second) and got.has_kind("dash") and exists(None, second):
        return Range(PartialDate(day=first), PartialDate(day=second))
    return ordered(first, second, None)


BUILDERS = {
    "iso_date": iso_date,
    "eight_figures": eight_figures,
    "year_month_day": year_month_day,
    "numeric_date": numeric_date,
    "slash_date": slash_date,
    "spaced_numbers": spaced_numbers,
    "day_mark_month": day_mark_month,
    "month_mark_day": month_mark_day,
    "month_short_year": month_short_year,
    "year_month_number": year_month_number,
    "month_number_year": month_number_year,
    "end_number": end_number,
    "end_numbers": end_numbers,
}
