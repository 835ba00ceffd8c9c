"""What a date's words say before they are read against a timeline: no more precise than the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Unit = Literal[
    "hour", "day", "weekend", "week", "fortnight", "month", "season", "quarter", "semester", "half", "year", "decade",
    "century",
]  # fmt: skip
Edge = Literal["early", "mid", "late", "beginning", "end", "middle", "rest", "earlier", "later", "eve", "deadline"]
Base = Literal["published", "context", "either"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date with the parts that the words give: "27 July" has no year, "2012" no month.

    `weekday` counts from Monday = 0. `within` is a stretch that holds the date: "October of that year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    within: Timex | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """Two numbers of which one is the day and one the month ("3/4/2015"); the text decides which.

    `year_first` is what "16-12-13" means where the text was written about then.
    """

    first: int
    second: int
    year: int | None = None
    weekday: int | None = None
    mark: str = "/"
    year_first: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """The unit of the calendar `shift` units from the one that holds the base: "last week", "today", "that year".

    The base is the day of publication, the date the text speaks of ("context": "that year"), or the first of these
    that is known ("either": "the end of the year").
    """

    unit: Unit
    shift: int
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Shifted:
    """A recurring date, the last (-1), this (0) or the next (1): "last Tuesday", "next May", "this summer"."""

    recurring: Timex
    shift: int
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units away from a base: "two weeks ago", "four days later"; `count` is None for "several"."""

    count: float | None
    unit: Unit
    sign: int
    base: Base | Timex = "published"
    vague: bool = False
    more: tuple[tuple[float, Unit], ...] = ()  # larger units on top: "1 month and 21 days ago"


@dataclass(frozen=True, slots=True)
class Window:
    """So many units before (-1) or after (1) the base: "the past three years"; `count` is None for "few"."""

    count: float | None
    unit: Unit
    sign: int
    base: Base | Timex = "published"


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a stretch without a number: "early March", "the end of next week", "later this year"."""

    edge: Edge
    whole: Timex


@dataclass(frozen=True, slots=True)
class Nth:
    """Counted units of a stretch: "the first week of April", "the last Monday of March", "the third quarter".

    `n` is negative when counted from the end; `count` units from there on ("the first three months"), None for an
    unsaid number; `weekday` replaces the unit.
    """

    n: int
    unit: Unit
    whole: Timex | None = None
    count: int | None = 1
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The stretch spoken of last, in another year: "the same quarter last year", "the same period of 2011".

    `unit` is what the words call it, None for "period".
    """

    unit: Unit | None
    whole: Relative | Offset | PartialDate


@dataclass(frozen=True, slots=True)
class Season:
    """A season, of a year where the words name one; `within` is a year told in relation: "the spring of that year"."""

    name: Literal["spring", "summer", "autumn", "winter"]
    year: int | None = None
    within: Relative | None = None


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A fiscal or academic year, named by one calendar year ("FY2007") or two ("2012/13")."""

    kind: Literal["fiscal", "academic"]
    first: int
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years: "the 1990s"; without a century for "the nineties"."""

    year: int


@dataclass(frozen=True, slots=True)
class Century:
    """A hundred years: "the 21st century" starts in 2001, with `round_years` "the 1800s" in 1800."""

    number: int
    round_years: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday whose date can be computed; `name` is its entry in the lexicon."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of history without agreed ends: "the Soviet era"."""

    name: str


@dataclass(frozen=True, slots=True)
class EventDay:
    """An event called by its day: "9/11", "the September 11 attacks"."""

    name: str
    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Range:
    """From the first day of one date to the last day of another."""

    first: Timex
    last: Timex


Timex = (
    PartialDate
    | NumericDate
    | Relative
    | Shifted
    | Offset
    | Window
    | Portion
    | Nth
    | SamePeriod
    | Season
    | NamedYear
    | Decade
    | Century
    | Holiday
    | Era
    | EventDay
    | Range
)


def with_year(expression: Timex, year: int) -> Timex:
    """The same expression in a given year, where it names none."""
    if isinstance(expression, PartialDate | NumericDate | Season | Holiday) and expression.year is None:
        return replace(expression, year=year)
    if isinstance(expression, Portion):
        return replace(expression, whole=with_year(expression.whole, year))
    if isinstance(expression, Nth):
        whole = PartialDate(year=year) if expression.whole is None else with_year(expression.whole, year)
        return replace(expression, whole=whole)
    return expression


def named_year(expression: Timex | None) -> int | None:
    """The calendar year that the words name, if they do."""
    if isinstance(expression, PartialDate):
        return expression.year if expression.year is not None else named_year(expression.within)
    if isinstance(expression, NumericDate | Season | Holiday):
        return expression.year
    if isinstance(expression, NamedYear):
        return expression.first
    if isinstance(expression, Portion | Nth | SamePeriod):
        return named_year(expression.whole)
    if isinstance(expression, Range):
        first = named_year(expression.first)
        return first if first is not None else named_year(expression.last)
    return None
