"""Builders of dates that count from another day: "last week", "two weeks ago", "the past three years"."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import regex

from ..expressions import Base, NamedYear, Nth, Offset, PartialDate, Relative, Season, Shifted, Timex, Unit, Window
from ..tense import tense_at
from .captured import Captured

_THE = regex.compile(r"\b[Tt]he\s+\Z")
_OVER_THE = regex.compile(r"\b(?:over|in|within|during|throughout) the\s+\Z", regex.IGNORECASE)
_SPAN_BEFORE = regex.compile(r"\b(?:the|this|in|within|over|during)\s+\Z", regex.IGNORECASE)
_NEARLY: frozenset[tuple[str, ...]] = frozenset(
    tuple(words.split())
    for words in ("nearly", "almost", "over", "under", "just over", "just under", "more than", "less than")
)
_NOT_AHEAD = regex.compile(
    r"\b(?:first|only|once|best|worst|lowest|highest|largest|biggest|time)\b[^.]*\Z", regex.IGNORECASE
)
_VERB_BEFORE = regex.compile(r"\b(?:will|would|to|can|could|should|may|must|not|might|shall)\s+\Z", regex.IGNORECASE)


_HALVES: dict[str, tuple[int, Unit]] = {
    "month": (2, "week"), "year": (6, "month"), "decade": (5, "year"), "century": (50, "year"),
}  # fmt: skip


def _base(got: Captured) -> Base:
    """Whether the words count from the day of publication or from the date the text speaks of."""
    kind = got.kind("direction")
    if kind in ("that", "following") or (kind in ("next", "last") and _THE.search(got.before())):
        return "context"
    return "published"


def relative_unit(got: Captured) -> Timex | None:
    """Last week, this year, the following day, the past decade."""
    direction, unit, kind = got.value("direction"), got.value("unit"), got.kind("direction")
    inner = [part.kind for part in got.parts[1:-1]]
    if got.word("unit").lower().endswith("s"):
        return _plural(got)
    if "past" in inner or "coming" in inner:
        kind = "past" if "past" in inner else "coming"
        direction = -1 if kind == "past" else 1
    if kind == "this":
        return Relative(unit, 0)
    if got.word("direction").lower() == "last" and unit == "day" and _THE.search(got.before()):
        return Nth(-1, "day")
    if _is_window(got, kind, unit):
        return Window(1, unit, direction)
    if kind == "that" and unit == "half":
        return None
    calendar = kind in ("next", "last") and unit in ("week", "month", "weekend", "quarter")
    return Relative(unit, direction, "published" if calendar else _base(got))


def _is_window(got: Captured, kind: str, unit: str) -> bool:
    """Whether the words mean the time up to now or from now, not a unit of the calendar: "over the last year"."""
    if unit in ("fortnight", "decade", "century"):
        return kind != "that"
    if kind == "last" and got.word("direction").lower() != "last":
        return False
    if kind in ("last", "next"):
        return unit in ("week", "month", "year") and bool(_OVER_THE.search(got.before(16)))
    return (kind == "past" and unit in ("week", "month", "year")) or (kind == "coming" and unit in ("month", "year"))


def _plural(got: Captured) -> Timex | None:
    """ "past decades" and "coming days" say too little; "this years" is a misspelt possessive."""
    if got.kind("direction") == "this" and got.value("unit") in ("year", "week", "month"):
        return Relative(got.value("unit"), 0)
    return None


def shifted_weekday(got: Captured) -> Timex | None:
    """Last Tuesday, this coming Friday, Friday last."""
    direction, kind = got.value("direction"), got.kind("direction")
    inner = [part for part in got.parts[1:-1] if part.kind in ("last", "coming", "next", "past")]
    if kind == "that":
        return None
    if inner:
        direction = inner[0].value
    if got.word("direction").lower() in ("previous", "preceding"):
        direction = -2
    base: Base = "context" if kind == "following" else "published"
    return Shifted(PartialDate(weekday=got.value("wd")), direction, base)


def shifted_month(got: Captured) -> Timex | None:
    """Last December, this May, the following March."""
    if got.kind("direction") == "that" and got.word("month").lower() in ("may", "march"):
        return None
    if got.kind("month") == "lowmonth" and (got.kind("direction") == "that" or regex.match(r"\s+[a-z]", got.after())):
        return None
    return _shifted(got, PartialDate(month=got.value("month")))


def shifted_season(got: Captured) -> Timex | None:
    """Last spring, this summer."""
    if got.kind("direction") == "that" and got.word("season").lower() == "fall":
        return None
    return _shifted(got, Season(got.value("season")))


def _shifted(got: Captured, recurring: Timex) -> Timex:
    direction, kind = got.value("direction"), got.kind("direction")
    inner = [part for part in got.parts[1:-1] if part.kind in ("last", "coming", "next")]
    if inner:
        direction = inner[0].value
    base: Base = "context" if kind in ("following", "that") else "published"
    return Shifted(recurring, direction, base)


def relative_named_year(got: Captured) -> Timex | None:
    """Last financial year, this academic year."""
    if got.value("unit") != "year":
        return None
    kind: Literal["fiscal", "academic"] = "fiscal" if got.kind("kind") == "fiscal" else "academic"
    return Shifted(NamedYear(kind, 0), got.value("direction"))


def consecutive(got: Captured) -> Timex | None:
    """A third straight day, the fourth week in a row: the day or week spoken of, up to which they are counted."""
    unit, n = got.value("unit"), got.value("n")
    if unit not in ("day", "week") or n < 2 or got.word("unit").lower().endswith("s"):
        return None
    return Relative(unit, 0, "context" if unit == "day" else "published")


def deictic(got: Captured) -> Timex | None:
    """Today, yesterday, tomorrow."""
    return Relative("day", got.value("word"))


def beside_today(got: Captured) -> Timex | None:
    """The day before yesterday."""
    if len(got.parts) != 3 or got.text[got.parts[0].start : got.parts[0].end].lower() != "day":
        return None
    step = -1 if got.value("side") == -1 else 1
    return Relative("day", got.value("word") + step) if got.unit_is("day") else None


def this_morning(got: Captured) -> Timex | None:
    """This morning is today, last night yesterday, the next morning the day after the one spoken of."""
    direction, word = got.value("direction"), got.word("direction").lower()
    if word in ("next", "following", "previous", "preceding"):
        return Relative("day", direction, "context") if _THE.search(got.before()) else None
    if direction and got.word("part").lower() not in ("night", "evening"):
        return None
    return Relative("day", direction)


def window(got: Captured) -> Timex | None:
    """The past three years, the next few days."""
    kind, direction, unit = got.kind("direction"), got.value("direction"), got.value("unit")
    if kind in ("this", "that") or (got.kind("count") == "a" and kind != "past"):
        return None
    if regex.match(r"\s+of (?:his|her|their|my|our)\b", got.after()) or (
        kind == "last" and _VERB_BEFORE.search(got.before())
    ):
        return None
    if got.names.get("count") is got.parts[0] and not got.word("unit").endswith("s"):
        return None
    if got.kind("count") == "num" and got.value("count") > 31 and unit == "day":
        return Window(got.value("count"), "day", direction)
    if unit == "hour" and got.word("unit").lower().startswith("minute"):
        return None
    if unit == "hour" and kind == "last" and not _SPAN_BEFORE.search(got.before()):
        return None
    if got.has_kind("fiscal") and unit != "year":
        return None
    base: Base = "context" if kind == "following" else "published"
    if "other" in got:
        return Window(max(got.value("count"), got.value("other")), unit, direction, base)
    return Window(got.value("count"), unit, direction, base)


def ago(got: Captured) -> Timex | None:
    """Two weeks ago, several months ago, nearly a decade ago, a week hence."""
    nearly = tuple(got.text[part.start : part.end].lower() for part in got.parts if part.kind == "approx")
    if nearly and nearly not in _NEARLY:
        return None
    return Offset(got.value("count"), got.value("last"), got.value("way"), vague="vague" in got, more=_larger(got))


def half_ago(got: Captured) -> Timex | None:
    """Half a year ago, a decade and a half ago."""
    half = _HALVES.get(got.value("unit"))
    if half is None:
        return None
    count, unit = half
    return Offset(3 * count if got.has_kind("and") else count, unit, got.value("way"))


def _larger(got: Captured) -> tuple[tuple[float, Unit], ...]:
    """The larger units that stand before the last one."""
    pairs = ((got.value("most"), got.value("unit")), (got.value("more"), got.value("unita")))
    return tuple((count, unit) for count, unit in pairs if count is not None)


def from_now(got: Captured) -> Timex | None:
    """Two months from now."""
    return Offset(got.value("count"), got.value("unit"), 1)


def in_units(got: Captured) -> Timex | None:
    """In two weeks, where the sentence looks ahead."""
    first, last = got.parts[0], got.parts[-1]
    if got.text[first.start : first.end].lower() != "in" or not regex.match(
        r"\s*(?:\Z|[.,;:!?)\n]|[A-Z]|to\b|from\b)", got.after()
    ):
        return None
    if tense_at(got.text, first.start, last.end) == "past" or _NOT_AHEAD.search(got.before(80)):
        return None
    return Offset(got.value("count"), got.value("unit"), 1)


def in_units_time(got: Captured) -> Timex | None:
    """In three weeks' time."""
    return Offset(got.value("count"), got.value("unit"), 1)


def units_later(got: Captured) -> Timex | None:
    """Four days later."""
    sign = 1 if got.value("way") == "later" else -1
    return Offset(got.value("count"), got.value("last"), sign, "context", more=_larger(got))


def beside(got: Captured) -> Timex | None:
    """Two days after Christmas, three weeks from tomorrow."""
    sign = -1 if got.value("side") == -1 else 1
    return Offset(got.value("count"), got.value("unit"), sign, got.value("base"))


def within_relative(got: Captured) -> Timex | None:
    """October of that year, Friday of next week."""
    date, whole = got.value("date"), got.value("whole")
    if not isinstance(whole, Relative):
        return None
    if isinstance(date, Season) and date.year is None and whole.unit == "year":
        return replace(date, within=whole)
    if isinstance(date, PartialDate) and date.year is None and date.within is None:
        fits = {"year": date.month is not None, "week": date.weekday is not None, "month": date.day is not None}
        if not fits.get(whole.unit, False):
            return None
        return PartialDate(None, date.month, date.day, date.weekday, whole)
    return None


def day_within_relative(got: Captured) -> Timex | None:
    """The 20th of next month."""
    whole = got.value("whole")
    if isinstance(whole, Relative) and whole.unit == "month" and 1 <= got.value("day") <= 31:
        return PartialDate(day=got.value("day"), within=whole)
    return None


def unit_beside(got: Captured) -> Timex | None:
    """The year before, the day after, where the phrase ends there."""
    if not _THE.search(got.before()):
        return None
    if not got.unit_is("day", "week", "month", "year") or not regex.match(r"\s*(?:\Z|[.,;:!?)])", got.after()):
        return None
    if got.kind("side") == "last" and got.word("side").lower() not in ("previous", "prior"):
        return None
    return Relative(got.value("unit"), -1 if got.value("side") == -1 else 1, "context")


def numbered_week(got: Captured) -> Timex | None:
    """Week 27 of 2018."""
    number, whole = got.value("number"), got.value("whole")
    if got.word("unit").lower() != "week" or not 1 <= number <= 53:
        return None
    if whole is None:
        ends = regex.match(r"\s*(?:\Z|[.,;:!?)]|\d)", got.after())
        return Nth(number, "week", Relative("year", 0, "either")) if ends else None
    return Nth(number, "week", whole) if not isinstance(whole, Relative) or whole.unit == "year" else None


def week_of_day(got: Captured) -> Timex | None:
    """The week of the 18th."""
    if (
        not got.unit_is("week")
        or not regex.match(r"\s*(?:\Z|[.,;:!?)\n]|[a-z])", got.after())
        or not 1 <= got.value("day") <= 31
    ):
        return None
    return (
        None
        if regex.match(r"\s+[a-z]{3,}(?!\w)", got.after()) and not regex.match(r"\s+they\b", got.after())
        else Offset(0, "week", 1, PartialDate(day=got.value("day")))
    )


def unit_after_next(got: Captured) -> Timex | None:
    """The week after next, Wednesday after next."""
    if "date" in got:
        return Shifted(got.value("date"), 1)
    return Relative(got.value("unit"), 2) if got.unit_is("week", "weekend", "month", "year") else None


def unit_before_last(got: Captured) -> Timex | None:
    """The week before last."""
    last = got.parts[-1]
    if got.text[last.start : last.end].lower() != "last" or regex.match(r"\s+[a-z]", got.after()):
        return None
    return Relative(got.value("unit"), -2) if got.unit_is("week", "weekend", "month", "year") else None


def week_of(got: Captured) -> Timex | None:
    """The week of 6 March."""
    return Offset(0, got.value("unit"), 1, got.value("whole")) if got.unit_is("week", "weekend") else None


BUILDERS = {
    "relative_unit": relative_unit,
    "shifted_weekday": shifted_weekday,
    "shifted_month": shifted_month,
    "shifted_season": shifted_season,
    "relative_named_year": relative_named_year,
    "deictic": deictic,
    "beside_today": beside_today,
    "this_morning": this_morning,
    "window": window,
    "ago": ago,
    "half_ago": half_ago,
    "from_now": from_now,
    "in_units": in_units,
    "units_later": units_later,
    "beside": beside,
    "within_relative": within_relative,
    "day_within_relative": day_within_relative,
    "week_of": week_of,
    "week_of_day": week_of_day,
    "unit_after_next": unit_after_next,
    "unit_before_last": unit_before_last,
    "in_units_time": in_units_time,
    "consecutive": consecutive,
    "unit_beside": unit_beside,
    "numbered_week": numbered_week,
}
