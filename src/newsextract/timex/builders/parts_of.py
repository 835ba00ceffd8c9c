"""Builders of what is counted or cut out of a stretch: quarters, the first week of April, early March."""

from __future__ import annotations

import regex

from ..expressions import Edge, Holiday, NamedYear, Nth, PartialDate, Portion, Relative, Season, Shifted, Timex, Window
from .captured import Captured
from .stretches import fiscal

_BY = regex.compile(r"\b(?:by|before|until|till)\s+(?:the\s+)?\Z", regex.IGNORECASE)

_BEFORE_END = regex.compile(r"\b(?:by|before|until|till|at|through|since|for) \Z", regex.IGNORECASE)


def nth_unit(got: Captured) -> Timex | None:
    """The third quarter, the second day; which stretch is meant may follow."""
    unit, n = got.value("unit"), got.value("n")
    if unit in ("year", "century", "fortnight") or (unit == "quarter" and not 1 <= n <= 4 and n != -1):
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
    if got.parts[0] is got.names["whole"] and not got.has_kind("s") and counted.unit not in ("quarter", "half"):
        return None
    if counted.count is None and counted.weekday is None:
        return _unsaid_number(counted, whole)
    return Nth(counted.n, counted.unit, whole, counted.count, counted.weekday)


def _unsaid_number(counted: Nth, whole: Timex) -> Timex | None:
    """The first days of May are its early part, the last months of 2011 its late one; days of a year lie at its end."""
    if counted.n not in (1, -1):
        return Nth(counted.n, counted.unit, whole, None)
    far = counted.unit in ("day", "week") and not isinstance(whole, Relative) and not _is_month(whole)
    if counted.n == 1:
        return Portion("beginning" if far else "early", whole)
    return Portion("end" if far else "late", whole)


def _is_month(whole: Timex) -> bool:
    return isinstance(whole, PartialDate) and whole.month is not None


def last_units(got: Captured) -> Timex | None:
    """The last days, where the words go on to say of what."""
    unit = got.value("unit")
    plural = got.word("unit").lower().endswith("s") and unit in ("day", "week", "month", "year")
    return Nth(-1, unit, None, None) if plural and got.word("last").lower() == "last" else None


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


_LAST_UNITS = ("day", "week", "weekend", "month", "quarter")


def last_of(got: Captured) -> Timex | None:
    """The last week of March, the last Monday of May."""
    relative, whole = got.value("relative"), _whole(got)
    if whole is None or not got.word("relative").lower().startswith("last"):
        return None
    if isinstance(relative, Shifted) and relative.shift == -1 and isinstance(relative.recurring, PartialDate):
        weekday = relative.recurring.weekday
        return None if weekday is None else Nth(-1, "day", whole, 1, weekday)
    if isinstance(relative, Nth) and relative.whole is None and relative.n == -1:
        return Nth(-1, relative.unit, whole)
    if isinstance(relative, Window) and relative.count is not None and relative.count == int(relative.count):
        return Nth(-1, relative.unit, whole, int(relative.count)) if relative.unit in _LAST_UNITS else None
    if isinstance(relative, Relative) and relative.shift == -1 and relative.unit in _LAST_UNITS:
        return Nth(-1, relative.unit, whole)
    return None


def quarter_code(got: Captured) -> Timex | None:
    """Q3 2020."""
    year = got.value("year")
    if (
        year is None
        and regex.match(r"\s+[a-z]", got.after())
        and not regex.search(r"\b(?:in|of|for|the|this)\s\Z", got.before())
    ):
        return None
    if "fiscalyear" in got:
        return Nth(got.value("code"), "quarter", fiscal(got.value("fiscalyear")))
    if year is None:
        return Nth(got.value("code"), "quarter")
    return Nth(got.value("code"), "quarter", fiscal(year) if got.has_kind("fiscal") else PartialDate(year=year))


def half_code(got: Captured) -> Timex | None:
    """H1 2020."""
    return Nth(got.value("code"), "half", PartialDate(year=got.value("year")))


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
    units = ("week", "month", "year", "decade", "century")
    return Portion(edge, Relative(unit, 0, "either")) if unit in units else None


def year_end(got: Captured) -> Timex | None:
    """Year-end, year's end, year-end 2020."""
    if not got.unit_is("year", "month") or got.value("edge") != "end" or got.word("unit").lower().endswith("s"):
        return None
    if "year" in got and len(got.parts) == 3 and not _BEFORE_END.search(got.before(16)):
        return None
    if "year" in got:
        return Portion("deadline", got.value("year"))
    ends = regex.match(r"\s*(?:\Z|[,.;:!?)])", got.after())
    if len(got.parts) == 2 and not _BEFORE_END.search(got.before(16)):
        return None
    return Portion("deadline", Relative(got.value("unit"), 0, "either")) if ends else None


def portion_in(got: Captured) -> Timex | None:
    """Later in the month."""
    if "unit" not in got:
        whole = got.value("whole")
        return Portion(got.value("edge"), whole) if isinstance(whole, Season) else None
    unit = got.value("unit")
    return Portion(got.value("edge"), Relative(unit, 0, "either")) if unit in ("week", "month", "year") else None


BUILDERS = {
    "nth_unit": nth_unit,
    "nth_units": nth_units,
    "nth_half": nth_half,
    "nth_of": nth_of,
    "nth_weekday_of": nth_weekday_of,
    "last_of": last_of,
    "last_units": last_units,
    "quarter_code": quarter_code,
    "half_code": half_code,
    "portion": portion,
    "portion_of_this": portion_of_this,
    "year_end": year_end,
    "portion_in": portion_in,
}
