"""Values of stretches: seasons, counted units, parts, fiscal years, decades, holidays."""

from __future__ import annotations

from datetime import date

from ...records.dates import Granularity
from ..expressions import Century, Decade, EventDay, Holiday, NamedYear, Nth, Season
from ..frame import Frame, Value, known, unknown
from ..holidays import holiday_in
from ..stretch import Stretch, add_days, months_of, nth_weekday, week_of, year_of
from .relative_dates import granularity_of, relative
from .years import choose_year

_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SIZES = {"month": 1, "quarter": 3, "half": 6, "semester": 6}


def season_in(name: str, year: int) -> Stretch:
    """The three months of a season; the winter of a year ends in the next one."""
    return months_of(year, _SEASON_STARTS[name], 3)


def season(expression: Season, frame: Frame) -> Value:
    """The summer of 1987; a season without a year as a month without one."""
    if expression.year is not None:
        return known(season_in(expression.name, expression.year), "season", "as written, in whole months")
    if expression.within is not None:
        whole = relative(expression.within, frame)
        in_year = None if whole.start is None else season_in(expression.name, whole.start.year)
        return known(in_year, "season", whole.basis if in_year is None else f"its year {whole.basis}, in whole months")
    stretch, why = choose_year(lambda year: season_in(expression.name, year), frame)
    return known(stretch, "season", why if stretch is None else f"{why}, in whole months")


def holiday(expression: Holiday, frame: Frame) -> Value:
    """Easter, of a year or of the one that is meant."""
    if expression.year is not None:
        return known(holiday_in(expression.name, expression.year), "day", "day computed for the year written")
    stretch, why = choose_year(lambda year: holiday_in(expression.name, year), frame)
    return known(stretch, "day", why if stretch is None else f"day computed for its year; {why}")


def event_day(expression: EventDay, frame: Frame) -> Value:
    """The day of an event that is called by it."""
    day = date(expression.year, expression.month, expression.day)
    return Value(day, day, "day", f"the event known as '{expression.name}'")


def named_year(expression: NamedYear, frame: Frame) -> Value:
    """A fiscal year by the month it starts in, an academic year from September to August."""
    if expression.kind == "academic":
        start = months_of(expression.first, frame.academic_month, 12)
        return known(start, "year", assumed_start(expression.kind, frame))
    month = frame.fiscal_month
    last = expression.last or (expression.first if month > 1 else expression.first + 1)
    start = months_of(last - 1, month, 12) if month > 1 else year_of(expression.first)
    return known(start, "year", assumed_start(expression.kind, frame))


def assumed_start(kind: str, frame: Frame) -> str:
    """When named years are taken to start, in words."""
    month = frame.academic_month if kind == "academic" else frame.fiscal_month
    return f"{kind} year taken to start in {MONTHS[month - 1]}"


def decade(expression: Decade, frame: Frame) -> Value:
    """The 1990s."""
    return known(year_of(expression.year, 10), "decade", "as written")


def century(expression: Century, frame: Frame) -> Value:
    """The 21st century: 2001 to 2100. The 1800s: 1800 to 1899."""
    first = (expression.number - 1) * 100 + (0 if expression.round_years else 1)
    return known(year_of(first, 100), "century", "as written")


def nth(expression: Nth, frame: Frame, whole: Value | None) -> Value:
    """The first week of April, the last Monday of May, the third quarter."""
    size: Granularity = "day" if expression.weekday is not None else granularity_of(expression.unit)
    if expression.whole is None:
        return _nth_alone(expression, frame, size)
    stretch = whole.stretch if whole is not None else None
    if whole is None or stretch is None:
        return unknown(size, whole.basis if whole is not None else "the whole is not known")
    if expression.count is None:
        return unknown("period", "the words do not say how many")
    found = count_out(expression, stretch)
    return known(found, "period" if expression.count > 1 else size, f"counted in the whole ({whole.basis})")


def _nth_alone(expression: Nth, frame: Frame, size: Granularity) -> Value:
    if expression.unit in ("quarter", "half", "semester"):
        stretch, why = choose_year(lambda year: count_out(expression, year_of(year)), frame)
        return known(stretch, size, why)
    focus, words = frame.range_focus, frame.range_focus_words
    if focus is None:
        focus, words = frame.day_focus, frame.day_focus_words
    spoken = focus.stretch if focus is not None else None
    if spoken is None or expression.unit not in ("day", "week", "weekend"):
        return unknown(size, "no stretch is known that it could be counted in")
    return known(count_out(expression, spoken), size, f"counted in '{words}'")


def count_out(expression: Nth, whole: Stretch) -> Stretch | None:
    """The n-th unit inside a stretch, or so many from there on."""
    n, count, unit = expression.n, expression.count or 1, expression.unit
    if expression.weekday is not None:
        return _nth_weekday_in(whole, expression.weekday, n)
    if unit == "half" and not 300 < (whole.end - whole.start).days < 400:
        return _half(whole, n)
    if unit in _SIZES:
        return _nth_months(whole, n, count, _SIZES[unit])
    if unit == "day":
        first = add_days(whole.start, n - 1) if n > 0 else add_days(whole.end, n + 1)
        return (
            Stretch(first, add_days(first, count - 1))
            if n > 0
            else Stretch(add_days(whole.end, 1 - count * -n), whole.end)
        )
    if unit == "week":
        return _nth_week(whole, n, count)
    if unit == "decade":
        return year_of(whole.start.year + 10 * (n - 1), 10 * count) if n > 0 else None
    if unit == "weekend":
        if n > 0:
            saturday = add_days(whole.start, (5 - whole.start.weekday()) % 7 + 7 * (n - 1))
        else:
            saturday = add_days(whole.end, -((whole.end.weekday() - 5) % 7) + 7 * (n + 1))
        return Stretch(saturday, add_days(saturday, 1))
    return None


def _nth_months(whole: Stretch, n: int, count: int, size: int) -> Stretch | None:
    if n > 0:
        found = months_of(whole.start.year, whole.start.month + size * (n - 1), size * count)
    else:
        found = months_of(whole.end.year, whole.end.month - size * (-n - 1) - size * count + 1, size * count)
    return found if whole.start <= found.start and found.end <= whole.end else None


def _half(whole: Stretch, n: int) -> Stretch | None:
    """Half the years of a decade or century, half the months of a season; of a month days 1 to 15, or the rest."""
    if n not in (1, 2, -1) or whole.start.day != 1 or (whole.end - whole.start).days < 27:
        return None
    months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
    if months == 1:
        middle = add_days(whole.start, 14)
        return Stretch(whole.start, middle) if n == 1 else Stretch(add_days(middle, 1), whole.end)
    if months % 2:
        return None
    first = whole.start.month if n == 1 else whole.start.month + months // 2
    return months_of(whole.start.year, first, months // 2)


def _nth_week(whole: Stretch, n: int, count: int) -> Stretch:
    """Weeks of seven days from the first of a month; of a year, calendar weeks by ISO 8601."""
    if (whole.end - whole.start).days > 200:
        anchor = week_of(date(whole.start.year, 1, 4)) if n > 0 else week_of(date(whole.end.year, 12, 28))
        start = add_days(anchor.start, 7 * (n - 1)) if n > 0 else add_days(anchor.start, 7 * (n + 1))
        return Stretch(start, add_days(start, 7 * count - 1))
    if n > 0:
        start = add_days(whole.start, 7 * (n - 1))
        return Stretch(start, min(add_days(start, 7 * count - 1), max(whole.end, start)))
    end = add_days(whole.end, 7 * (n + 1))
    return Stretch(add_days(end, 1 - 7 * count), end)


def _nth_weekday_in(whole: Stretch, weekday: int, n: int) -> Stretch | None:
    if (whole.end - whole.start).days <= 31 and whole.start.day == 1:
        day = nth_weekday(whole.start.year, whole.start.month, weekday, n)
    else:
        first = add_days(whole.start, (weekday - whole.start.weekday()) % 7)
        last = add_days(whole.end, -((whole.end.weekday() - weekday) % 7))
        day = add_days(first, 7 * (n - 1)) if n > 0 else add_days(last, 7 * (n + 1))
    return Stretch(day, day) if day is not None and whole.holds(day) else None
