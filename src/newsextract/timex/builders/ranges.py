"""Builders of ranges: what one end leaves unsaid is taken from the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import regex

from ..expressions import NumericDate, PartialDate, Range, Relative, Shifted, Timex, named_year, with_year
from ..parts import Part
from .captured import Captured, Listed
from .days import exists

_ENDS = regex.compile(r"\s*(?:\Z|[,.;:!?)\n])")
_QUALIFIES = regex.compile(
    r"['’]s\b|\s+\p{Lu}\p{Ll}"
)  # the last day is part of what follows: "Monday and Tuesday's vote"
_GOES_ON = regex.compile(r"[.:,]\d|%|\s?(?:a\.?m|p\.?m|h|%|per)\b|\w")


def range_of(got: Captured) -> Timex | None:
    """From the first to the last date, months and years shared."""
    first, last = got.value("first"), got.value("last")
    if isinstance(first, Range) or isinstance(last, Range):
        return None
    year = got.value("year")
    if year is not None:
        last = with_year(last, year.year)
    if _is_bare_year(first) and not _is_bare_year(last) and not (got.has_kind("from") or got.has_kind("between")):
        return None
    if _is_bare_year(last) and isinstance(first, PartialDate) and first.year is None and not got.has_kind("from"):
        return None
    if not _plausible(got, first, last):
        return None
    first, last = shared(first, last)
    return Range(first, last)


def iso_interval(got: Captured) -> Timex | None:
    """2015-05-12/2015-05-15."""
    first, last = got.word("first"), got.word("last")
    return range_of(got) if got.is_glued() and first[:4].isdigit() and last[:4].isdigit() else None


def _is_bare_year(expression: Timex) -> bool:
    return (
        isinstance(expression, PartialDate)
        and expression.month is None
        and expression.day is None
        and expression.year is not None
    )


def _plausible(got: Captured, first: Timex, last: Timex) -> bool:
    """Whether a dash joins a range, not two dates that happen to stand side by side."""
    if _is_bare_year(first) and _is_bare_year(last):
        return named_year(first) < named_year(last)  # type: ignore[operator]
    if got.kind("first") == "slashdate" or got.kind("last") == "slashdate":
        return got.kind("first") == got.kind("last") or got.kind("first") == "date" or got.kind("last") == "date"
    return True


def shared(first: Timex, last: Timex) -> tuple[Timex, Timex]:
    """Both ends with the month and year that only the other one names."""
    if isinstance(first, PartialDate) and isinstance(last, PartialDate):
        if first.month is None and first.day is not None and last.month is not None:
            first = replace(first, month=last.month, year=last.year)
        if last.month is None and last.day is not None and first.month is not None:
            last = replace(last, month=first.month)
        if first.within is not None and last.within is None and first.year is None and last.year is None:
            last = replace(last, within=first.within)
        if last.within is not None and first.within is None and first.year is None and last.year is None:
            first = replace(first, within=last.within)
    return _share_year(first, last)


def _share_year(first: Timex, last: Timex) -> tuple[Timex, Timex]:
    early, late = named_year(first), named_year(last)
    if early is None and late is not None:
        first = with_year(first, late - 1 if _turns_the_year(first, last) else late)
    if late is None and early is not None:
        last = with_year(last, early + 1 if _turns_the_year(first, last) else early)
    return first, last


def _turns_the_year(first: Timex, last: Timex) -> bool:
    """Whether a range runs over New Year: "28 December – 3 January"."""
    if not isinstance(first, PartialDate) or not isinstance(last, PartialDate):
        return isinstance(first, NumericDate) and isinstance(last, NumericDate) and first.first > last.first
    if first.month is None or last.month is None:
        return False
    return (first.month, first.day or 0) > (last.month, last.day or 31)


def up_to_now(got: Captured) -> Timex | None:
    """March 2009 – present, from March to date."""
    word = got.word("last").lower()
    now = word == "present" or (got.has_kind("dateword") and got.has_kind("to") and not got.has_kind("the"))
    return Range(got.value("first"), Relative("day", 0)) if now and got.kind("first") != "slashdate" else None


def this_and_next(got: Captured) -> Timex | None:
    """This month and next."""
    first = got.value("first")
    if got.word("last") != "next" or not isinstance(first, Relative) or first.shift != 0 or first.base != "published":
        return None
    return Range(first, replace(first, shift=1)) if not regex.match(r"\s+[a-z]", got.after()) else None


def day_to_date(got: Captured) -> Timex | None:
    """3 to 7 May 2019."""
    day, last = got.value("first"), got.value("last")
    if not isinstance(last, PartialDate) or last.day is None or (last.month is None and last.within is None):
        return None
    if got.kind("first") == "ordword" and got.kind("last") == "num":
        return None
    if not exists(last.month, day) or day >= last.day or not _number_stands(got, "first"):
        return None
    return Range(replace(last, day=day, weekday=None), last)


def _number_stands(got: Captured, name: str) -> bool:
    """Whether a number is whole: no figure, point or currency sign touches it, and it is no time of day."""
    part = got.names[name]
    before, after = got.text[max(0, part.start - 1) : part.start], got.text[part.end : part.end + 6]
    return before not in (".", ",", "/", "$", "€", "£", "#", ":") and not _GOES_ON.match(after)


def day_and_date(got: Captured) -> Timex | Listed | None:
    """21 and 22 April: one range where the days follow each other, else two dates."""
    built = day_to_date(got)
    if not isinstance(built, Range) or not isinstance(built.last, PartialDate) or built.last.day is None:
        return None
    if got.value("first") + 1 == built.last.day:
        return built
    return Listed(((got.names["first"], built.first), (got.names["last"], built.last))) if got.has_kind("and") else None


def days_side_by_side(got: Captured) -> Timex | Listed | None:
    """24th 25th December: each a day."""
    built = day_to_date(got)
    return (
        Listed(((got.names["first"], built.first), (got.names["last"], built.last)))
        if isinstance(built, Range)
        else None
    )


def date_to_day(got: Captured) -> Timex | None:
    """June 5-19, 2015."""
    first, day = got.value("first"), got.value("last")
    if not isinstance(first, PartialDate) or first.day is None or first.month is None:
        return None
    if got.value("year") is not None:
        first = replace(first, year=got.value("year").year)
    if not exists(first.month, day) or not _number_stands(got, "last"):
        return None
    if day <= first.day:
        return _into_next_month(got, first, day)
    return Range(first, replace(first, day=day, weekday=None))


def _into_next_month(got: Captured, first: PartialDate, day: int) -> Timex | None:
    """From April 27th to the third: of May."""
    if first.month is None or got.kind("last") == "num" or not (got.has_kind("to") and got.has_kind("the")):
        return None
    year = first.year if first.year is None or first.month < 12 else first.year + 1
    return Range(first, PartialDate(year=year, month=first.month % 12 + 1, day=day))


def between_end_days(got: Captured) -> Timex | None:
    """Between the 15th and the 16th, where the text ends there."""
    first, last = got.value("first"), got.value("last")
    if got.after().strip(" .!?") or not first < last <= 31:
        return None
    return Range(PartialDate(day=first), PartialDate(day=last))


def date_and_day(got: Captured) -> Timex | None:
    """May 14 and 15: one range where the days follow each other and the number counts nothing."""
    built = date_to_day(got)
    if isinstance(built, Range) and isinstance(built.first, PartialDate) and built.first.day is not None:
        return built if built.first.day + 1 == got.value("last") else None
    return None


def days_listed(got: Captured) -> Timex | Listed | None:
    """12, 13 and 14 May: one range where the days follow each other, else each day by itself."""
    last = got.value("last")
    if not isinstance(last, PartialDate) or last.day is None or last.month is None:
        return None
    days = [got.names[name] for name in ("first", "second", "third", "fourth") if name in got]
    numbers = [*(part.value for part in days), last.day]
    if numbers != sorted(set(numbers)) or not _number_stands(got, "first") or not exists(last.month, numbers[0]):
        return None
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return Range(replace(last, day=numbers[0], weekday=None), last)
    shared_day = [(part, replace(last, day=part.value, weekday=None)) for part in days]
    return Listed((*shared_day, (got.names["last"], last)))


def days_listed_after(got: Captured) -> Timex | Listed | None:
    """May 12, 13 and 14, 2010."""
    first, year = got.value("first"), got.value("year")
    if not isinstance(first, PartialDate) or first.day is None or first.month is None or first.year is not None:
        return None
    first = first if year is None else replace(first, year=year.year)
    days = [got.names[name] for name in ("second", "third", "fourth", "last") if name in got]
    numbers = [first.day, *(part.value for part in days)]
    if numbers != sorted(set(numbers)) or not exists(first.month, numbers[-1]) or not _closes_list(got, days):
        return None
    rest = [(part, replace(first, day=part.value, weekday=None)) for part in days]
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return Range(first, rest[-1][1])
    return Listed(((got.names["first"], first), *rest))


def _closes_list(got: Captured, days: list[Part]) -> bool:
    """Whether the last number is a day and counts nothing: figures in a row end the phrase, ordinals need not."""
    return got.value("year") is not None or days[-1].kind == "ord" or bool(_ENDS.match(got.after()))


def days_within(got: Captured) -> Timex | None:
    """From 4-23 of next month."""
    whole, first, last = got.value("whole"), got.value("first"), got.value("last")
    if not first < last <= 31:
        return None
    if isinstance(whole, Relative) and whole.unit == "month":
        return Range(PartialDate(day=first, within=whole), PartialDate(day=last, within=whole))
    if isinstance(whole, PartialDate) and whole.month is not None and whole.day is None and exists(whole.month, last):
        return Range(replace(whole, day=first), replace(whole, day=last))
    return None


def month_between(got: Captured) -> Timex | None:
    """November between 19 and 20."""
    month, first, last, year = got.value("month"), got.value("first"), got.value("last"), got.value("year")
    if not isinstance(month, PartialDate) or not first < last or not exists(month.month, last):
        return None
    month = month if year is None else replace(month, year=year.year)
    return Range(replace(month, day=first), replace(month, day=last))


def weekdays_within(got: Captured) -> Timex | None:
    """Next week from Wednesday to Friday."""
    whole, first, last = got.value("whole"), got.value("first"), got.value("last")
    if not isinstance(whole, Relative) or whole.unit != "week":
        return None
    return Range(replace(first, within=whole), replace(last, within=whole))


def weekdays_side_by_side(got: Captured) -> Timex | None:
    """Wednesday and Thursday; Monday, Tuesday and Wednesday: each is the day after the one before."""
    first, last = got.value("first"), got.value("last")
    day = first.recurring if isinstance(first, Shifted) else first
    if not isinstance(day, PartialDate) or day.weekday is None or day.day is not None or day.month is not None:
        return None
    if _QUALIFIES.match(got.after()):
        return None
    days = [day.weekday, *(got.value(name).weekday for name in ("second", "third", "fourth", "last") if name in got)]
    return Range(first, last) if all((two - one) % 7 == 1 for one, two in pairwise(days)) else None


def joined(got: Captured) -> Timex | None:
    """April and May of 2004: neighbours make one range."""
    first, last = got.value("first"), got.value("last")
    if not isinstance(first, PartialDate) or not isinstance(last, PartialDate) or first.year is not None:
        return None
    if first.month is None or last.month != first.month + 1:
        return None
    return Range(*shared(first, last))


def month_pair(got: Captured) -> Timex | None:
    """July/August 2012, Dec./Jan. 2012."""
    first, last, year = got.value("first"), got.value("last"), got.value("year")
    if last not in (first + 1, first - 11):
        return None
    opens = None if year is None else year if last > first else year - 1
    return Range(PartialDate(year=opens, month=first), PartialDate(year=year, month=last))


BUILDERS = {
    "month_pair": month_pair,
    "range_of": range_of,
    "up_to_now": up_to_now,
    "this_and_next": this_and_next,
    "day_to_date": day_to_date,
    "day_and_date": day_and_date,
    "iso_interval": iso_interval,
    "days_side_by_side": days_side_by_side,
    "date_to_day": date_to_day,
    "date_and_day": date_and_day,
    "days_listed": days_listed,
    "days_listed_after": days_listed_after,
    "days_within": days_within,
    "between_end_days": between_end_days,
    "month_between": month_between,
    "weekdays_within": weekdays_within,
    "weekdays_side_by_side": weekdays_side_by_side,
    "joined": joined,
}
