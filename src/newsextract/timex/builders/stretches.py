"""Builders of longer stretches: fiscal and academic years, seasons, weekends, decades, centuries, holidays, eras."""

from __future__ import annotations

import regex

from ..expressions import (
    Century,
    Decade,
    Era,
    Holiday,
    NamedYear,
    Offset,
    PartialDate,
    Range,
    Relative,
    Season,
    Shifted,
    Timex,
)
from ..neighbours import ahead
from .captured import Captured
from .days import full_year

_SEASON_BEFORE = regex.compile(
    r"\b(?:in|during|over|by|until|since|of|for|through|throughout)(?: the)?(?: (?:early|mid|late))?[\s-]+\Z",
    regex.IGNORECASE,
)
_OF_A_YEAR = regex.compile(r"\s+of (?:this|that|last|next|the (?:same|following|previous)) year\b")
_WEEKEND_BEFORE = regex.compile(
    r"\A(?:the|my) \Z|\b(?:at|over|on|during|in|through|throughout) (?:the )?\Z", regex.IGNORECASE
)


def fiscal(first: int, last: int | None = None) -> NamedYear:
    """The fiscal year named by one calendar year or two."""
    return NamedYear("fiscal", full_year(first), None if last is None else _second_year(full_year(first), last))


def _second_year(first: int, last: int) -> int | None:
    whole = last if last >= 100 else first // 100 * 100 + last
    return whole if whole == first + 1 else None


def fiscal_year(got: Captured) -> Timex | None:
    """Fiscal year 2007, FY 2012/13, FY 05."""
    year = got.names["year"]
    if year.kind == "num" and (year.end - year.start != 2 or got.text[got.parts[0].start : got.parts[0].end] != "FY"):
        return None
    return fiscal(year.value, got.value("last")) if got.unit_is("year") else None


def fiscal_code(got: Captured) -> Timex | None:
    """FY07."""
    return fiscal(got.value("code"))


def academic_year(got: Captured) -> Timex | None:
    """The 2016 education year, academic year 2022-23."""
    first, last = got.value("first"), got.value("last")
    if not got.unit_is("year"):
        return None
    second = None if last is None else _second_year(first, last)
    return NamedYear("academic", first, second) if last is None or second else None


def split_year(got: Captured) -> Timex | None:
    """2017/18, where the numbers are neighbours."""
    first, last = got.value("first"), got.names["last"]
    written_out = last.value == first + 1
    if not got.is_glued() or not (written_out or (last.end - last.start == 2 and (first + 1) % 100 == last.value)):
        return None
    return NamedYear("academic", first, first + 1)


def short_year_range(got: Captured) -> Timex | None:
    """1990-91."""
    first, last = got.value("first"), got.names["last"]
    if not got.is_glued() or last.end - last.start != 2 or last.value <= first % 100:
        return None
    return Range(PartialDate(year=first), PartialDate(year=first // 100 * 100 + last.value))


def season(got: Captured) -> Timex | None:
    """The summer of 1987, the autumn semester of 2019."""
    if "unit" in got and got.value("unit") != "semester":
        return None
    last = got.names.get("last")
    if last is not None and (got.value("season") != "winter" or (got.value("year") + 1) % 100 != last.value):
        return None
    return Season(got.value("season"), full_year(got.value("year")))


def lone_season(got: Captured) -> Timex | None:
    """ "the winter", after a preposition and where it is no attribute."""
    word = got.word("season")
    if (
        word.isupper()
        or (word == "Fall" and not regex.search(r"the \Z", got.before()))
        or not (_SEASON_BEFORE.search(got.before(24)) or _OF_A_YEAR.match(got.after(24)))
        or _is_attribute(got)
    ):
        return None
    return Season(got.value("season"))


def _is_attribute(got: Captured) -> bool:
    """Whether a noun follows that the word belongs to: "the winter games"."""
    after = got.after(24)
    noun = regex.match(r"\s+[A-Za-z]{2,}", after) and not ahead("no attribute").match(after)
    return bool(noun) or after[:1] == "-"


def lone_weekend(got: Captured) -> Timex | None:
    """ "the weekend", after a preposition and where it is no attribute."""
    if got.word("unit").lower() != "weekend" or regex.match(r"\s+of\b", got.after()):
        return None
    if not _WEEKEND_BEFORE.search(got.before(16)) or _is_attribute(got):
        return None
    return Relative("weekend", 0, "either")


def decade(got: Captured) -> Timex | None:
    """The 1990s; "90s" alone means the last century."""
    year = got.value("year")
    if got.has_kind("quote") and (year % 10 or not regex.search(r"(?:\bthe |early|mid|late)[ -]?\Z", got.before())):
        return None
    if year >= 1000:
        return Century(year // 100 + 1, round_years=True) if year % 100 == 0 and year < 1900 else Decade(year)
    if got.kind("year") == "decadeword" and not regex.search(
        r"\b(?:the|early|mid|late)[ -]\Z", got.before(), regex.IGNORECASE
    ):
        return None
    return (
        Decade(1900 + year)
        if regex.search(r"(?:\b[Tt]he |\d0s and |early|mid|late|[’'])[ -]?[’']?\Z", got.before())
        else None
    )


def century(got: Captured) -> Timex | None:
    """The 21st century."""
    n = got.value("n")
    if got.value("unit") != "century" or not 1 <= n <= 21:
        return None
    bc = any(part.kind == "adbc" and part.value == "bc" for part in got.parts)
    return None if bc else Century(n)


def centuries(got: Captured) -> Timex | None:
    """The 19th and 20th centuries."""
    first, last = got.value("first"), got.value("n")
    if got.value("unit") != "century" or not 1 <= first < last <= 21 or (got.has_kind("and") and last > first + 1):
        return None
    return Range(Century(first), Century(last))


def holiday(got: Captured) -> Timex | None:
    """Easter, last Christmas, Boxing Day 2016."""
    named = Holiday(got.value("holiday"), got.value("year"))
    return Shifted(named, got.value("direction")) if "direction" in got else named


def holiday_weekend(got: Captured) -> Timex | None:
    """Labor Day weekend: the Saturday and Sunday nearest to the day."""
    return Offset(0, "weekend", 1, Holiday(got.value("holiday"))) if got.word("unit").lower() == "weekend" else None


def era(got: Captured) -> Timex | None:
    """The Soviet era."""
    return Era(got.value("name"))


def fiscal_years(got: Captured) -> Timex | None:
    """Fiscal years 2005 and 2006."""
    first, last = got.value("first"), got.value("year")
    if last <= first or (last > first + 1 and (got.has_kind("and") or got.has_kind("comma"))):
        return None
    return Range(fiscal(first), fiscal(last))


BUILDERS = {
    "fiscal_year": fiscal_year,
    "fiscal_code": fiscal_code,
    "academic_year": academic_year,
    "split_year": split_year,
    "short_year_range": short_year_range,
    "season": season,
    "lone_season": lone_season,
    "lone_weekend": lone_weekend,
    "decade": decade,
    "century": century,
    "centuries": centuries,
    "holiday": holiday,
    "holiday_weekend": holiday_weekend,
    "era": era,
    "fiscal_years": fiscal_years,
}
