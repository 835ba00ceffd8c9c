"""Builders of calendar dates: numbers, months and weekdays in every order."""

from __future__ import annotations

import regex

from ..expressions import NumericDate, PartialDate, Range, Shifted, Timex
from .captured import Captured

_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PLURAL = regex.compile(r"\s+(?:[a-z-]+\s+)?[a-z]+s\b(?!\s+of\b)")
_ENDS_PHRASE = regex.compile(
    r"\s*(?:\Z|[,.;:!?)\]|\n–—-]|\s(?:at|in|from|to|until|till|by|and|the|we|they|he|she|it|when|with|for|is|was|will)\s)"
)
_ENDS_LINE = regex.compile(r"\s*(?:\Z|[,.;!?)\]|\n])")
_NOUN = regex.compile(r"\s+(?!and\b|or\b|to\b|of\b|in\b|this\b|last\b|next\b|with\b|until\b|for\b|we\b|they\b)[a-z]{2,}")
_MONEY = regex.compile(r"(?:[$€£]\s?|\d[.,])\Z")
_ON_THE = regex.compile(r"\b(?:on|for)\s+(?:the\s+)?\Z", regex.IGNORECASE)
_IN = regex.compile(r"\b[Ii]n\s+\Z")
_MONTH_BEFORE = regex.compile(r"\b(?:in|of|since|during|until|from|between|to)\s+\Z", regex.IGNORECASE)


def exists(month: int | None, day: int | None) -> bool:
    """Whether some year has that day in that month."""
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= (31 if month is None else _MONTH_LENGTHS[month - 1])


def full_year(short: int) -> int:
    """The year that two figures stand for: up to 49 this century, from 50 on the last."""
    return short if short >= 100 else short + (2000 if short < 50 else 1900)


def calendar_date(got: Captured) -> Timex | None:
    """Day, month, year and weekday as far as the words give them."""
    day, month, year = got.value("day"), got.value("month"), got.value("year")
    if got.kind("month") == "month" and got.has_kind("dot") and not _dot_is_glued(got):
        return None
    if got.parts[0].kind == "num" and _MONEY.search(got.before(6)):
        return None
    if not exists(month, day) or not got.unit_is("day") or _weekday_is_name(got) or _weekday_is_number(got):
        return None
    if "short" in got:
        year = _short_year(got)
        if year is None:
            return None
    if got.kind("day") in ("num", "ordword") and year is None and _is_count(got):
        return None
    if got.has_kind("dot") and year is None and "short" not in got and not got.before(1).strip():
        return None
    if year is None and got.kind("month") == "lowmonth" and got.kind("day") == "ordword" and got.names["day"].start > got.names["month"].start:
        return None
    return PartialDate(year=year, month=month, day=day, weekday=got.value("wd"))


def _dot_is_glued(got: Captured) -> bool:
    """Whether a full stop between month and day touches both: "september.16th", or stands behind the day: "3. May"."""
    day, month = got.names.get("day"), got.names["month"]
    if day is None or day.start < month.start:
        return True
    return day.start == month.end + 1


def _weekday_is_name(got: Captured) -> bool:
    """Whether a short weekday is a name's end: "the Harbour Sun, August 16"."""
    return "wd" in got and len(got.word("wd")) == 3 and bool(regex.search(r"[A-Z][a-z]+ \Z", got.before()))


def _weekday_is_number(got: Captured) -> bool:
    """Whether the day is a number in words that another word counts: "Monday the third"."""
    return got.kind("day") == "count" and got.value("day") != int(got.value("day"))


def _short_year(got: Captured) -> int | None:
    """The year of "3 January 99": two figures that end the phrase, or that no day could have."""
    short = got.names["short"]
    if short.end - short.start != 2 or not (_ENDS_LINE.match(got.text, short.end) or short.value > 31):
        return None
    return full_year(int(short.value))


def _is_count(got: Captured) -> bool:
    """Whether the number counts what follows: "In May 27 students arrived", "you may 27 times ask"."""
    last = got.parts[-1]
    doubtful = _IN.search(got.before()) or got.kind("month") == "lowmonth"
    return last is got.names["day"] and last.kind == "num" and bool(doubtful and _PLURAL.match(got.text, last.end))


def iso_date(got: Captured) -> Timex | None:
    """2012-07-30; the last two numbers change places where only that gives a date."""
    year, month, day = got.value("year"), got.value("month"), got.value("day")
    if not got.is_glued() or len(got.marks()) != 1:
        return None
    if exists(month, day):
        return PartialDate(year=year, month=month, day=day)
    return PartialDate(year=year, month=day, day=month) if exists(day, month) else None


def year_month_day(got: Captured) -> Timex | None:
    """2018-Jun-04."""
    return calendar_date(got) if got.is_glued() else None


def numeric_date(got: Captured) -> Timex | None:
    """Two numbers with or without a year: day and month where only one order exists, else undecided."""
    first, second, written = got.value("first"), got.value("second"), got.names.get("year")
    marks = got.marks()
    usual = _usual_mark(got)
    if len(marks) != 1 or not _is_number_date(got) or got.has_kind("open") != got.has_kind("close"):
        return None
    if "year" not in got and marks == {"dot"} and not exists(second, first) and not exists(first, second):
        return None
    if "year" not in got and marks == {"dot"} and second > 12:
        return None
    year = None if written is None else full_year(written.value)
    if written is not None and written.kind == "num":
        if written.end - written.start != 2:
            return None
        if first > 12 and second <= 12 and written.value > first and exists(second, written.value) and marks == {"dash"}:
            return PartialDate(year=2000 + first, month=second, day=written.value)
        if marks == {"dot"} and len(got.word("first")) == 1 and len(got.word("second")) == 1:
            return None
    return ordered(first, second, year, weekday=got.value("wd"), mark=usual)


def _usual_mark(got: Captured) -> str:
    """The mark that tells the usual order: "3-7-07" without noughts is written like "3/7/07"."""
    if got.has_kind("dot"):
        return "."
    bare = got.kind("year") == "num" and len(got.word("first")) == 1
    return "-" if got.has_kind("dash") and not bare else "/"


def _is_number_date(got: Captured) -> bool:
    numbers = [part for part in got.parts if part.kind in ("num", "year", "dash", "dot", "slash")]
    return all(a.end == b.start for a, b in zip(numbers, numbers[1:], strict=False))


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
    counts = got.kind("month") == "lowmonth" and _PLURAL.match(got.text, got.parts[-1].end)
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


def unit_of_month(got: Captured) -> Timex | None:
    """The month of May."""
    return PartialDate(year=got.value("year"), month=got.value("month")) if got.unit_is("month") else None


def weekday_day(got: Captured) -> Timex | None:
    """Monday 7, Friday the 15th; a bare number only where it counts nothing that follows."""
    day = got.names["day"]
    if not exists(None, day.value) or (day.kind == "ordword" and not got.has_kind("the")):
        return None
    if day.kind != "ord" and not _ENDS_PHRASE.match(got.text, got.parts[-1].end):
        return None
    return PartialDate(day=day.value, weekday=got.value("wd"))


def weekday(got: Captured) -> Timex | None:
    """Tuesday."""
    return PartialDate(weekday=got.value("wd"))


def lone_weekday(got: Captured) -> Timex | None:
    """ "thu", where nothing else is written."""
    alone = not got.before().strip() and not got.after().strip(" .")
    return PartialDate(weekday=got.value("wd")) if alone else None


def lone_month(got: Captured) -> Timex | None:
    """ "may" in lower case, after a word that only a month follows."""
    alone = not got.before().strip() and not got.after().strip()
    if not alone and (not _MONTH_BEFORE.search(got.before()) or _NOUN.match(got.after(30))):
        return None
    return PartialDate(month=got.value("month"))


def lone_day(got: Captured) -> Timex | None:
    """ "the 13th" where no noun follows."""
    return PartialDate(day=got.value("day")) if exists(None, got.value("day")) else None


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


def date_with_weekday(got: Captured) -> Timex | None:
    """6 June (Thu)."""
    date, named = got.value("date"), got.value("wd")
    if isinstance(date, PartialDate) and date.weekday is None and got.has_kind("close") == got.has_kind("open"):
        return PartialDate(date.year, date.month, date.day, named.weekday)
    return None


def dated_weekday(got: Captured) -> Timex | None:
    """ "this Monday, December 3": the date, with its weekday."""
    relative, date = got.value("relative"), got.value("date")
    if not isinstance(relative, Shifted) or not isinstance(relative.recurring, PartialDate):
        return None
    weekday = relative.recurring.weekday
    if weekday is None or not isinstance(date, PartialDate) or date.month is None or date.weekday is not None:
        return None
    return PartialDate(date.year, date.month, date.day, weekday)


BUILDERS = {
    "calendar_date": calendar_date,
    "iso_date": iso_date,
    "year_month_day": year_month_day,
    "numeric_date": numeric_date,
    "slash_date": slash_date,
    "spaced_numbers": spaced_numbers,
    "day_mark_month": day_mark_month,
    "month_mark_day": month_mark_day,
    "month_short_year": month_short_year,
    "year_month_number": year_month_number,
    "month_number_year": month_number_year,
    "unit_of_month": unit_of_month,
    "weekday_day": weekday_day,
    "weekday": weekday,
    "lone_weekday": lone_weekday,
    "lone_month": lone_month,
    "lone_day": lone_day,
    "end_number": end_number,
    "end_numbers": end_numbers,
    "date_with_weekday": date_with_weekday,
    "dated_weekday": dated_weekday,
}
