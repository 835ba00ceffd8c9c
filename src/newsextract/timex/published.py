"""What people type for a publication date -> an ISO date, or a refusal in one line."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import regex

from ..errors import DateInputError
from .expressions import NumericDate, PartialDate, Timex
from .finding import find_dates
from .frame import Frame
from .resolving import evaluate
from .resolving.stretches import MONTHS

_ISO = regex.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?")
_REMEDY = "give a day with its year, such as 2012-07-30 or '30 July 2012'"


def parse_published(words: str | datetime.date, *, day_first: bool | None = None) -> str:
    """The ISO date that somebody typed, or of a date object.

    Only a whole day is taken: no "yesterday" (there is no clock), no month without a day, no day without a year.
    `day_first` is the order of two numbers that may both be a month ("1/2/2012"); without it they are refused, unless
    there are dots between them, which mean day first. Raises `DateInputError` otherwise.

    >>> parse_published("30 July 2012"), parse_published("30.07.2012")
    ('2012-07-30', '2012-07-30')
    """
    if isinstance(words, datetime.datetime):
        return words.date().isoformat()
    if isinstance(words, datetime.date):
        return words.isoformat()
    typed = words.strip()
    if not typed:
        raise DateInputError(f"an empty publication date; {_REMEDY}")
    day = _by_iso(typed) or _by_words(typed, day_first)
    if day is None:
        raise DateInputError(f"{words!r} is no date; {_REMEDY}")
    return day.isoformat()


def day_order(options: Mapping[str, Mapping[str, Any]]) -> bool | None:
    """The order of two numbers that the options give for the dates of texts; it holds for publication dates too."""
    order: bool | None = options.get("newsextract_entities", {}).get("day_first")
    return order


def _by_iso(typed: str) -> datetime.date | None:
    """An ISO date, which a time may follow."""
    found = _ISO.fullmatch(typed)
    try:
        return datetime.date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None


def _by_words(typed: str, day_first: bool | None) -> datetime.date | None:
    """A date in the words that texts use, else in those that only people type."""
    whole = _whole(typed)
    return _by_dateparser(typed) if whole is None else _by_grammar(whole, typed, day_first)


def _whole(typed: str) -> Timex | None:
    """The one date expression that the whole input is."""
    found = find_dates(typed)
    return found[0].expression if [(one.start, one.end) for one in found] == [(0, len(typed))] else None


def _by_grammar(expression: Timex, typed: str, day_first: bool | None) -> datetime.date | None:
    """The day that an expression names with its month and year."""
    if isinstance(expression, PartialDate) and (expression.year is None or expression.day is None):
        return None
    if not isinstance(expression, PartialDate | NumericDate) or expression.year is None:
        return None
    if isinstance(expression, NumericDate) and day_first is None and expression.mark != ".":
        _refuse_two_orders(expression, typed)
    return evaluate(expression, Frame(usual_day_first=day_first)).start


def _refuse_two_orders(expression: NumericDate, typed: str) -> None:
    """Raise `DateInputError` for two numbers that are a day in either order: a guess would be wrong for half of us."""
    one, other = (evaluate(expression, Frame(usual_day_first=order)).start for order in (True, False))
    if one is not None and other is not None and one != other:
        raise DateInputError(f"{typed!r} may be {_in_words(one)} or {_in_words(other)}; write {one} or {other}")


def _in_words(day: datetime.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _by_dateparser(typed: str) -> datetime.date | None:
    """Foreign month names and rarer forms; two fixed clocks must agree, so that nothing relative slips in."""
    import dateparser  # noqa: PLC0415 - a second to load, and needed for rare input only

    days = set()
    for base in (datetime.datetime(1999, 2, 3), datetime.datetime(2020, 11, 28)):
        settings = {"REQUIRE_PARTS": ["day", "month", "year"], "RELATIVE_BASE": base, "STRICT_PARSING": True}
        parsed = dateparser.parse(typed, settings=settings)
        days.add(None if parsed is None else parsed.date())
    return days.pop() if len(days) == 1 else None
