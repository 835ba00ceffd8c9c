"""Builders of calendar dates: days, months, years and weekdays in words, in every order."""

from __future__ import annotations

import regex

from ..expressions import PartialDate, Shifted, Timex
from .captured import Captured

_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ENDS_PHRASE = regex.compile(
    r"(?![.:]\d)\s*(?:\Z|[,.;:!?)\]|\n–—-]|\s(?:at|in|from|to|until|till|by|and|the|we|they|he|she|it|when|with|for|is|was|will)\s)"
)
_ENDS_LINE = regex.compile(r"\s*(?:\Z|[,.;!?)\]|\n])")
_NOUN = regex.compile(
    r"\s+(?!and\b|or\b|to\b|of\b|in\b|this\b|last\b|next\b|with\b|until\b|for\b|we\b|they\b)[a-z]{2,}"
)
_MONEY = regex.compile(r"(?:[$€£]\s?|\d[.,])\Z")
_YEAR_AHEAD = regex.compile(r",?\s+\d{4}\b")
_HOURS = regex.compile(r"\s?(?:hrs?\b|hours?(?=\s*(?:\Z|[.,;:\n–-])))")
_COUNTED = regex.compile(
    r"\s+(?!(?:and|or|to|as|at|by|for|from|has|he|in|is|of|on|she|the|was|were|when|who|with)\b)(?:[a-z-]+\s+)?"
    r"(?:people|children|men|women|staff|police|(?!(?:as|does|has|his|is|its|this|was)\b)[a-z-]+s)\b(?!\s+of\b)"
)
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
    if (got.parts[0].kind == "num" and _MONEY.search(got.before(6))) or _year_is_hour(got):
        return None
    if not exists(month, day) or not got.unit_is("day") or _weekday_is_name(got) or _weekday_is_number(got):
        return None
    if "unit" in got and got.word("unit").lower() != "day":
        return None
    if "short" in got:
        year = _short_year(got)
        if year is None:
            return None
    if got.kind("day") in ("num", "ordword") and year is None and _is_count(got):
        return None
    if got.has_kind("dot") and year is None and "short" not in got and not got.before(1).strip():
        return None
    if (
        year is None
        and got.kind("month") == "lowmonth"
        and got.kind("day") == "ordword"
        and got.names["day"].start > got.names["month"].start
    ):
        return None
    return PartialDate(year=year, month=month, day=day, weekday=got.value("wd"))


def year_first(got: Captured) -> Timex | None:
    """2012 July 27, where no year follows that the day belongs to."""
    return None if _YEAR_AHEAD.match(got.after()) else calendar_date(got)


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


def _year_is_hour(got: Captured) -> bool:
    """Whether what looks like the year is a time of day: "Sunday 31 May 1440 hrs"."""
    if not ("year" in got and "day" in got):
        return False
    return got.value("year") % 100 < 60 and bool(_HOURS.match(got.text, got.names["year"].end))


def _short_year(got: Captured) -> int | None:
    """The year of "3 January 99" and "3 May '19": two figures that end the phrase, or that no day could have.

    None where they count what follows: "on 21 June 60 nurses gathered".
    """
    short = got.names["short"]
    if short.end - short.start != 2:
        return None
    if got.has_kind("quote"):
        return full_year(int(short.value))
    if _COUNTED.match(got.text, short.end) or not (_ENDS_LINE.match(got.text, short.end) or short.value > 31):
        return None
    return full_year(int(short.value))


def _is_count(got: Captured) -> bool:
    """Whether the number counts what follows: "In May 27 students arrived", "you may 27 times ask"."""
    last = got.parts[-1]
    doubtful = _IN.search(got.before()) or got.kind("month") == "lowmonth"
    return last is got.names["day"] and last.kind == "num" and bool(doubtful and _COUNTED.match(got.text, last.end))


def unit_of_month(got: Captured) -> Timex | None:
    """The month of May."""
    return PartialDate(year=got.value("year"), month=got.value("month")) if got.unit_is("month") else None


def year_of_era(got: Captured) -> Timex | None:
    """1066 AD, AD 79."""
    year = got.value("year")
    return (
        PartialDate(year=year) if got.value("era") == "ad" and got.word("era").isupper() and 1 <= year < 2200 else None
    )


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
    "year_first": year_first,
    "unit_of_month": unit_of_month,
    "weekday_day": weekday_day,
    "year_of_era": year_of_era,
    "weekday": weekday,
    "lone_weekday": lone_weekday,
    "lone_month": lone_month,
    "lone_day": lone_day,
    "date_with_weekday": date_with_weekday,
    "dated_weekday": dated_weekday,
}
