"""Builders of longer stretches: fiscal and academic years, quarters, seasons, decades, centuries, parts of a stretch."""

from __future__ import annotations

import regex

from ..expressions import (
    Century,
    Decade,
    Edge,
    Era,
    Holiday,
    NamedYear,
    Nth,
    PartialDate,
    Portion,
    Range,
    Relative,
    Season,
    Shifted,
    Timex,
)
from .captured import Captured
from .days import full_year

_SEASON_BEFORE = regex.compile(r"\b(?:in|during|over|by|until|since|of|for|through|throughout)(?: the)?\s+\Z", regex.IGNORECASE)
_WEEKEND_BEFORE = regex.compile(r"\A(?:the|my) \Z|\b(?:at|over|on|during|in|through|throughout) (?:the )?\Z", regex.IGNORECASE)
_BY = regex.compile(r"\b(?:by|before|until|till)\s+(?:the\s+)?\Z", regex.IGNORECASE)
_NOUN_BEHIND = regex.compile(r"\s+(?!and\b|or\b|at\b|in\b|with\b|when\b|after\b|before\b|by\b|for\b|to\b|of\b)[a-z]{3,}")
_FUNCTION = regex.compile(r"\s+(?:the|a|an|it|he|she|they|we|is|was|were|are|has|had|have|will|would|that|which|who|as)\b")


def _fiscal(first: int, last: int | None = None) -> NamedYear:
    return NamedYear("fiscal", full_year(first), None if last is None else _second_year(full_year(first), last))


def _second_year(first: int, last: int) -> int | None:
    whole = last if last >= 100 else first // 100 * 100 + last
    return whole if whole == first + 1 else None


def fiscal_year(got: Captured) -> Timex | None:
    """Fiscal year 2007, FY 2012/13, FY 05."""
    year = got.names["year"]
    if year.kind == "num" and (year.end - year.start != 2 or got.text[got.parts[0].start : got.parts[0].end] != "FY"):
        return None
    return _fiscal(year.value, got.value("last")) if got.unit_is("year") else None


def fiscal_code(got: Captured) -> Timex | None:
    """FY07."""
    return _fiscal(got.value("code"))


def academic_year(got: Captured) -> Timex | None:
    """The 2012 education year, academic year 2022-23."""
    first, last = got.value("first"), got.value("last")
    if not got.unit_is("year"):
        return None
    second = None if last is None else _second_year(first, last)
    return NamedYear("academic", first, second) if last is None or second else None


def split_year(got: Captured) -> Timex | None:
    """2017/18, where the numbers are neighbours."""
    first, last = got.value("first"), got.names["last"]
    if not got.is_glued() or last.end - last.start != 2 or (first + 1) % 100 != last.value:
        return None
    return NamedYear("academic", first, first + 1)


def short_year_range(got: Captured) -> Timex | None:
    """1990-91."""
    first, last = got.value("first"), got.names["last"]
    if not got.is_glued() or last.end - last.start != 2 or last.value <= first % 100:
        return None
    return Range(PartialDate(year=first), PartialDate(year=first // 100 * 100 + last.value))


def quarter_code(got: Captured) -> Timex | None:
    """Q3 2020."""
    year = got.value("year")
    if year is None and regex.match(r"\s+[a-z]", got.after()) and not regex.search(r"\b(?:in|of|for|the|this)\s\Z", got.before()):
        return None
    fiscal = got.has_kind("fiscal")
    whole: Timex | None = None if year is None else (_fiscal(year) if fiscal else PartialDate(year=year))
    return Nth(got.value("code"), "quarter", whole)


def half_code(got: Captured) -> Timex | None:
    """H1 2020."""
    return Nth(got.value("code"), "half", PartialDate(year=got.value("year")))


def nth_unit(got: Captured) -> Timex | None:
    """The third quarter, the second day; which stretch is meant may follow."""
    unit, n = got.value("unit"), got.value("n")
    if unit in ("year", "century", "decade", "fortnight") or (unit == "quarter" and not 1 <= n <= 4):
        return None
    plural = got.word("unit").lower().endswith("s")
    return Nth(n, unit, None, None if plural else 1)


def nth_units(got: Captured) -> Timex | None:
    """The first three months."""
    n, count = got.value("n"), got.value("count")
    return Nth(n, got.value("unit"), None, int(count)) if abs(n) == 1 and count >= 1 else None


def nth_half(got: Captured) -> Timex | None:
    """The second half."""
    n = got.value("n")
    return Nth(2 if n == -1 else n, "half") if n in (-1, 1, 2) else None


def nth_of(got: Captured) -> Timex | None:
    """The first week of April, the second half of the year."""
    counted, whole = got.value("n"), _whole(got)
    if whole is None or (got.kind("whole") == "unit" and counted.unit == got.value("whole")):
        return None
    return Nth(counted.n, counted.unit, whole, counted.count, counted.weekday)


def _whole(got: Captured) -> Timex | None:
    """The stretch that a part is taken of; "the year" is the year the text is about."""
    if got.kind("whole") == "unit":
        unit = got.value("whole")
        return Relative(unit, 0, "either") if unit in ("week", "month", "year", "quarter", "day") else None
    whole: Timex | None = got.value("whole")
    return whole


def nth_weekday_of(got: Captured) -> Timex | None:
    """The second Monday of May."""
    whole = _whole(got)
    return None if whole is None else Nth(got.value("n"), "day", whole, 1, got.value("date").weekday)


def last_of(got: Captured) -> Timex | None:
    """The last week of March, the last Monday of May."""
    relative, whole = got.value("relative"), _whole(got)
    if whole is None:
        return None
    if isinstance(relative, Shifted) and relative.shift == -1 and isinstance(relative.recurring, PartialDate):
        weekday = relative.recurring.weekday
        return None if weekday is None else Nth(-1, "day", whole, 1, weekday)
    if isinstance(relative, Relative) and relative.shift == -1 and relative.unit in ("day", "week", "month", "quarter"):
        return Nth(-1, relative.unit, whole)
    return None


def season(got: Captured) -> Timex | None:
    """The summer of 1987, the autumn semester of 2019."""
    if "unit" in got and got.value("unit") != "semester":
        return None
    return Season(got.value("season"), got.value("year"))


def lone_season(got: Captured) -> Timex | None:
    """ "the winter", after a preposition and where it is no attribute."""
    word = got.word("season")
    if word.isupper() or (word == "Fall" and not regex.search(r"the \Z", got.before())) or not _SEASON_BEFORE.search(got.before(16)) or _is_attribute(got):
        return None
    return Season(got.value("season"))


def _is_attribute(got: Captured) -> bool:
    after = got.after(24)
    return bool(_NOUN_BEHIND.match(after)) and not _FUNCTION.match(after) or after[:1] == "-"


def lone_weekend(got: Captured) -> Timex | None:
    """ "the weekend", after a preposition and where it is no attribute."""
    if got.word("unit").lower() != "weekend" or not _WEEKEND_BEFORE.search(got.before(16)) or _is_attribute(got):
        return None
    return Relative("weekend", 0, "either")


def decade(got: Captured) -> Timex | None:
    """The 1990s; "90s" alone means the last century."""
    year = got.value("year")
    if got.has_kind("quote") and (year % 10 or not regex.search(r"(?:\bthe |early|mid|late)[ -]?\Z", got.before())):
        return None
    if year >= 1000:
        return Decade(year)
    return Decade(1900 + year) if regex.search(r"(?:\bthe |\d0s and |early|mid|late|[’'])[ -]?[’']?\Z", got.before()) else None


def century(got: Captured) -> Timex | None:
    """The 21st century."""
    n = got.value("n")
    if got.value("unit") != "century" or not 1 <= n <= 21:
        return None
    bc = any(part.kind == "adbc" and part.value == "bc" for part in got.parts)
    return None if bc else Century(n)


def holiday(got: Captured) -> Timex | None:
    """Easter, last Christmas, Boxing Day 2016."""
    named = Holiday(got.value("holiday"), got.value("year"))
    return Shifted(named, got.value("direction")) if "direction" in got else named


def era(got: Captured) -> Timex | None:
    """The Soviet era."""
    return Era(got.value("name"))


def portion(got: Captured) -> Timex | None:
    """Early March, the end of next week, earlier this month."""
    edge, whole = got.value("edge"), got.value("whole")
    if got.kind("whole") == "unit":
        mid_century = whole == "century" and edge == "mid" and got.has_kind("dash")
        return Portion("mid", Relative("century", 0)) if mid_century else None
    if edge == "eve" and not isinstance(whole, PartialDate | Holiday):
        return None
    if got.kind("edge") == "laterearlier" and not isinstance(whole, Relative | Shifted | Season):
        return None
    if isinstance(whole, NamedYear) or (isinstance(whole, Relative) and whole.unit == "day"):
        return None
    return Portion(_deadline(got, edge), whole)


def _deadline(got: Captured, edge: Edge) -> Edge:
    """ "by the end of the year" means its last day, "at the end of the year" the time before it."""
    return "deadline" if edge == "end" and _BY.search(got.before()) else edge


def portion_of_this(got: Captured) -> Timex | None:
    """The end of the year."""
    unit = got.value("unit")
    edge = _deadline(got, got.value("edge"))
    return Portion(edge, Relative(unit, 0, "either")) if unit in ("week", "month", "year") else None


def portion_in(got: Captured) -> Timex | None:
    """Later in the month."""
    if "unit" not in got:
        whole = got.value("whole")
        return Portion(got.value("edge"), whole) if isinstance(whole, Season) else None
    unit = got.value("unit")
    return Portion(got.value("edge"), Relative(unit, 0, "either")) if unit in ("week", "month", "year") else None


def year_end(got: Captured) -> Timex | None:
    """Year-end."""
    if not got.unit_is("year", "month") or got.value("edge") != "end":
        return None
    return Portion("deadline", Relative(got.value("unit"), 0, "either"))


def fiscal_years(got: Captured) -> Timex | None:
    """Fiscal years 2005 and 2006."""
    first, last = got.value("first"), got.value("year")
    if last <= first or (last > first + 1 and (got.has_kind("and") or got.has_kind("comma"))):
        return None
    return Range(_fiscal(first), _fiscal(last))


BUILDERS = {
    "fiscal_year": fiscal_year,
    "fiscal_code": fiscal_code,
    "academic_year": academic_year,
    "split_year": split_year,
    "short_year_range": short_year_range,
    "quarter_code": quarter_code,
    "half_code": half_code,
    "nth_unit": nth_unit,
    "nth_units": nth_units,
    "nth_half": nth_half,
    "nth_of": nth_of,
    "nth_weekday_of": nth_weekday_of,
    "last_of": last_of,
    "season": season,
    "lone_season": lone_season,
    "lone_weekend": lone_weekend,
    "decade": decade,
    "century": century,
    "holiday": holiday,
    "era": era,
    "portion": portion,
    "portion_of_this": portion_of_this,
    "portion_in": portion_in,
    "year_end": year_end,
    "fiscal_years": fiscal_years,
}
